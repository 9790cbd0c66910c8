import {
  addCalendarDays, allMetrics, bucketsOf, compileMembers, metricById, type DateRange, type DimensionId, type Metric, type MetricId, type Question,
} from '@concord/sql';
import { askTallies, type Cell } from '../../metrics/ask-tallies.js';
import { controlContexts } from '../../metrics/control-context.js';
import { controlOf, type Controlled, type Measured } from '../../metrics/control.js';
import { emptyTally } from '../../metrics/tally.js';
import { valueOf } from '../../metrics/value.js';
import { RULE_WORDS } from '../../narrative/control-sentence.js';
import { phrase } from '../../narrative/phrase.js';
import { monthText, numberText, shareText } from '../../narrative/text.js';
import { normalCdf } from '../../stats/distributions/normal.js';
import type { JudgingContext } from '../judge/context.js';
import { NO_FIGURES, type Family, type Kind, type Tested } from './kind.js';

/** Metrics that warn before cases stay unresolved: each says so in its own file. */
const LEADING: readonly Metric[] = allMetrics.filter(({ leading }) => leading === true);
const PLACES: readonly (DimensionId | null)[] = [null, 'institution'];
const MOST_MEMBERS = 100;
/** Limits are three of these from the centre. */
const SIGMAS = 3;

const SENTENCE = {
  zh: '{what}“{metric}”：{month}为 {observed}（{numerator}/{denominator}），中线 {expected}，控制限 {lower}–{upper}；{rule}，属关注信号。',
  en: '“{metric}” of {what}: {observed} ({numerator}/{denominator}) in {month}, centre {expected}, control limits {lower}–{upper}; {rule}, a signal of concern.',
} as const;

const ALL = { zh: '全部案件', en: 'all cases' } as const;

function monthsOf(metric: Metric, cells: readonly Cell[], member: string, range: DateRange, asOf: string): Measured[] {
  const mine = new Map(cells.filter((cell) => cell.member === member && !cell.isOther).map(({ bucket, tally }) => [bucket, tally]));
  return bucketsOf(range, 'month').map(({ from, to, whole }, i) => ({ from, to, complete: whole && to <= asOf, value: valueOf(metric, mine.get(i) ?? emptyTally(metric), { asOf, dataVersion: 0 }) }));
}

function testOf(metric: Metric, member: string, months: readonly Measured[], { chart, points }: Controlled): Tested | null {
  const judged = months.filter(({ from }) => points.has(from));
  const [last, limits] = [judged.at(-1), points.get(chart.latest ?? '')];
  if (last === undefined || last.value.value === null || limits === undefined || chart.variation === null) return null;
  const { value, numerator, denominator } = last.value;
  const toConcern = metric.better === 'lower' ? limits.upper - limits.centre : limits.lower - limits.centre;
  // Without any variation there is no limit to be beyond.
  const exceedance = toConcern === 0 ? 0 : (value - limits.centre) / toConcern;
  return {
    typeKey: metric.id, placeKey: member, sinceOn: last.from, alarm: chart.variation.startsWith('concern'), exceedance, pValue: normalCdf(-SIGMAS * exceedance), largeAmount: false,
    // One side of the two that the chart's own chance is of.
    chance: chart.chance / 2,
    figures: () => ({
      ...NO_FIGURES, method: 'control_chart', unit: 'percent', period: { from: last.from, to: last.to }, base: { from: judged[0]?.from ?? last.from, to: last.to }, observed: value, expected: limits.centre,
      lower: Math.max(0, limits.lower), upper: Math.min(1, limits.upper), exceedance, pValue: normalCdf(-SIGMAS * exceedance), numerator, denominator, metric: metric.id, rule: limits.rule,
      trend: { bucket: 'month', from: judged.map(({ from }) => from), values: judged.map((month) => month.value.value) },
    }),
  };
}

async function members({ snapshot }: JudgingContext, question: Question, place: DimensionId | null): Promise<readonly string[]> {
  if (place === null) return [''];
  const rows = await snapshot.ask(compileMembers(metricById('intake'), place, question, MOST_MEMBERS));
  return rows.map((row) => row.text('member')).filter((key) => key !== '');
}

async function judge(context: JudgingContext): Promise<Family[]> {
  const { snapshot, cases, months } = context;
  const [first, last] = [months[0], months.at(-1)];
  const told = LEADING.filter(({ id }) => context.told.has(id as MetricId));
  if (first === undefined || last === undefined || told.length === 0) return [];
  const range = { from: first.from, to: last.to };
  const question: Question = { ...cases, metrics: told.map(({ id }) => id as MetricId), range, bucket: 'month' };
  const contextOf = await controlContexts(snapshot, { dataset: cases.dataset, filters: [] }, range, cases.asOf);
  const families = await Promise.all(PLACES.map(async (place): Promise<Family | null> => {
    const named = await members(context, question, place);
    // Where there is one place, all cases are its cases.
    if (place !== null && named.length < 2) return null;
    const cells = await askTallies(snapshot, place === null ? question : { ...question, split: { dimension: place, named } });
    const tests = told.flatMap((metric) => named.map((member) => {
      const id = metric.id as MetricId;
      const all = monthsOf(metric, cells.get(id) ?? [], member, range, addCalendarDays(cases.asOf, -context.lateDays));
      return testOf(metric, member, all, controlOf(metric, all, contextOf(id, place === null ? undefined : { dimension: place, key: member })));
    }));
    return { type: null, place, period: { from: last.from, to: last.to }, tests: tests.filter((test) => test !== null) };
  }));
  return families.filter((family) => family !== null);
}

/** Leading indicators by the control chart: only signals on the wrong side. */
export const leading: Kind = {
  id: 'leading',
  version: 1,
  label: { zh: '先行指标', en: 'Leading indicator' },
  meaning: { zh: '首次联系、失联终止、口头协议、90 日内违约、集中代理等先行指标的最近一个结果已知的完整月，按控制图规则出现关注信号。', en: 'The newest complete month with known outcomes of a leading indicator (first contact, lost contact, oral agreements, defaults within 90 days, clusters of agents) is a signal of concern by the rules of the control chart.' },
  needs: null,
  counts: null,
  pool: 'change',
  judge,
  sentence: ({ place }, figures) => phrase(SENTENCE, {
    what: place ?? ALL, metric: metricById(figures.metric ?? '').label, month: monthText(figures.period.from), observed: shareText(figures.observed), numerator: numberText(figures.numerator ?? 0),
    denominator: numberText(figures.denominator ?? 0), expected: shareText(figures.expected ?? 0), lower: shareText(figures.lower ?? 0), upper: shareText(figures.upper ?? 0), rule: RULE_WORDS[figures.rule ?? 'astronomical'],
  }),
};

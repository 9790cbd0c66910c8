import { Injectable } from '@nestjs/common';
import {
  bucketsOf, compileTypeCounts, compileTypeMonths, compileTypeSizes, compileTypeStocks, dimensionById, isUnclassified, metricById,
  type AgedMetric, type CountMetric, type Dimension, type DimensionId, type MetricId, type TypedCases,
} from '@concord/sql';
import { controlContexts, historyOf } from '../metrics/control-context.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { QuestionError } from '../store/errors.js';
import { assertKept, knownWholeOf } from '../store/history.js';
import { Store, type Snapshot } from '../store/store.js';
import { Turns } from '../store/turns.js';
import type { Viewer } from '../store/viewer.js';
import { askBesideTypes, repeatRange, repeatsBeyond, type BesideTypes } from './beside-types.js';
import type { IssueLevel, Issues, IssuesInput, IssueType, StuckTypes } from './issues.model.js';
import { paretoFindings } from './pareto-findings.js';
import { blurredFindings } from './blurred-classes.js';
import { fittingLevel, levelOf, measuresTold, paretoOf, typeMember, type TypeSize } from './paretos.js';
import { stuckTypes } from './stuck.js';
import { HEAT_ROWS, heatFindings, monthFindings, stuckFindings } from './type-findings.js';
import { isRising, recursByRank, signalsOf, typeControl, vitalMonths, type MonthContext, type TypeMonths } from './type-months.js';

/** What a dispute can be classified by, the finest first; `issue` is business × sub-type × cause. */
const CLASSIFICATIONS: readonly DimensionId[] = ['issue', 'subtype', 'product', 'cause', 'business'];
/** More types than this are no classification. */
const MAX_TYPES = 2_000;
const MAX_TYPE_MONTHS = 100_000;
/** Types told one by one. */
const TOLD_TYPES = 200;
/** Month ends at which a type must be beyond to be 顽固. */
const STUCK_ENDS = 3;

function countMetric(id: MetricId): CountMetric {
  const metric = metricById(id);
  if (metric.kind !== 'count') throw new QuestionError('BAD_INPUT', `${id} is no count of cases`);
  return metric;
}

function agedMetric(id: MetricId): AgedMetric {
  const metric = metricById(id);
  if (metric.kind !== 'level' || metric.beyond === undefined) throw new QuestionError('BAD_INPUT', `${id} is no stock of cases beyond a limit`);
  return { ...metric, beyond: metric.beyond };
}

/** Types of dispute: by size, by month, and by how long they stay open; one question, one data version. */
@Injectable()
export class IssuesService {
  constructor(private readonly store: Store) {}

  issues(viewer: Viewer, input: IssuesInput): Promise<Issues> {
    return this.store.consistently(viewer, async (snapshot) => {
      const asked: TypedCases = { ...(await snapshot.cases(input)), metric: countMetric(input.metric), range: input.range };
      await assertKept(snapshot, asked, asked.range);
      const wanted = input.dimension ?? undefined;
      if (wanted !== undefined && dimensionById(wanted).snapshotOnly === true) throw new QuestionError('BAD_INPUT', `${wanted} classifies a stock only`);
      // Asked for before the levels are known where the level is given, so that both run at once.
      const [levels, given] = await Promise.all([this.levels(snapshot, asked), wanted === undefined ? null : this.byType(snapshot, asked, input, wanted)]);
      const dimension = wanted ?? fittingLevel(levels) ?? 'issue';
      const parts = given ?? await this.byType(snapshot, asked, input, dimension);
      return { ...parts, levels, dimension, metric: input.metric, asOf: asked.asOf, dataVersion: snapshot.version.number };
    });
  }

  private async levels(snapshot: Snapshot, asked: TypedCases): Promise<IssueLevel[]> {
    const rows = await snapshot.ask(compileTypeCounts(asked, CLASSIFICATIONS, MAX_TYPES));
    return CLASSIFICATIONS.flatMap((dimension) => {
      const level = levelOf(dimension, rows.filter((row) => row.text('level') === dimension).map((row) => ({ key: row.text('member'), n: row.num('n') })));
      return level.types === 0 ? [] : [level];
    });
  }

  private async byType(snapshot: Snapshot, asked: TypedCases, input: IssuesInput, dimension: DimensionId): Promise<Omit<Issues, 'asOf' | 'dataVersion' | 'dimension' | 'levels' | 'metric'>> {
    const history = historyOf(asked.range);
    const spans = bucketsOf(history, 'month');
    const aged = typeof input.aged === 'string' ? agedMetric(input.aged) : null;
    const named = (await snapshot.dimensions(input))(dimension);
    // What is asked for ahead is waited for together with all else: a refusal that nobody waits for would end the process.
    const sized = this.sizes(snapshot, asked, dimension);
    const [sizes, repeats, monthly, contextOf, isWhole, stuck] = await Promise.all([
      sized,
      typeof input.repeats !== 'string' ? null : this.repeats(snapshot, asked, input.repeats, dimension, sized),
      this.monthly(snapshot, { ...asked, range: history }, dimension, spans.map(({ start }) => start)),
      controlContexts(snapshot, input, asked.range, asked.asOf),
      knownWholeOf(snapshot, asked),
      aged === null ? null : this.stuck(snapshot, asked, aged, named, input.duration ?? null),
    ]);
    const stamp = { asOf: asked.asOf, dataVersion: snapshot.version.number };
    const months: MonthContext = { metric: asked.metric, spans, stamp, isWhole, contextOf: (key) => contextOf(input.metric, { dimension, key }) };
    const shown = spans.filter(({ from }) => from >= asked.range.from);
    const total = sizes.reduce((sum, { n }) => sum + n, 0);
    const told = await typesOf(sizes, monthly, months, asked.range.from, named, repeats);
    const drawnMonths = shown.map((span) => ({ from: span.from, to: span.to, complete: isWhole(span) }));
    return {
      typeCount: sizes.length,
      monthly: shown.map((_, i) => [...monthly.values()].reduce((sum, counts) => sum + (counts[spans.length - shown.length + i] ?? 0), 0)),
      months: drawnMonths,
      heat: { rows: HEAT_ROWS, findings: heatFindings({ months: drawnMonths, types: told.types }).map(findingAnswer) },
      paretos: measuresTold(sizes).map((measure) => {
        const pareto = paretoOf(sizes, measure, named);
        return { ...pareto, findings: [...paretoFindings(pareto, total), ...(measure === 'cases' ? blurredFindings(sizes, dimension) : [])].map(findingAnswer) };
      }),
      stuck: stuck && { ...stuck, findings: stuckFindings(stuck).map(findingAnswer) },
      findings: monthFindings(told).map(findingAnswer),
      ...told,
    };
  }

  private async sizes(snapshot: Snapshot, asked: TypedCases, dimension: DimensionId): Promise<TypeSize[]> {
    const rows = await snapshot.ask(compileTypeSizes(asked, dimension, MAX_TYPES + 1));
    if (rows.length > MAX_TYPES) throw new QuestionError('TOO_LARGE', `${dimension} has more than ${String(MAX_TYPES)} members: choose a coarser classification`);
    return rows.map((row) => ({ key: row.text('member'), n: row.num('n'), ended: row.num('ended'), days: row.num('days'), amount: row.num('amount'), withAmount: row.num('with_amount') }));
  }

  private async repeats(snapshot: Snapshot, asked: TypedCases, id: MetricId, dimension: DimensionId, sized: Promise<readonly TypeSize[]>): Promise<BesideTypes> {
    const keys = (await sized).map(({ key }) => key).filter((key) => !isUnclassified(key)).slice(0, TOLD_TYPES);
    return askBesideTypes(snapshot, asked, id, 'ratio', dimension, keys, repeatRange(asked.range));
  }

  private async monthly(snapshot: Snapshot, asked: TypedCases, dimension: DimensionId, starts: readonly string[]): Promise<TypeMonths> {
    const rows = await snapshot.ask(compileTypeMonths(asked, dimension, MAX_TYPE_MONTHS + 1));
    if (rows.length > MAX_TYPE_MONTHS) throw new QuestionError('TOO_LARGE', `${dimension} has too many members over so many months: choose a coarser classification or fewer months`);
    const placeOf = new Map(starts.map((start, i) => [start, i]));
    const monthly = new Map<string, number[]>();
    for (const row of rows) {
      const counts = monthly.get(row.text('member')) ?? starts.map(() => 0);
      counts[placeOf.get(row.text('month')) ?? 0] = row.num('n');
      monthly.set(row.text('member'), counts);
    }
    return monthly;
  }

  private async stuck(snapshot: Snapshot, asked: TypedCases, aged: AgedMetric, dimension: Dimension, duration: MetricId | null): Promise<Omit<StuckTypes, 'findings'> | null> {
    const until = asked.range.to < asked.asOf ? asked.range.to : asked.asOf;
    const ends = bucketsOf(historyOf({ from: asked.range.from, to: until < asked.range.from ? asked.range.from : until }), 'month').filter(({ whole }) => whole).slice(-STUCK_ENDS).map(({ to }) => to);
    if (ends.length < STUCK_ENDS) return null;
    const rows = await snapshot.ask(compileTypeStocks(asked, aged, dimension.id as DimensionId, ends, MAX_TYPES));
    const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? 0);
    const types = stuckTypes(rows.map((row) => ({ key: row.text('member'), open: numbers(row.numbers('open')), aged: numbers(row.numbers('aged')), excessDays: row.num('excess') })), ends, aged.id as MetricId, dimension);
    const times = duration === null ? null : await askBesideTypes(snapshot, asked, duration, 'duration', dimension.id as DimensionId, types.rows.map(({ member }) => member.key), asked.range);
    return { ...types, rows: types.rows.map((row) => ({ ...row, time: times?.of(row.member.key) ?? null })) };
  }
}

/** The largest types one by one with what their months say, and how many of all could be judged; while they are judged, others have their turns. */
async function typesOf(sizes: readonly TypeSize[], monthly: TypeMonths, months: MonthContext, from: string, dimension: Dimension, repeats: BesideTypes | null): Promise<Pick<Issues, 'byChance' | 'judged' | 'latest' | 'types'>> {
  const named = sizes.map(({ key }) => key).filter((key) => !isUnclassified(key));
  const recent = vitalMonths(named, monthly, months);
  const whole = sizes.reduce((sum, { n }) => sum + n, 0);
  const skipped = months.spans.findIndex((span) => span.from >= from);
  const none = months.spans.map(() => 0);
  const [judged, turns]: [{ readonly type: IssueType; readonly control: ReturnType<typeof typeControl> | null }[], Turns] = [[], new Turns()];
  for (const { key, n, days, amount, withAmount } of sizes) {
    const counts = monthly.get(key) ?? none;
    const control = isUnclassified(key) ? null : typeControl(key, counts, months);
    const own = repeats?.of(key) ?? null;
    const isBeyond = repeatsBeyond(own, repeats?.whole ?? null);
    const type: IssueType = {
      repeats: own, repeatsBeyond: isBeyond,
      n, days, amount, withAmount, member: typeMember(dimension, key), unclassified: isUnclassified(key), share: n / whole,
      monthly: counts.slice(skipped), recurring: recursByRank(recent.get(key) ?? 0) || isBeyond,
      signals: control === null ? [] : signalsOf(control, counts, months, from), variation: control?.chart.variation ?? null,
    };
    judged.push({ type, control });
    await turns.give();
  }
  const charts = judged.flatMap(({ control }) => (control === null || control.chart.variation === null ? [] : [control.chart]));
  const [first] = charts;
  // What rises is told however small it is.
  const listed = judged.map(({ type }) => type).filter((type, i) => i < TOLD_TYPES || isRising(type));
  return {
    types: [...listed.filter((type) => !type.unclassified), ...listed.filter((type) => type.unclassified)],
    judged: charts.length, byChance: charts.length * (first?.chance ?? 0), latest: charts.map(({ latest }) => latest ?? '').sort().at(-1) ?? null,
  };
}

import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { TrendWords } from '../../../chart/option/trend.js';
import { axisOf } from '../../../chart/prepare/trend.js';
import type { Trend, TrendPoint } from '../../../chart/prepare/trend.js';
import type { RareEventsQuery } from '../../../graphql/gen/graphql.js';
import { toneOf } from '../../../measure/control.js';
import type { Control } from '../../../measure/control.js';
import type { MetricDefinition } from '../../../measure/measure.js';
import { countText, plainText } from '../../../text/format.js';
import type { PageWording } from '../../../text/page-words.js';
import type { RareWords } from '../../../text/rare/zh-cn.js';

/** What the server tells of rare events. */
export type RareEvents = RareEventsQuery['rareEvents'];
type Gap = RareEvents['gaps'][number];

/** Whether a series has less than one event a month, and something lies between its events. */
export const canBeRare = (control: Pick<Control, 'chart'> | null | undefined, { kind }: Pick<MetricDefinition, 'kind'>): boolean => control?.chart === 'rare' && (kind === 'count' || kind === 'ratio');

function limitsOf({ centre, lower, upper }: RareEvents, { rule, variation }: Pick<Gap, 'rule' | 'variation'>): TrendPoint['limits'] {
  return centre === null || lower === null || upper === null ? null : { centre, lower, upper, rule, variation, tone: toneOf(variation) };
}

/** Gaps as a trend: a point for each event but the first, and a hollow one for the time since the last. */
export function gapTrend(rare: RareEvents): Trend {
  const point = (on: string, between: number, complete: boolean, limits: TrendPoint['limits']): TrendPoint =>
    ({ from: on, to: on, value: between, n: between, low: null, high: null, complete, caveat: null, limits });
  const gaps = rare.gaps.map((gap) => point(gap.on, gap.between, true, limitsOf(rare, gap)));
  const { quiet } = rare;
  const open = quiet === null ? [] : [point(quiet.until, quiet.between, false, limitsOf(rare, quiet.beyond ? { rule: 'astronomical', variation: 'neutral_high' } : { rule: null, variation: 'common_cause' }))];
  const points = [...gaps, ...open];
  const values = points.map(({ value }) => value ?? 0);
  return {
    shape: 'line', points, firmUntil: Math.max(0, gaps.length - 1), gaps: 0, hasStrip: false,
    extent: values.length === 0 ? null : [Math.min(...values), Math.max(...values)], axis: axisOf([...values, rare.upper ?? 0], { kind: 'count' }),
  };
}

/** The state of a gap in words: `变化信号 · 连续七次间隔在中线一侧`. */
function stateText({ rule, variation }: Pick<Gap, 'rule' | 'variation'>, { wording, say }: PageWording<RareWords>): string {
  const word = wording.t(`spc.${toneOf(variation)}`);
  return rule === null ? word : `${word} · ${say(`rules.${rule}`)}`;
}

/** What the chart says of each gap. */
export function gapWords(rare: RareEvents, page: PageWording<RareWords>): TrendWords {
  const { locale } = page.wording;
  const dayOf = ({ from }: TrendPoint): string => from;
  return {
    month: dayOf,
    tick: (value) => countText(value, locale),
    tooltip: (point) => {
      const { quiet } = rare;
      if (!point.complete && quiet !== null) return page.say(`quiet.${rare.chart}`, { since: quiet.since, n: countText(quiet.between, locale) });
      const gap = rare.gaps.find(({ on, between }) => on === point.from && between === point.value);
      if (gap === undefined) return '';
      const told = page.say(`gap.${rare.chart}`, { since: gap.since, on: gap.on, n: countText(gap.between, locale) });
      return rare.upper === null ? told : `${told}\n${stateText(gap, page)}`;
    },
    end: '', strip: '',
  };
}

/** The gaps as a table, the one that is not over last. */
export function gapTable(rare: RareEvents, page: PageWording<RareWords>): ChartTable {
  const { say, wording } = page;
  const { lower, upper, quiet } = rare;
  const isJudged = lower !== null && upper !== null;
  const limits = isJudged ? `${lower > 0 ? plainText(lower, 1, wording.locale) : ''}–${plainText(upper, 1, wording.locale)}` : '';
  const row = (since: string, on: string, between: number, state: string): string[] => [since, on, countText(between, wording.locale), ...(isJudged ? [limits, state] : [])];
  return {
    columns: [words('since', say('since')), words('on', say('on')), figures('between', say(`head.${rare.chart}`)), ...(isJudged ? [figures('limits', wording.t('spc.limits')), words('state', wording.t('spc.state'))] : [])],
    rows: [
      ...rare.gaps.map((gap) => row(gap.since, gap.on, gap.between, stateText(gap, page))),
      ...(quiet === null ? [] : [row(quiet.since, say('soFar'), quiet.between, quiet.beyond ? stateText({ rule: 'astronomical', variation: 'neutral_high' }, page) : wording.t('spc.normal'))]),
    ],
  };
}

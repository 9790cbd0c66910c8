import type { BucketSpan, LocalisedText } from '@concord/sql';
import { sampleQuantile } from '../../stats/numbers.js';
import type { Period } from '../../stats/outbreaks/quasi-poisson.js';
import { sparseDispersion } from '../../stats/outbreaks/sparse-dispersion.js';
import { NO_FIGURES, type Family, type Named, type Tested } from '../kinds/kind.js';
import type { SignalFigures } from '../figures.js';
import { casesText, numberText, spanText } from '../../narrative/text.js';
import { phrase } from '../../narrative/phrase.js';
import type { CountSeries, SeriesBucket } from './context.js';
import { keysOf, type Grain } from './grain.js';
import { isSparse, judgeCount, judgeShort } from './judge-count.js';
import { chanceText, whatText } from './words.js';

/** How a kind of count is cut: the last so many periods are judged together, by so many before them. */
export interface Cut {
  readonly bucket: SeriesBucket;
  readonly window: number;
  readonly base: number;
  /** Periods between both that are left out, so that the start of a rise does not hide it; 0 when not said. */
  readonly guard?: number;
  /** By which rule; by what the counts themselves allow when not said. */
  readonly rule?: 'ears';
}

/** Shown of a series, whatever it is judged by. */
const SHOWN = 36;
const P95 = 0.95;

const PERIODS_A_YEAR: Readonly<Record<SeriesBucket, number>> = { month: 12, week: 52 };

interface Parts {
  readonly current: Required<Period>;
  readonly past: readonly Required<Period>[];
  /** Cases of the three periods before the one judged; 0 of a longer window. */
  readonly recent: number;
  /** First and last day of the past. */
  readonly base: { readonly from: string; readonly to: string };
}

interface CutSeries {
  readonly series: CountSeries;
  readonly parts: Parts;
}

/** The window as one period, and those it is judged by; periods without exposure (a week of holidays) are left out. Null where nothing was ever counted. */
function cutSeries(counts: readonly number[], exposures: readonly number[], spans: readonly BucketSpan[], { window, base, guard = 0 }: Cut): Parts | null {
  const periods = spans.map(({ from, to }, i) => ({ from, to, count: counts[i] ?? 0, exposure: exposures[i] ?? 0 })).filter(({ exposure }) => exposure > 0);
  const judged = periods.slice(-window);
  const past = periods.slice(-window - guard - base, -window - guard);
  const [first, last] = [past[0], past.at(-1)];
  if (first === undefined || last === undefined || [...past, ...judged].every(({ count }) => count === 0)) return null;
  const recent = window === 1 ? periods.slice(-4, -1).reduce((sum, { count }) => sum + count, 0) : 0;
  return { past, recent, base: { from: first.from, to: last.to }, current: { count: judged.reduce((sum, one) => sum + one.count, 0), exposure: judged.reduce((sum, one) => sum + one.exposure, 0) } };
}

function testOf(grain: Grain, { series, parts }: CutSeries, spans: readonly BucketSpan[], cut: Cut, sparse: number): Tested {
  const { current, past, recent } = parts;
  const judged = cut.rule === 'ears' ? judgeShort(past, current, recent) : judgeCount(past, current, recent, { sparseDispersion: sparse, periodsAYear: PERIODS_A_YEAR[cut.bucket] });
  const [first, last] = [spans.at(-cut.window), spans.at(-1)];
  const amounts = series.amounts.slice(-cut.base - 1);
  return {
    ...keysOf(grain, series.keys), sinceOn: first?.from ?? '', alarm: judged.alarm, exceedance: judged.exceedance, pValue: judged.pValue, chance: judged.chance,
    largeAmount: cut.window === 1 && (amounts.at(-1) ?? 0) > sampleQuantile(amounts.slice(0, -1), P95),
    figures: () => ({
      ...NO_FIGURES, method: judged.method, unit: 'case', period: { from: first?.from ?? '', to: last?.to ?? '' }, base: parts.base,
      observed: current.count, expected: judged.expected, lower: judged.lower, upper: judged.upper, exceedance: judged.exceedance, pValue: judged.pValue, lambda: judged.lambda,
      dispersion: judged.dispersion,
      trend: { bucket: cut.bucket, from: spans.slice(-SHOWN).map(({ from }) => from), values: series.counts.slice(-SHOWN) },
    }),
  };
}

/** Tests every series of a grain; `exposuresOf` gives the exposure of each period, series by series. Null where there is not a single period to judge by. */
export function familyOf(grain: Grain, all: readonly CountSeries[], spans: readonly BucketSpan[], cut: Cut, exposuresOf: (series: CountSeries) => readonly number[], isJudged: (base: readonly number[]) => boolean): Family | null {
  const [first, last] = [spans.at(-cut.window), spans.at(-1)];
  if (first === undefined || last === undefined || spans.length <= cut.window + (cut.guard ?? 0)) return null;
  const judged = all.filter(({ counts }) => isJudged(counts.slice(-cut.window - (cut.guard ?? 0) - cut.base, -cut.window - (cut.guard ?? 0)))).flatMap((series): CutSeries[] => {
    const parts = cutSeries(series.counts, exposuresOf(series), spans, cut);
    return parts === null ? [] : [{ series, parts }];
  });
  // One sparse series cannot show its bursts, hundreds of them can.
  const sparse = sparseDispersion(judged.map(({ parts }) => parts.past).filter(isSparse));
  return { ...grain, period: { from: first.from, to: last.to }, tests: judged.map((one) => testOf(grain, one, spans, cut, sparse)) };
}

/** Sentence of a count: what was counted, what was to be expected, how far chance goes. */
export function countSentence(template: LocalisedText, named: Named, figures: SignalFigures): LocalisedText {
  const { observed, expected, upper, pValue, period, base } = figures;
  return phrase(template, {
    what: whatText(named), period: spanText(period), observed: casesText(observed), expected: numberText(expected ?? 0, 1), upper: numberText(upper ?? 0, 1), chance: chanceText(pValue ?? 0),
    base: base === null ? '' : spanText(base),
  });
}

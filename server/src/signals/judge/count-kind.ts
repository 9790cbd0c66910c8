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
import { isSparse, judgeCount } from './judge-count.js';
import { chanceText, whatText } from './words.js';

/** How a kind of count is cut: the last so many periods are judged together, by so many before them. */
export interface Cut {
  readonly bucket: SeriesBucket;
  readonly window: number;
  readonly base: number;
}

/** Shown of a series, whatever it is judged by. */
const SHOWN = 36;
const P95 = 0.95;

const PERIODS_A_YEAR: Readonly<Record<SeriesBucket, number>> = { month: 12, week: 52 };

interface Parts {
  readonly current: Required<Period>;
  readonly past: readonly Required<Period>[];
}

interface CutSeries {
  readonly series: CountSeries;
  readonly parts: Parts;
}

/** The window as one period, and those it is judged by; periods without exposure (a week of holidays) are left out. Null where nothing was ever counted. */
function cutSeries(counts: readonly number[], exposures: readonly number[], { window, base }: Cut): Parts | null {
  const periods = counts.map((count, i) => ({ count, exposure: exposures[i] ?? 0 })).filter(({ exposure }) => exposure > 0);
  const judged = periods.slice(-window);
  const past = periods.slice(-window - base, -window);
  if (past.length === 0 || [...past, ...judged].every(({ count }) => count === 0)) return null;
  return { past, current: { count: judged.reduce((sum, one) => sum + one.count, 0), exposure: judged.reduce((sum, one) => sum + one.exposure, 0) } };
}

function testOf(grain: Grain, { series, parts }: CutSeries, spans: readonly BucketSpan[], cut: Cut, sparse: number): Tested {
  const recent = cut.window === 1 ? parts.past.slice(-3).reduce((sum, { count }) => sum + count, 0) : 0;
  const judged = judgeCount(parts.past, parts.current, recent, { sparseDispersion: sparse, periodsAYear: PERIODS_A_YEAR[cut.bucket] });
  const [first, last] = [spans.at(-cut.window), spans.at(-1)];
  const before = spans.slice(-cut.window - cut.base, -cut.window);
  const amounts = series.amounts.slice(-cut.base - 1);
  return {
    ...keysOf(grain, series.keys), sinceOn: first?.from ?? '', alarm: judged.alarm, exceedance: judged.exceedance, pValue: judged.pValue, chance: judged.chance,
    largeAmount: cut.window === 1 && (amounts.at(-1) ?? 0) > sampleQuantile(amounts.slice(0, -1), P95),
    figures: () => ({
      ...NO_FIGURES, method: judged.method, unit: 'case', period: { from: first?.from ?? '', to: last?.to ?? '' }, base: { from: before[0]?.from ?? '', to: before.at(-1)?.to ?? '' },
      observed: parts.current.count, expected: judged.expected, lower: judged.lower, upper: judged.upper, exceedance: judged.exceedance, pValue: judged.pValue, lambda: judged.lambda,
      dispersion: judged.dispersion,
      trend: { bucket: cut.bucket, from: spans.slice(-SHOWN).map(({ from }) => from), values: series.counts.slice(-SHOWN) },
    }),
  };
}

/** Tests every series of a grain; `exposuresOf` gives the exposure of each period, series by series. Null where there is not a single period to judge by. */
export function familyOf(grain: Grain, all: readonly CountSeries[], spans: readonly BucketSpan[], cut: Cut, exposuresOf: (series: CountSeries) => readonly number[], isJudged: (base: readonly number[]) => boolean): Family | null {
  const [first, last] = [spans.at(-cut.window), spans.at(-1)];
  if (first === undefined || last === undefined || spans.length <= cut.window) return null;
  const judged = all.filter(({ counts }) => isJudged(counts.slice(-cut.window - cut.base, -cut.window))).flatMap((series): CutSeries[] => {
    const parts = cutSeries(series.counts, exposuresOf(series), cut);
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

import { compileAgeingBy, MIN_N_FULL, MIN_N_PERCENT, type DimensionId, type LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { casesText, dateText, daysText, rangeText, shareText } from '../../narrative/text.js';
import { normalCdf } from '../../stats/distributions/normal.js';
import { wilson } from '../../stats/intervals/wilson.js';
import { ageing, isLongUnresolved, type OpenCases } from '../../stats/issues/recurrence.js';
import type { SignalFigures } from '../figures.js';
import type { JudgingContext } from '../judge/context.js';
import { dimensionsOf, keysOf, type Grain } from '../judge/grain.js';
import { monthEndsUpTo } from '../judge/month-ends.js';
import { whatText } from '../judge/words.js';
import { NO_FIGURES, type Family, type Kind, type Tested } from './kind.js';

/** Month-ends shown; the last three decide. */
const SHOWN = 12;
const DECIDING = 3;
/** A type with fewer open cases cannot have five old ones. */
const FEWEST_OPEN = 5;
/** One-sided error of the Wilson limit at one month-end; three in a row are less. */
const CHANCE = 0.05;

const STUCK_GRAINS: readonly Grain[] = [{ type: 'issue', place: null }, { type: 'subtype', place: null }, { type: 'subtype', place: 'institution' }];

const SENTENCE = {
  zh: '{what}：{day}未结 {open}，其中 {aged}（{share}）已超期限或 60 天，全部类型为 {overall}；连续三个月末显著偏高，累计超出 {excess}。',
  en: '{what}: of {open} open on {day}, {aged} ({share}) are past their limit or 60 days, against {overall} of all types; significantly more at three month-ends in a row. Days beyond add up to {excess}.',
} as const;

/** Fewer than ten open cases: no share of theirs is told. */
const FEW = {
  zh: '{what}：{day}未结 {open}，其中 {aged}已超期限或 60 天，全部类型为 {overall}；连续三个月末显著偏高，累计超出 {excess}。',
  en: '{what}: of {open} open on {day}, {aged} are past their limit or 60 days, against {overall} of all types; significantly more at three month-ends in a row. Days beyond add up to {excess}.',
} as const;

/** Of fewer than thirty a share is told with its interval, and that it is indicative. */
const INDICATIVE = {
  zh: '{share}，95% 区间 {range}，不足 30 件，仅供参考',
  en: '{share}, 95% interval {range}, fewer than 30 cases, indicative only',
} as const;

function shareWords({ denominator, numerator, observed }: Pick<SignalFigures, 'denominator' | 'numerator' | 'observed'>): LocalisedText {
  const interval = (denominator ?? 0) < MIN_N_FULL ? wilson(numerator ?? 0, denominator ?? 0) : null;
  return interval === null ? shareText(observed) : phrase(INDICATIVE, { share: shareText(observed), range: rangeText(interval.low, interval.high, 'percent') });
}

interface MonthEnd extends OpenCases {
  readonly excess: number;
}

/** Upper tail of the score test of the share against the overall one: the test behind Wilson's limit. */
function tailOf({ open, aged }: OpenCases, overall: number): number {
  if (overall <= 0 || overall >= 1) return 1;
  return normalCdf(-(aged / open - overall) / Math.sqrt((overall * (1 - overall)) / open));
}

function testOf(grain: Grain, keys: readonly string[], days: readonly string[], ends: ReadonlyMap<string, MonthEnd>, overall: readonly number[]): Tested | null {
  const months = days.map((day, i) => ({ ...(ends.get(day) ?? { open: 0, aged: 0, excess: 0 }), overallShare: overall[i] ?? 0 }));
  const last = months.at(-1);
  if (last === undefined || last.open < FEWEST_OPEN) return null;
  const { share, lower } = ageing(last, last.overallShare);
  const pValue = tailOf(last, last.overallShare);
  // Above 1 exactly where the lower limit lies above the overall share.
  const exceedance = share === null || lower === null || share <= lower ? 0 : (share - last.overallShare) / (share - lower);
  const deciding = days.slice(-DECIDING);
  return {
    ...keysOf(grain, keys), sinceOn: deciding[0] ?? '', alarm: isLongUnresolved(months), exceedance, pValue, largeAmount: false, chance: CHANCE,
    figures: () => ({
      ...NO_FIGURES, method: 'month_ends', unit: 'percent', period: { from: deciding[0] ?? '', to: deciding.at(-1) ?? '' }, observed: share ?? 0, expected: last.overallShare, lower, pValue, exceedance,
      numerator: last.aged, denominator: last.open, excessDays: last.excess,
      trend: { bucket: 'month', from: [...days], values: months.map(({ open, aged }) => (open === 0 ? null : aged / open)) },
    }),
  };
}

async function judge(context: JudgingContext): Promise<Family[]> {
  const { snapshot, cases, firstOn } = context;
  const days = monthEndsUpTo(cases.asOf, SHOWN).filter((day) => day >= firstOn);
  if (days.length < DECIDING) return [];
  const period = { from: days.at(-DECIDING) ?? '', to: days.at(-1) ?? '' };
  const ask = async (by: readonly DimensionId[]) => snapshot.ask(compileAgeingBy(cases, by, days));
  const whole = new Map((await ask([])).map((row) => [row.text('day'), row.num('aged') / row.num('open')]));
  const overall = days.map((day) => whole.get(day) ?? 0);
  return Promise.all((await context.grains(STUCK_GRAINS)).map(async (grain): Promise<Family> => {
    const by = dimensionsOf(grain);
    const series = new Map<string, { keys: string[]; ends: Map<string, MonthEnd> }>();
    for (const row of await ask(by)) {
      const keys = by.map((_, i) => row.text(`k${String(i)}`));
      if (keys.some((key) => !/[^|]/u.test(key))) continue;
      const mine = series.get(JSON.stringify(keys)) ?? { keys, ends: new Map<string, MonthEnd>() };
      mine.ends.set(row.text('day'), { open: row.num('open'), aged: row.num('aged'), excess: row.num('excess') });
      series.set(JSON.stringify(keys), mine);
    }
    const tests = [...series.values()].map(({ keys, ends }) => testOf(grain, keys, days, ends, overall)).filter((test) => test !== null);
    return { ...grain, period, tests };
  }));
}

/** 顽固问题: types whose open cases are old beyond chance at three month-ends in a row (domain rules 3.4). */
export const stuck: Kind = {
  id: 'stuck',
  version: 1,
  label: { zh: '顽固问题', en: 'Long unresolved' },
  meaning: {
    zh: '连续三个月末，未结案件中超过期限或 60 天的占比，其 Wilson 90% 下限高于全部类型，且超期五件以上；按累计超出天数排序。',
    en: 'At three month-ends in a row, the share of open cases past their limit or 60 days has a Wilson 90 % lower limit above that of all types, with five such cases and more; ordered by the days beyond.',
  },
  needs: 'pending_aged',
  counts: 'pending_aged',
  pool: 'apart',
  judge,
  sentence: (named, figures) => phrase((figures.denominator ?? 0) < MIN_N_PERCENT ? FEW : SENTENCE, {
    what: whatText(named), day: dateText(figures.period.to), open: casesText(figures.denominator ?? 0), aged: casesText(figures.numerator ?? 0), share: shareWords(figures),
    overall: shareText(figures.expected ?? 0), excess: daysText(figures.excessDays ?? 0),
  }),
};

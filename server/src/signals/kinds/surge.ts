import { countSentence, familyOf, type Cut } from '../judge/count-kind.js';
import type { Counted } from '../judge/context.js';
import { dimensionsOf, GRAINS } from '../judge/grain.js';
import { isSparse } from '../judge/judge-count.js';
import type { CountKind, Family } from './kind.js';

const MONTH: Cut = { bucket: 'month', window: 1, base: 12 };
/** A year of weeks, as of months. */
const WEEK: Cut = { bucket: 'week', window: 1, base: 52 };
/** Fewer weeks than this say too little for a regression: seven are held against the newest, two left out before it where there are as many. */
const FEWEST_WEEKS = 12;
const SHORT: Cut = { bucket: 'week', window: 1, base: 7, rule: 'ears' };
const GUARDED: Cut = { ...SHORT, guard: 2 };
/** A past shorter than this is none. */
const FEWEST_BASE = 3;

const SENTENCE = {
  zh: '{what}：{period}收案 {observed}，按{base}的平均应为 {expected} 件，上限 {upper} 件；若无变化，偶然达到或超过此数的概率为 {chance}。',
  en: '{what}: {observed} received in {period}; by the average of {base}, {expected} were to be expected and at most {upper}. Without a change, chance alone gives so many or more with a probability of {chance}.',
} as const;

/** How the newest week is judged by as many worked weeks; null: by none. */
function weekCut(context: Counted): Cut | null {
  const weeks = context.daysEach(context.periods('week')).filter((worked) => worked > 0).length;
  if (weeks > FEWEST_WEEKS) return WEEK;
  return [GUARDED, SHORT].find(({ base, guard = 0, window }) => weeks >= base + guard + window) ?? null;
}

/** Counts of the newest complete period by its days, by Farrington's bound; sparse series by the predictive distribution (domain rules 3.3). */
async function judge(context: Counted, cut: Cut | null, isJudged: (base: readonly number[]) => boolean): Promise<Family[]> {
  if (cut === null) return [];
  // A short history is passed whole: weeks of holidays are left out of it, and seven must remain.
  const spans = cut.rule === undefined ? context.periods(cut.bucket).slice(-cut.base - cut.window) : context.periods(cut.bucket);
  if (spans.length < FEWEST_BASE + cut.window) return [];
  const days = context.daysEach(spans);
  // A week in which nobody worked cannot be judged.
  if (days.at(-1) === 0) return [];
  const families = await Promise.all((await context.grains(GRAINS)).map(async (grain) => {
    const all = await context.counts(dimensionsOf(grain), cut.bucket);
    return familyOf(grain, all.map((series) => ({ ...series, counts: series.counts.slice(-spans.length), amounts: series.amounts.slice(-spans.length) })), spans, cut, () => days, isJudged);
  }));
  return families.filter((family) => family !== null);
}

/** One month against the year before. */
export const surge = {
  id: 'surge',
  version: 1,
  label: { zh: '当月突增', en: 'Surge of a month' },
  meaning: { zh: '最近一个完整月的收案，按工作日（无从得知者按日历日）折算，超出此前 12 个月所能解释的上限。', en: 'Cases received in the newest complete month, per working day (calendar day where those are not known), exceed what the 12 months before can explain.' },
  needs: 'intake',
  counts: 'intake',
  pool: 'change',
  judge: (counted) => judge(counted, MONTH, () => true),
  sentence: (named, figures) => countSentence(SENTENCE, named, figures),
} satisfies CountKind;

/** One week against the weeks of the year before, for types that come often enough. */
export const weeklySurge = {
  id: 'weekly_surge',
  version: 1,
  label: { zh: '当周突增', en: 'Surge of a week' },
  meaning: { zh: '每周约两件以上的类型：最近一个完整周的收案，按工作日（无从得知者按日历日）折算，超出此前一年各周所能解释的上限；历史不足 12 周的，以此前七周的均值与标准差（EARS）判断。', en: 'Of types with two cases a week and more: cases received in the newest complete week, per working day (calendar day where those are not known), exceed what the weeks of the year before can explain; with a history of fewer than 12 weeks, mean and deviation of seven weeks before (EARS).' },
  needs: 'intake',
  counts: 'intake',
  pool: 'change',
  judge: (counted) => judge(counted, weekCut(counted), (base) => !isSparse(base.map((count) => ({ count })))),
  sentence: (named, figures) => countSentence(SENTENCE, named, figures),
} satisfies CountKind;

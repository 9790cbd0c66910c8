import { countSentence, familyOf, type Cut } from '../judge/count-kind.js';
import type { CountSeries, Counted } from '../judge/context.js';
import { dimensionsOf, GRAINS, keysOf, type Grain } from '../judge/grain.js';
import { isSparse } from '../judge/judge-count.js';
import type { CountKind, Family } from './kind.js';

/** A quarter, by the two years before it: a rise over some months hides in a past of twelve, most of which has it already. */
const CUT: Cut = { bucket: 'month', window: 3, base: 24 };
const FEWEST_BASE = 12;

const SENTENCE = {
  zh: '{what}：{period}合计收案 {observed}，按{base}占全部收案的比例应为 {expected} 件，上限 {upper} 件；若无变化，偶然达到或超过此数的概率为 {chance}。',
  en: '{what}: {observed} received over {period}; by the share of all cases in {base}, {expected} were to be expected and at most {upper}. Without a change, chance alone gives so many or more with a probability of {chance}.',
} as const;

/** All cases of the same place, month by month: a type rises when it outgrows them. Season, holidays and growth of the whole cancel out. */
async function exposures(context: Counted, { type, place }: Grain): Promise<(series: CountSeries) => readonly number[]> {
  const [whole] = await context.counts([], 'month');
  const all = whole?.counts ?? [];
  if (type === null || place === null) return () => all;
  const places = new Map((await context.counts([place], 'month')).map(({ keys, counts }) => [keys[0], counts]));
  return ({ keys }) => places.get(keysOf({ type, place }, keys).placeKey) ?? [];
}

async function judge(context: Counted): Promise<Family[]> {
  const spans = context.months;
  if (spans.length < FEWEST_BASE + CUT.window) return [];
  const families = await Promise.all((await context.grains(GRAINS)).map(async (grain) => {
    const [all, exposuresOf] = await Promise.all([context.counts(dimensionsOf(grain), CUT.bucket), exposures(context, grain)]);
    return familyOf(grain, all, spans, CUT, exposuresOf, (base) => !isSparse(base.map((count) => ({ count }))));
  }));
  return families.filter((family) => family !== null);
}

/** A quarter that outgrows all other cases of its place. */
export const rise = {
  id: 'rise',
  version: 1,
  label: { zh: '持续上升', en: 'Rise of a quarter' },
  meaning: { zh: '最近三个完整月合计的收案，超出此前两年占全部收案的比例所能解释的上限；每月平均不足两件的不判。', en: 'Cases received over the newest three complete months exceed what the share of all cases in the two years before can explain; types of fewer than two a month are not judged.' },
  needs: 'intake',
  counts: 'intake',
  pool: 'change',
  judge,
  sentence: (named, figures) => countSentence(SENTENCE, named, figures),
} satisfies CountKind;

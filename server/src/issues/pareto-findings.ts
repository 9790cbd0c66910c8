import { MIN_N_PERCENT, type LocalisedText } from '@concord/sql';
import type { Finding } from '../narrative/finding.js';
import { listed, phrase } from '../narrative/phrase.js';
import { casesText, daysText, moneyText, numberText, shareText } from '../narrative/text.js';
import type { IssueBar, IssuePareto } from './issues.model.js';

const WORDS = {
  none: { zh: '本期没有可计的案件。', en: 'There is no case to count in this period.' },
  few: { zh: '共 {total}，分属 {types} 类；件数太少，不计占比。', en: '{total} of {types} types: too few for shares.' },
  vital: { zh: '共 {total}，分属 {types} 类；最大的 {vital} 类合占 {share}。', en: '{total}, of {types} types; the largest {vital} hold {share}.' },
  blurred: { zh: '共 {total}，分属 {types} 类；已归类的合计只占 {share}，不足八成。', en: '{total}, of {types} types; all that is classified holds {share} only, less than four fifths.' },
  largest: { zh: '前三类：{names}。', en: 'The largest three: {names}.' },
  named: { zh: '“{name}” {value}（{share}）', en: '“{name}” {value} ({share})' },
  concentration: {
    zh: '集中程度相当于 {effective} 个同样大小的类型（前三类占 {cr3}，HHI {hhi}，基尼系数 {gini}）。',
    en: 'As concentrated as {effective} types of equal size would be (largest three {cr3}, HHI {hhi}, Gini {gini}).',
  },
  days: { zh: '天数为这些案件迄今在办的天数，在办案件仍在增加。', en: 'Days are those the cases have been active so far; those of open cases still grow.' },
  amount: { zh: '{all} 件中 {known} 件有涉案金额。', en: '{known} of {all} cases tell an amount.' },
  unclassified: { zh: '“其他”与未归类占 {share}，超过 15%：按此分类的结论不可靠。', en: '“Other” and unclassified hold {share}, more than 15%: conclusions by this classification are not reliable.' },
} as const;

/** Above this share of 其他 an analysis of types says little. */
export const TOO_BLURRED = 0.15;
const LARGEST = 3;

/** A size in its unit: cases, days or yuan. */
export function sizeText(value: number, measure: IssuePareto['measure']): LocalisedText {
  switch (measure) {
    case 'cases': return casesText(value);
    case 'days': return daysText(value);
    case 'amount': return moneyText(value);
  }
}

const named = (measure: IssuePareto['measure']) => ({ member, share, value }: IssueBar): LocalisedText =>
  phrase(WORDS.named, { name: member.label, value: sizeText(value, measure), share: shareText(share) });

function headOf({ bars, measure, tail, total, types, unclassified, vital }: Omit<IssuePareto, 'findings'>): Finding<'vital_few'> {
  const blanks = { total: sizeText(total, measure), types: numberText(types) };
  const share = vital === null ? 1 - unclassified.share : (bars[vital - 1]?.cumulative ?? 1 - tail.share - unclassified.share);
  const words = phrase(vital === null ? WORDS.blurred : WORDS.vital, { ...blanks, share: shareText(share), vital: numberText(vital ?? types) });
  return { what: 'vital_few', tone: 'normal', figures: { total, types, share, ...(vital === null ? {} : { vital }) }, words };
}

/** What may be said of a Pareto; `all` cases are looked at, of which some may not tell the measure. No share of fewer than ten. */
export function paretoFindings(pareto: Omit<IssuePareto, 'findings'>, all: number): Finding[] {
  const { bars, cases, concentration, measure, total, types, unclassified } = pareto;
  if (total === 0) return [{ what: 'nothing', tone: 'normal', figures: {}, words: WORDS.none }];
  if (cases < MIN_N_PERCENT) return [{ what: 'few', tone: 'normal', figures: { total, types }, words: phrase(WORDS.few, { total: sizeText(total, measure), types: numberText(types) }) }];
  const largest = bars.slice(0, LARGEST);
  return [
    headOf(pareto),
    largest.length < 2 ? null : { what: 'largest', tone: 'normal' as const, figures: Object.fromEntries(largest.map(({ value }, i) => [`value_${String(i + 1)}`, value])), words: phrase(WORDS.largest, { names: listed(largest.map(named(measure))) }) },
    concentration === null || types < 2 ? null : {
      what: 'concentration', tone: 'normal' as const, figures: { cr3: concentration.cr3, hhi: concentration.herfindahl, effective: concentration.effectiveTypes, gini: concentration.gini },
      words: phrase(WORDS.concentration, { effective: numberText(concentration.effectiveTypes, 1), cr3: shareText(concentration.cr3), hhi: numberText(concentration.herfindahl, 3), gini: numberText(concentration.gini, 2) }),
    },
    measure === 'days' ? { what: 'so_far', tone: 'normal' as const, figures: {}, words: WORDS.days } : null,
    measure === 'amount' && cases < all ? { what: 'known', tone: 'normal' as const, figures: { known: cases, all }, words: phrase(WORDS.amount, { all: numberText(all), known: numberText(cases) }) } : null,
    unclassified.share <= TOO_BLURRED ? null : { what: 'unclassified', tone: 'concern' as const, figures: { share: unclassified.share }, words: phrase(WORDS.unclassified, { share: shareText(unclassified.share) }) },
  ].filter((finding) => finding !== null);
}

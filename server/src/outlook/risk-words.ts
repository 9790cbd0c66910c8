import type { LocalisedText } from '@concord/sql';
import type { Finding } from '../narrative/finding.js';
import { phrase } from '../narrative/phrase.js';
import { casesText, daysText, monthsText, monthText } from '../narrative/text.js';
import type { Assumptions, Consequence } from '../stats/series/what-if.js';
import type { Deadlines } from './outlook.model.js';

const WORDS = {
  due: { zh: '在办 {open}：已逾期 {overdue}，{days}内到期 {soon}，未登记期限 {unlimited}。', en: '{open} open: {overdue} overdue, {soon} due within {days}, {unlimited} without a known limit.' },
  already: { zh: '现有存量已不高于目标。', en: 'The backlog is not above the target already.' },
  clears: { zh: '按此推算，{months}后存量降到 {target}（{month}）。', en: 'At this pace the backlog is down to {target} after {months} ({month}).' },
  slow: { zh: '十年内降不到目标。', en: 'The target is not reached within ten years.' },
  grows: { zh: '每月办结不高于收案，存量不会下降，{months}后为 {value}。', en: 'Closings are not above intake: the backlog does not fall; after {months} it is {value}.' },
  needs: { zh: '要在 {within}内降到目标，每月须办结 {needed}，{more}。', en: 'To reach the target within {within} takes closings of {needed} a month, {more}.' },
  moreBy: { zh: '比假定的每月多 {n}', en: '{n} more than assumed' },
  enough: { zh: '假定的办结量已足够', en: 'no more than assumed' },
} as const;

/** After how many months a backlog that does not fall is told. */
const LATER = 12;

/** How the open cases stand to their limits. */
export const deadlineSentence = ({ open, overdue, soon, unlimited }: Pick<Deadlines, 'open' | 'overdue' | 'soon' | 'unlimited'>, days: number): LocalisedText =>
  phrase(WORDS.due, { open: casesText(open), overdue: casesText(overdue), soon: casesText(soon), unlimited: casesText(unlimited), days: daysText(days) });

const told = (what: string, words: LocalisedText, figures: Finding['figures']): Finding => ({ what, tone: 'normal', figures, words });

/** What comes of what is assumed of the months to come; `monthAfter` tells the first day of the n-th month. */
export function whatIfFindings({ capacity, intake, target, within }: Assumptions, { curve, months, needed }: Consequence, monthAfter: (n: number) => string): Finding[] {
  if (months === 0) return [told('backlog', WORDS.already, { months: 0 })];
  const later = curve[LATER] ?? 0;
  const backlog = months !== null ? told('backlog', phrase(WORDS.clears, { months: monthsText(months), target: casesText(target), month: monthText(monthAfter(months)) }), { months, target })
    : capacity > intake ? told('backlog', WORDS.slow, {}) : told('backlog', phrase(WORDS.grows, { months: monthsText(LATER), value: casesText(later) }), { later });
  const more = needed > capacity ? phrase(WORDS.moreBy, { n: casesText(needed - capacity) }) : WORDS.enough;
  return [backlog, told('needed', phrase(WORDS.needs, { within: monthsText(within), needed: casesText(needed), more }), { needed, within })];
}

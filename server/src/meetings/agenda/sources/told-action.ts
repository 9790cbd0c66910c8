import { allMetrics, type DateRange, type Filter, type LocalisedText, type MetricId } from '@concord/sql';
import type { Action, ActionEffect, KeptVerdict } from '../../../actions/actions.model.js';
import { VERDICT_WORDS } from '../../../actions/verdicts/verdict-words.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText } from '../../../narrative/text.js';
import { participantId, type AgendaLink, type Participant } from '../../course/events.js';
import type { AgendaAsked } from '../agenda-source.js';

/** Room of a title, in halves of a Han character. */
const LONGEST = 44;
const VERDICT = {
  down: { zh: '{day}复核，{metric}自 {start} 起应下降：{verdict}（数据截至 {asOf}）。', en: 'Reviewed on {day}: {metric} was to go down from {start}: {verdict} (data up to {asOf}).' },
  up: { zh: '{day}复核，{metric}自 {start} 起应上升：{verdict}（数据截至 {asOf}）。', en: 'Reviewed on {day}: {metric} was to go up from {start}: {verdict} (data up to {asOf}).' },
} as const;

/** What was said of an action at its review, and of what. */
export interface Reviewed {
  readonly effect: ActionEffect;
  readonly kept: KeptVerdict;
}

/** The first line of what is to be done, or as much of it as a title on the wall has room for. */
export function short(text: string): string {
  const [line = ''] = text.split('\n');
  let room = LONGEST;
  const kept = Array.from(line).filter((letter) => { room -= letter > '\u2000' ? 2 : 1; return room >= 0; }).join('');
  return kept === line ? line : `${kept}…`;
}

const isKnown = (metric: string): metric is MetricId => allMetrics.some(({ id }) => id === metric);

/** The number that something rests on, as it is in a month, where its metric is still there. */
export function linkOf({ number }: Pick<Action, 'number'>, range: DateRange): AgendaLink | null {
  if (number === null || !isKnown(number.metric)) return null;
  const about = number.split === null ? [] : [{ dimension: number.split.dimension, values: [number.split.member] }];
  return { metric: number.metric, filters: [...number.filters.map(({ dimension, exclude, values }): Filter => ({ dimension, values, exclude })), ...about], split: null, range };
}

/** By what its owner is known within a meeting; '' where they do not take part. */
export function ownerIn(participants: readonly Participant[], { owner }: Pick<Action, 'owner'>): string {
  const known = participants.find(({ account, name }) => (owner.account === null ? account === '' && name === owner.name : account === owner.account));
  return known === undefined ? '' : participantId(known);
}

/** What was said at the review of an action, where that lies in the month of a meeting, or lay before it and the data came up to it only after the last meeting had been opened. */
export function reviewedIn({ effects, verdicts }: Pick<Action, 'effects' | 'verdicts'>, { range: { from, to }, sinceMs }: Pick<AgendaAsked, 'range' | 'sinceMs'>): Reviewed | null {
  const [effect, kept] = [effects.find(({ isStanding }) => isStanding), verdicts.find(({ stage }) => stage === 'review')];
  if (effect === undefined || kept === undefined || effect.reviewOn > to) return null;
  return effect.reviewOn >= from || (sinceMs !== null && Date.parse(kept.judgedAt) > sinceMs) ? { effect, kept } : null;
}

/** The metric an action was to move, of its cases, in a month: the months before and after it are shown with that. */
export function reviewedLink(action: Action, { effect }: Reviewed, range: DateRange): AgendaLink | null {
  const link = linkOf(action, range);
  return link === null || !isKnown(effect.metric) ? null : { ...link, metric: effect.metric };
}

/** What was expected, and what came of it. */
export const verdictSentence = ({ effect: { direction, label, reviewOn, startsOn }, kept: { asOf, verdict } }: Reviewed): LocalisedText =>
  phrase(VERDICT[direction], { day: dateText(reviewOn), metric: label, start: dateText(startsOn), verdict: VERDICT_WORDS[verdict], asOf: dateText(asOf) });

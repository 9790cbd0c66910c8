import type { ExcellentFieldsFragment, ExcellentPhase } from '../../graphql/gen/graphql.js';
import { csvField } from '../../table/csv-field.js';
import type { Wording } from '../../text/wording.js';

/** An excellent case as the pages show it. */
export type Excellent = ExcellentFieldsFragment;

/** Phases in the order of the choice above the list. */
export const PHASES: readonly ExcellentPhase[] = ['published', 'nominated', 'accepted', 'returned', 'withdrawn'];

/** What can be done in a phase, in order. */
const ACTIONS: Readonly<Record<ExcellentPhase, readonly ('accept' | 'publish' | 'revise' | 'sendBack' | 'withdraw')[]>> = {
  nominated: ['accept', 'sendBack', 'revise', 'withdraw'], returned: ['revise', 'withdraw'], accepted: ['publish', 'sendBack', 'withdraw'], published: ['withdraw'], withdrawn: [],
};

/** What the viewer may do about one, in order: who may not see every case nothing, who put it forward or rewrote it no review. */
export const actionsOf = ({ caseId, phase, review }: Pick<Excellent, 'caseId' | 'phase' | 'review'>) =>
  (caseId === null ? [] : ACTIONS[phase].filter((action) => review !== 'own' || (action !== 'accept' && action !== 'sendBack')));

/** What is to be said of who reviews, while it is to be reviewed; null where nothing is. */
export function reviewNote({ phase, review }: Pick<Excellent, 'phase' | 'review'>): 'reviewOwn' | 'reviewUnnamed' | null {
  if (phase !== 'nominated' && phase !== 'accepted') return null;
  return review === 'own' ? 'reviewOwn' : review === 'unnamed' ? 'reviewUnnamed' : null;
}

/** Facts in one line: kinds of the case, and what came of it. */
export const factsText = ({ facts }: Pick<Excellent, 'facts'>, { name, t }: Wording): string => facts.map(({ member }) => name(member.label)).join(t('overview.listJoin'));

/** Excellent cases as CSV for machines: UTF-8 with BOM, CRLF; what may not be told is not in it: no case number, no party. */
export function csvOf(cases: readonly Excellent[], { name }: Pick<Wording, 'name'>): string {
  const facts = [...new Map(cases.flatMap((one) => one.facts.map(({ dimension, label }) => [dimension, name(label)] as const)))];
  const head = ['id', 'phase', 'title', 'summary', 'mediator', 'closed_year', 'days', ...facts.map(([dimension]) => dimension), 'published_at'];
  const lines = cases.map((one) => [
    one.id, one.phase, one.title, one.summary, one.mediator === null ? '' : name(one.mediator.label), one.closedYear, one.days,
    ...facts.map(([dimension]) => { const fact = one.facts.find((each) => each.dimension === dimension); return fact === undefined ? '' : name(fact.member.label); }), one.publishedAt,
  ].map(csvField).join(','));
  return `\uFEFF${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

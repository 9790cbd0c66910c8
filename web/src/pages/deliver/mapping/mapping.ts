import type { DeliveryQuery, ProposalDecisions, ProposalQuery, SourceProfilesQuery } from '../../../graphql/gen/graphql.js';
import type { Locale } from '../../../text/locale.js';
import type { Visit } from '../visit.js';

/** A file that waits. */
export type Delivery = DeliveryQuery['delivery'];
/** What is thought of a file. */
export type Proposal = ProposalQuery['proposal'];
/** A column of a case and where it may come from. */
export type ProposedColumn = Proposal['columns'][number];
/** A source known already. */
export type Profile = SourceProfilesQuery['sourceProfiles'][number];

const PROFILE_ID = /^[a-z0-9][a-z0-9-]{0,39}$/u;
const SURE = 0.9;
const LIKELY = 0.7;
const SAMPLES = 3;
const OFFERED_AT_ONCE = 100;

/** How sure a column is. `missing`: a case needs it and nothing fills it. */
export type Sureness = 'decided' | 'sure' | 'likely' | 'unsure' | 'missing' | 'none';

/** Judges a column; below 0.7 the server asks about it as well. */
export function surenessOf({ column, from, isRequired, confidence }: ProposedColumn, decided: Visit['columns']): Sureness {
  if (from === null) return isRequired ? 'missing' : 'none';
  if (Object.hasOwn(decided, column)) return 'decided';
  return confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'unsure';
}

/** The columns worth a look at first: what is filled, needed or was decided; and the others. */
export function splitColumns(columns: readonly ProposedColumn[], decided: Visit['columns']): { readonly first: readonly ProposedColumn[]; readonly rest: readonly ProposedColumn[] } {
  const isFirst = ({ column, from, isRequired }: ProposedColumn): boolean => from !== null || isRequired || Object.hasOwn(decided, column);
  return { first: columns.filter(isFirst), rest: columns.filter((one) => !isFirst(one)) };
}

/** The first different values of a column of the file. */
export function samplesOf({ header, rows }: Pick<Delivery, 'header' | 'rows'>, name: string | null): readonly string[] {
  const index = name === null ? -1 : header.findIndex((one) => one.trim() === name.trim());
  if (index < 0) return [];
  return [...new Set(rows.map((row) => (row[index] ?? '').trim()).filter((text) => text !== ''))].slice(0, SAMPLES);
}

/** The headers a list offers. Lists of a thousand are filled when they are reached: dozens of them at once would hold the page up. */
export const offeredHeaders = (headers: readonly string[], from: string | null, isReached: boolean): readonly string[] =>
  (isReached || headers.length <= OFFERED_AT_ONCE ? headers : headers.filter((header) => header === from));

/** Codes under the heading of their class; '' is a case that is still open. */
export const OUTCOME_CLASSES = ['S', 'U', 'T', 'X', ''] as const;
/** A class of outcomes. */
export type OutcomeClass = (typeof OUTCOME_CLASSES)[number];

/** The class a code belongs to. */
export const classOf = (code: string): OutcomeClass => OUTCOME_CLASSES.find((one) => one === code.slice(0, 1)) ?? '';

/** Outcomes with those first that a person has to explain, or did: one keeps its place when it is explained. */
export function asksFirst(outcomes: Proposal['outcomes'], decided: Visit['outcomes']): Proposal['outcomes'] {
  const asks = ({ value, code }: Proposal['outcomes'][number]): boolean => code === null || Object.hasOwn(decided, value);
  return [...outcomes.filter(asks), ...outcomes.filter((one) => !asks(one))];
}

/** Outcomes a trial over the whole file found in no vocabulary, with the rows that say so. */
export type FoundOutcomes = Readonly<Record<string, number>>;

/** The outcomes of the first rows, and those only a trial found: these, too, a person can explain. */
export function withFound(outcomes: Proposal['outcomes'], found: FoundOutcomes): Proposal['outcomes'] {
  const sampled = new Set(outcomes.map(({ value }) => value));
  return [
    ...outcomes.map((one) => ({ ...one, rows: Math.max(one.rows, found[one.value] ?? 0) })),
    ...Object.entries(found).filter(([value]) => !sampled.has(value)).map(([value, rows]) => ({ value, rows, code: null })),
  ];
}

/** A name for a new source out of the name of its file, not among those taken. */
export function nameOf(fileName: string, taken: ReadonlySet<string>): { readonly id: string; readonly label: string } {
  const label = fileName.replace(/\.gz$/iu, '').replace(/\.[^.]{1,8}$/u, '').trim().slice(0, 60);
  const slug = label.toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 36);
  const stem = /[a-z]/u.test(slug) ? slug : 'new-source';
  const free = [stem, ...Array.from({ length: 98 }, (_, index) => `${stem}-${String(index + 2)}`)].find((id) => !taken.has(id));
  const again = (free ?? stem).slice(stem.length).replace('-', ' ');
  return { id: free ?? stem, label: `${label === '' ? stem : label}${again}` };
}

/** What is wrong with the id of a new source, or worth knowing about it. */
export type IdRemark = 'BAD_ID' | 'BUILT_IN' | 'SAVED' | null;

/** Judges the id of a new source. Only the first two stand in the way. */
export function idRemark(id: string, profiles: readonly Pick<Profile, 'id' | 'isBuiltIn'>[]): IdRemark {
  if (!PROFILE_ID.test(id)) return 'BAD_ID';
  const known = profiles.find((one) => one.id === id);
  return known === undefined ? null : known.isBuiltIn ? 'BUILT_IN' : 'SAVED';
}

/** The decisions as the server takes them; an id it would refuse stays at home. */
export function decisionsOf({ id, label, into, dataset, columns, outcomes, folds, closedOnly }: Visit): ProposalDecisions {
  return {
    into, dataset: into === 'case' ? null : dataset,
    id: PROFILE_ID.test(id) ? id : null, label: label.trim() === '' ? null : label.trim(),
    columns: Object.entries(columns).map(([column, from]) => ({ column, from })),
    outcomes: Object.entries(outcomes).map(([value, code]) => ({ value, code })),
    folds: Object.entries(folds).flatMap(([column, rule]) => (rule === undefined ? [] : [{ column, rule }])), closedOnly,
  };
}

/** What a new source is called: by the text when it was written by hand, else by the form. */
export function profileLabel({ text, label, id }: Pick<Visit, 'text' | 'label' | 'id'>, locale: Locale): string {
  const language = locale === 'en' ? 'en' : 'zh';
  const written = text === null ? undefined : new RegExp(`^label:.*?\\b${language}: *["']?([^,}"'\\n]+)`, 'mu').exec(text)?.[1] ?? /^id: *(\S+)/mu.exec(text)?.[1];
  return (written ?? (label.trim() === '' ? id : label)).trim();
}

import { proposeProfile, type Inspection, type InspectOptions, type Profile } from '@concord/etl';
import { dimensionById, memberLabel, OUTCOMES, subjectById } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import type { Delivery, InspectInput, SourceProfile } from './deliveries.model.js';
import type { Proposal, ProposalDecisions } from './proposal.model.js';
import type { InboxFile } from './inbox.js';

type Encoding = NonNullable<Delivery['encoding']>;

/** What the reader is told, from what a person said. GraphQL names take no dash. */
export function inspectOptions({ encoding, delimiter, sheet, headerRow }: InspectInput): InspectOptions {
  return {
    ...said('encoding', encoding?.replace('_', '-') as InspectOptions['encoding'] | undefined), ...said('delimiter', delimiter),
    ...said('sheet', sheet), ...said('headerRow', headerRow),
  };
}

/** What GraphQL leaves out or says null of is not known. */
const said = <Key extends keyof InspectOptions>(key: Key, value: InspectOptions[Key] | null): InspectOptions => (value === undefined || value === null ? {} : { [key]: value });

/** A waiting file as GraphQL tells it. */
export function deliveryOf({ id, name, bytes }: InboxFile, { encoding, badLine, delimiter, sheets, sheet, ...rest }: Inspection): Delivery {
  return {
    id, fileName: name, bytes, ...rest,
    encoding: encoding === undefined ? null : (encoding.replace('-', '_') as Encoding), badLine: badLine ?? null, delimiter: delimiter ?? null, sheets: sheets ?? [], sheet: sheet ?? null,
  };
}

const PROFILE_ID = /^[a-z0-9][a-z0-9-]{0,39}$/u;
/** A proposal as GraphQL tells it. Throws `QuestionError` BAD_INPUT on a decision about what does not exist. */
export function proposalOf(inspection: Inspection, decisions: ProposalDecisions): Proposal {
  const into = decisions.into ?? 'case';
  const columns = new Map(subjectById(into).columns.map(({ name, zh, en, required }) => [name, { label: { zh, en }, isRequired: required === true }]));
  for (const { column } of decisions.columns) if (!columns.has(column)) throw new QuestionError('BAD_INPUT', `no such column: ${column}`);
  for (const { column } of decisions.folds) if (!columns.has(column)) throw new QuestionError('BAD_INPUT', `no such column: ${column}`);
  for (const { code } of decisions.outcomes) if (!(OUTCOMES as readonly string[]).includes(code)) throw new QuestionError('BAD_INPUT', `no such outcome: ${code}`);
  const id = decisions.id ?? 'new-source';
  if (!PROFILE_ID.test(id)) throw new QuestionError('BAD_INPUT', 'a profile is named in lower case letters, digits and hyphens');
  const label = decisions.label ?? '';
  const proposal = proposeProfile(inspection, { id, label: label === '' ? { zh: '新来源', en: 'New source' } : { zh: label, en: label } }, {
    into, ...(typeof decisions.dataset === 'string' ? { dataset: decisions.dataset } : {}),
    columns: Object.fromEntries(decisions.columns.map(({ column, from }) => [column, from ?? null])),
    outcomes: Object.fromEntries(decisions.outcomes.map(({ value, code }) => [value, code])),
    folds: Object.fromEntries(decisions.folds.map(({ column, rule }) => [column, rule])), ...(typeof decisions.closedOnly === 'boolean' ? { closedOnly: decisions.closedOnly } : {}),
  });
  const outcome = dimensionById('outcome');
  return {
    ...proposal,
    columns: proposal.columns.map((one) => ({ ...one, ...(columns.get(one.column) ?? { label: { zh: one.column, en: one.column }, isRequired: false }) })),
    outcomeCodes: OUTCOMES.map((code) => ({ code, label: memberLabel(outcome, code) })),
  };
}

/** A profile as GraphQL tells it. */
export const sourceProfileOf = ({ id, label, dataset, into, text, format }: Profile, isBuiltIn: boolean): SourceProfile =>
  ({ id, label, dataset, into, isBuiltIn, text, table: format?.type === 'table' ? { source: format.source, table: format.table } : null });

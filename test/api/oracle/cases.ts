import type { Kind } from './figures.js';
import type { Person } from './people.js';
import { ALIAS, later, MEDIATORS, type RawCase } from './raw.js';
import { countedIn, definitionOf, itemsOf, type Part, type Range } from './reckon.js';
import { isKept, type Narrowed, type Seen } from './seen.js';
import type { Selected, World } from './world.js';

const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
/** Nobody is told a name they may not see. */
const mediatorFor = ({ seesNames }: Person, one: Seen): string => (seesNames ? (one.keys['mediator'] ?? '') : '');
interface Member { readonly key: string }

/** A place in a list: day and case of the row before. */
export interface Behind { readonly on: string; readonly caseId: string }
interface CasesInput extends Selected { readonly range: Range; readonly metric: string; readonly part: Part; readonly first: number; readonly after?: string }
/** The cases behind a number, a page of them; `behind` says what the marker of the page before stands for, whoever got it. */
export interface CasesAsked { readonly input: CasesInput; readonly behind?: Behind }

/** The whole list behind a number, as it has to stand in front of somebody, from a place on. */
export function listed(world: World, person: Person, { input: { metric, part, range, ...input }, behind }: CasesAsked): { readonly all: readonly Seen[]; readonly rest: readonly Seen[]; readonly on: (one: Seen) => string } {
  const { rows, asOf } = world.seenBy(person, input);
  const { on } = definitionOf(metric);
  const all = countedIn(metric, itemsOf(metric, rows), range, asOf, part).sort((a, b) => order(on(b), on(a)) || order(a.caseId, b.caseId));
  return { all, on, rest: behind === undefined ? all : all.filter((one) => on(one) < behind.on || (on(one) === behind.on && order(one.caseId, behind.caseId) > 0)) };
}

/** Pages of cases. */
export const cases: Kind<CasesAsked> = {
  args: { input: 'CasesInput!' }, needs: ['drill'], by: ({ input: { filters = [] } }) => filters.map(({ dimension }) => dimension),
  select: '{ total hasNext after rows { caseId receivedOn closedOn outcome { key } institution { key } branch { key } organisation { key } mediator { key label { zh en } } restated amountClaimed } }',
  expected: (world, person, asked) => {
    const { all, rest } = listed(world, person, asked);
    const { thenLoad } = world.of(asked.input.dataset);
    return {
      total: all.length, hasNext: rest.length > asked.input.first,
      rows: rest.slice(0, asked.input.first).map((one) => ({
        caseId: one.caseId, receivedOn: one.received, closedOn: one.closed || null, outcome: one.outcome === '?' ? '' : one.outcome, institution: one.keys['institution'], branch: one.keys['branch'], organisation: one.keys['organisation'], mediator: mediatorFor(person, one),
        restated: asked.input.asOfLoad === thenLoad ? 0 : one.versions.length - 1, amountClaimed: one.claimed,
      })),
    };
  },
  shaped: ({ hasNext, rows, total }: { total: number; hasNext: boolean; rows: (Record<'branch' | 'institution' | 'mediator' | 'organisation' | 'outcome', Member> & Record<string, unknown>)[] }) => ({
    total, hasNext, rows: rows.map(({ branch, institution, mediator, organisation, outcome, ...row }) => ({ ...row, branch: branch.key, institution: institution.key, mediator: mediator.key, organisation: organisation.key, outcome: outcome.key })),
  }),
};

interface OneCase { readonly dataset: string; readonly source: string; readonly caseId: string }
const PEOPLE = ['mediator', 'first_mediator'] as const;
const FIELDS = ['received_on', 'closed_on', 'outcome', 'institution', 'branch', 'region', 'organisation', 'team', ...PEOPLE] as const satisfies readonly (keyof RawCase)[];
const FILLED = ['organisation', 'team', 'mediator', 'first_mediator'];
/** One case by its number: as delivered, with what figures show instead; nothing of one that may not be seen. */
export const oneCase: Kind<OneCase> = {
  args: { dataset: 'String!', source: 'String!', caseId: 'String!' }, needs: ['drill'], by: () => [],
  select: '{ caseId fields { column value inFigures } versions { loadNo changes { column from to isHidden } } timeline { words { zh en } events { kind on word { zh en } } } }',
  expected: (world, person, { caseId, dataset, source }) => {
    const one = source === 'canonical' ? world.seenBy(person, { dataset }).rows.find((row) => row.caseId === caseId) : undefined;
    const raw = one?.versions.at(-1);
    if (one === undefined || raw === undefined) return null;
    const field = (column: (typeof FIELDS)[number]): [string, unknown] => {
      if ((PEOPLE as readonly string[]).includes(column) && !person.seesNames) return [column, ['', '']];
      const shown = FILLED.includes(column) ? (one.keys[column] ?? '') : raw[column];
      return [column, [raw[column], shown === raw[column] ? '' : shown]];
    };
    return { caseId, fields: Object.fromEntries(FIELDS.map(field)), versions: one.versions.length };
  },
  shaped: (answer: { caseId: string; fields: { column: string; value: string | null; inFigures: string | null }[]; versions: unknown[] } | null) => (answer === null ? null : {
    caseId: answer.caseId, versions: answer.versions.length,
    fields: Object.fromEntries(answer.fields.filter(({ column }) => (FIELDS as readonly string[]).includes(column)).map(({ column, inFigures, value }) => [column, [value ?? '', inFigures ?? '']])),
  }),
};

/** What else the party of a case has been through. */
export const journey: Kind<OneCase> = {
  args: oneCase.args, needs: ['drill'], by: () => [], select: '{ total cases { caseId receivedOn institution { key } outcome { key } } findings { words { zh en } } }',
  expected: (world, person, { caseId, dataset, source }) => {
    const { rows } = world.seenBy(person, { dataset });
    const one = source === 'canonical' ? rows.find((row) => row.caseId === caseId) : undefined;
    if (one === undefined || one.party === '') return null;
    const all = rows.filter(({ party }) => party === one.party);
    return { total: all.length, cases: all.map((row) => ({ caseId: row.caseId, receivedOn: row.received, institution: row.keys['institution'], outcome: row.outcome })).sort((a, b) => order(a.caseId, b.caseId)) };
  },
  shaped: (answer: { total: number; cases: { caseId: string; receivedOn: string; institution: Member; outcome: Member }[] } | null) => (answer === null ? null : {
    total: answer.total, cases: answer.cases.map(({ institution, outcome, ...row }) => ({ ...row, institution: institution.key, outcome: outcome.key })).sort((a, b) => order(a.caseId, b.caseId)),
  }),
};

interface DeadlinesInput extends Selected { readonly by: string; readonly days: number; readonly first: number }
/** Open cases by their limit; those who may not look into cases are told how many. */
export const deadlines: Kind<{ input: DeadlinesInput }> = {
  args: { input: 'DeadlinesInput!' }, needs: [], by: ({ input: { by, filters = [] } }) => [by, ...filters.map(({ dimension }) => dimension)],
  select: '{ open overdue soon unlimited groups { member { key } open overdue soon } rows { caseId dueBy institution { key } mediator { key } } sentence { zh en } }',
  expected: (world, person, { input }) => {
    const { rows, asOf } = world.seenBy(person, input);
    const open = rows.filter((one) => definitionOf('pending').there?.(one, asOf));
    const soonest = later(asOf, input.days);
    const counts = (some: readonly Seen[]) => ({ open: some.length, overdue: some.filter(({ limit }) => limit < asOf).length, soon: some.filter(({ limit }) => limit >= asOf && limit <= soonest).length });
    const key = (one: Seen): string => one.keys[input.by] ?? '';
    const groups = [...new Set(open.map(key))].map((member) => ({ member, ...counts(open.filter((one) => key(one) === member)) })).sort((a, b) => b.overdue - a.overdue || b.soon - a.soon || order(a.member, b.member));
    const due = open.filter(({ limit }) => limit <= soonest).sort((a, b) => order(a.limit, b.limit) || order(a.caseId, b.caseId)).slice(0, input.first);
    return { ...counts(open), unlimited: 0, groups, rows: person.rights.has('drill') ? due.map((one) => ({ caseId: one.caseId, dueBy: one.limit, institution: one.keys['institution'], mediator: mediatorFor(person, one) })) : [] };
  },
  shaped: ({ groups, open, overdue, rows, soon, unlimited }: { open: number; overdue: number; soon: number; unlimited: number; groups: ({ member: Member } & object)[]; rows: { caseId: string; dueBy: string; institution: Member; mediator: Member }[] }) => ({
    open, overdue, soon, unlimited, groups: groups.map(({ member, ...counts }) => ({ member: member.key, ...counts })), rows: rows.map(({ caseId, dueBy, institution, mediator }) => ({ caseId, dueBy, institution: institution.key, mediator: mediator.key })),
  }),
};

interface RecordsInput { readonly dataset: string; readonly kind: string; readonly first: number }
/** Who is in which post: of people of one's own scope only. */
export const records: Kind<RecordsInput> = {
  args: { dataset: 'String!', kind: 'RecordId!', first: 'Int!' }, needs: ['names'], by: () => [], select: '{ total rows { cells { value } } }',
  expected: (world, { within }, { dataset }) => {
    const names = ['organisation', 'team', 'mediator'];
    const filters: readonly Narrowed[] = Array.isArray(within) ? within : [];
    const seen = filters.every(({ dimension }) => names.includes(dimension)) ? world.of(dataset).records.posts.filter((post) => isKept({ keys: post }, filters)) : [];
    return { total: seen.length, rows: seen.map((post) => `${post['mediator'] ?? ''}/${post['valid_from'] ?? ''}/${post['team'] ?? ''}`).sort() };
  },
  shaped: ({ rows, total }: { total: number; rows: { cells: { value: string | null }[] }[] }) => ({ total, rows: rows.map(({ cells: [who, from, , , team] }) => `${who?.value ?? ''}/${from?.value ?? ''}/${team?.value ?? ''}`).sort() }),
};

/** Names that a person merged: for those who may see every case. */
export const mediatorNames: Kind<{ readonly dataset: string }> = {
  args: { dataset: 'String!' }, needs: ['names'], by: () => [], select: '{ alike { names { name } } merged { alias mediator } }',
  refusal: ({ within }) => (within === 'all' ? undefined : 'NO_SCOPE'), expected: () => ({ alike: [], merged: [{ alias: ALIAS, mediator: MEDIATORS[0] }] }),
  shaped: (answer: unknown) => answer,
};

import { join } from 'node:path';
import { EVERY_RIGHT, type Right, type Viewer } from '@concord/server';
import { becauseOf, startApi, type Api } from './api.js';
import { ROOT_FIELDS } from './contract.js';

const AUDITOR: Viewer = { id: 'auditor', scope: 'all', rights: new Set<Right>(['view', 'audit', 'export']) };
const SEEING: Viewer = { ...AUDITOR, id: 'seeing', rights: EVERY_RIGHT };
const NAME = /M-[AB]/u;
const RANGE = 'range: { from: "2026-01-01", to: "2026-03-31" }';
const EVENTS = 'query ($input: AuditInput!) { auditEvents(input: $input) { before events { seq action subject hash } } auditVerdict { brokenAt } }';
interface Event { readonly seq: number; readonly action: string; readonly subject: string; readonly hash: string }
interface Told { readonly auditEvents: { readonly before: number | null; readonly events: readonly Event[] }; readonly auditVerdict: { readonly brokenAt: number | null } }

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
  api.viewer = SEEING;
  const filters = (dimension: string, value: string): string => `filters: [{ dimension: ${dimension}, values: ["${value}"] }]`;
  await api.ask(`{ cases(input: { dataset: "worked", metric: intake, part: denominator, ${RANGE}, first: 5, ${filters('mediator', 'M-A')} }) { total } }`);
  await api.ask(`{ total(input: { dataset: "worked", metrics: [intake], ${RANGE}, ${filters('region', 'N')} }) { value { n } } filterValues(dataset: "worked", dimension: mediator, search: "M-A") { total } }`);
  await api.ask('{ mediatorNames(dataset: "worked", of: "M-A") { merged { alias } } records(dataset: "worked", kind: mediator, search: "M-B") { total } }');
  await api.ask(`{ pair(input: { dataset: "worked", dimension: mediator, first: "M-A", second: "M-B", likeBy: [business], metric: settlement_rate, ${RANGE} }) { __typename } }`);
  await api.ask('{ boardPerson(input: { dataset: "worked" }, mediator: "M-A") { __typename } boardWatch(input: { dataset: "worked" }, member: "M-B") { __typename } }');
  await api.stores.operational.auditLog.add('root', 'role_granted', { account: 'a', scope: [{ dimension: 'mediator', values: ['M-A'] }, { dimension: 'team', values: ['T1'] }] });
  await fetch(becauseOf(`${api.url}/audit.csv?text=M-A`));
  await api.stores.operational.auditLog.settled();
});
afterAll(() => api.close());

async function events(viewer: Viewer, input: Record<string, unknown> = {}): Promise<Told> {
  api.viewer = viewer;
  const { data, errors } = await api.ask<Told>(EVENTS, { input: { first: 100, ...input } });
  expect(errors).toBeUndefined();
  return data as Told;
}

it('tells of people nothing to whoever may not see names, and everything else', async () => {
  const [whole, cut] = [await events(SEEING, { to: '2099-12-31' }), await events(AUDITOR, { to: '2099-12-31' })];
  expect(whole.auditEvents.events.filter(({ subject }) => NAME.test(subject))).toHaveLength(7);
  expect(JSON.stringify(cut)).not.toMatch(NAME);
  const of = (told: Told): Map<number, Event> => new Map(told.auditEvents.events.map((event) => [event.seq, event]));
  for (const [seq, event] of of(whole)) {
    const told = of(cut).get(seq);
    expect(told?.action).toBe(event.action);
    // What names nobody is told as it was written; what is cut has no hash by which a guess could be confirmed.
    if (NAME.test(event.subject)) expect([told?.hash, told?.subject.includes('(withheld)')]).toEqual(['', true]);
    else expect([told?.hash, told?.subject]).toEqual([event.hash, event.subject]);
  }
  expect(JSON.stringify(cut)).toMatch(/\\"region\\",[^}]*\\"values\\":\[\\"N\\"\]/u);
  expect(JSON.stringify(cut)).toMatch(/\\"team\\",\\"values\\":\[\\"T1\\"\]/u);
  expect([whole.auditVerdict.brokenAt, cut.auditVerdict.brokenAt]).toEqual([null, null]);
});

it('finds for them only what they are told', async () => {
  const found = async (viewer: Viewer, text: string): Promise<number> => (await events(viewer, { text })).auditEvents.events.length;
  expect([await found(SEEING, 'M-A') > 0, await found(AUDITOR, 'M-A'), await found(AUDITOR, 'M-Nobody'), await found(AUDITOR, '"values":["M')]).toEqual([true, 0, 0, 0]);
  const all = await found(AUDITOR, 'worked');
  expect(all).toBe(await found(SEEING, 'worked'));
  const seen: number[] = [];
  for (let before: number | null | undefined; before !== null;) {
    const { auditEvents }: Told = await events(AUDITOR, { text: 'worked', first: 1, ...(before === undefined ? {} : { before }) });
    seen.push(...auditEvents.events.map(({ seq }) => seq));
    before = auditEvents.before;
  }
  expect(new Set(seen).size).toBe(all);
});

it('writes files of it in the same way', async () => {
  const csv = async (viewer: Viewer, text: string): Promise<string> => { api.viewer = viewer; return (await fetch(becauseOf(`${api.url}/audit.csv?${text}`))).text(); };
  expect(await csv(SEEING, '')).toMatch(NAME);
  expect(await csv(AUDITOR, '')).not.toMatch(NAME);
  expect((await csv(AUDITOR, 'text=M-A')).split('\r\n').filter((line) => /^\d/u.test(line))).toEqual([]);
});

it('knows of every text that can be asked with whether it may name a mediator', () => {
  const TEXTS = new Set(['String', 'Prose']);
  const names = new Set<string>();
  const walk = (name: string, type: { toString(): string }, fields: Readonly<Record<string, { readonly name: string; readonly type: { toString(): string } }>> | undefined): void => {
    if (fields === undefined) { if (TEXTS.has(String(type).replaceAll(/[[\]!]/gu, ''))) names.add(name); return; }
    for (const field of Object.values(fields)) walk(field.name, field.type, inputFields(field.type));
  };
  for (const { field } of ROOT_FIELDS) for (const arg of field.args) walk(arg.name, arg.type, inputFields(arg.type));
  expect([...names].sort()).toEqual([...NAMING, ...BESIDE_PEOPLE, ...NEVER_KEPT, ...OF_NOBODY].sort());
});

/** Withheld always; withheld where people are asked about; never written down; say nothing of mediators. A new text has to be put into one, and into the log's rules. */
const NAMING = ['address', 'alias', 'chair', 'definition', 'mediator', 'members', 'mentions', 'note', 'of', 'owner', 'participant', 'person', 'search', 'subject', 'text'];
const BESIDE_PEOPLE = ['first', 'member', 'second', 'values'];
const NEVER_KEPT = ['because', 'contact', 'en', 'evidence', 'file', 'known', 'profile', 'reason', 'rhythm', 'summary', 'title', 'what', 'words', 'zh'];
const OF_NOBODY = ['action', 'after', 'asOf', 'at', 'by', 'caseId', 'cases', 'code', 'column', 'dataset', 'decidedBy', 'delimiter', 'from', 'id', 'institution', 'label', 'login', 'metric', 'month', 'name', 'pattern', 'period', 'place', 'quietFrom', 'quietTo', 'section', 'sheet', 'source', 'startsAt', 'template', 'training', 'value', 'zone'];

function inputFields(type: unknown): Readonly<Record<string, { readonly name: string; readonly type: { toString(): string } }>> | undefined {
  const named = type as { readonly ofType?: unknown; readonly getFields?: () => Readonly<Record<string, { readonly name: string; readonly type: { toString(): string } }>> };
  return named.ofType === undefined ? named.getFields?.() : inputFields(named.ofType);
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Indicator { metric: string; n: number; observed: number; expected: number; shrunk: number; points: number }
interface Row { mediator: { key: string }; tier: string | null; inZone: number | null; score: number; withheld: boolean; indicators: Indicator[]; reasons: { code: string; found: number; asked: number }[] }
interface Own {
  dataVersion: number; others: number; phase: string; objectionsUntil: string | null; isOpenToAppeals: boolean; isReproduced: boolean; row: Row;
  strata: { metric: string; n: number; observed: number; expected: number; path: { key: string }[] }[]; appeals: { ground: string; cases: string[]; upheld: boolean | null }[];
}
const ROW = 'mediator { key } tier inZone score withheld indicators { metric n observed expected shrunk points } reasons { code found asked }';
const OWN = `dataVersion others phase objectionsUntil isOpenToAppeals isReproduced row { ${ROW} } strata { metric n observed expected path { key } } appeals { ground cases upheld }`;
const HEADER = 'case_id,received_on,assigned_on,due_on,closed_on,outcome,business,complexity,mediator';
const SETTLEMENT = 'settlement_rate_within_limit';

let api: Api;
let folder = '';
/** Settled of 60, by mediator; M11 has too few cases to be placed. Every third case is of another business, and of those fewer are settled. */
const SETTLED: Readonly<Record<string, number>> = { M01: 58, M02: 42, M03: 41, M04: 40, M05: 40, M06: 39, M07: 38, M08: 37, M09: 36, M10: 22 };
const outcomes = new Map(Object.entries({ ...SETTLED, M11: 5 }).flatMap(([mediator, settled]) => Array.from({ length: mediator === 'M11' ? 9 : 60 }, (_, i): [string, string] => [`${mediator}-${String(i).padStart(2, '0')}`, i < settled ? 'S2' : 'U1'])));

async function load(): Promise<void> {
  const rows = [...outcomes].map(([id, outcome], i) => `${id},2026-02-02,2026-02-03,2026-03-05,2026-02-20,${outcome},${i % 3 === 0 ? 'B01' : 'B03'},standard,${id.slice(0, 3)}`);
  const path = join(folder, 'cases.csv');
  await writeFile(path, [HEADER, ...rows, 'LAST,2026-08-31,,,,,B03,standard,', ''].join('\n'));
  expect((await api.load('canonical', path, 'centre', '2026-08-31')).state).toBe('published');
}
async function ask<Answer>(kind: string, declared: string, call: string, fields: string, variables: Record<string, unknown>) {
  const { data, errors } = await api.ask<Record<string, Answer>>(`${kind}(${declared}) { answer: ${call} { ${fields} } }`, variables);
  return { answer: data?.['answer'] ?? null, code: errors?.[0]?.extensions.code };
}
const person = (id: string, mediator: string) => ask<Own>('query', '$id: ID!, $mediator: String!', 'boardRoundPerson(id: $id, mediator: $mediator)', OWN, { id, mediator });
const own = async (id: string, mediator: string): Promise<Own> => {
  const { answer, code } = await person(id, mediator);
  if (answer === null) throw new Error(`no answer: ${String(code)}`);
  return answer;
};
async function begin(title: string, isComputed = true): Promise<string> {
  const { answer } = await ask<{ id: string }>('mutation', '$input: BeginRoundInput!', 'beginBoardRound(input: $input)', 'id', { input: { dataset: 'centre', title, cutOff: '2026-08-31' } });
  const id = answer?.id ?? '';
  if (!isComputed) return id;
  let job = (await ask<{ id: string; state: string }>('mutation', '$id: ID!', 'computeBoardRound(id: $id)', 'id state', { id })).answer;
  while (job?.state === 'running') job = (await ask<{ id: string; state: string }>('query', '$id: ID!', 'boardJob(id: $id)', 'id state', { id: job.id })).answer;
  expect(job?.state).toBe('done');
  return id;
}
const rowsOf = async (id: string): Promise<Row[]> => (await ask<{ board: { rows: Row[] } }>('query', '$id: ID!', 'boardRound(id: $id)', `board { rows { ${ROW} } }`, { id })).answer?.board.rows ?? [];
const publish = async (id: string) => {
  await ask('mutation', '$id: ID!, $members: [String!]!, $reason: Prose!', 'reviewBoardRound(id: $id, members: $members, reason: $reason)', 'phase', { id, members: ['赵', '钱'], reason: '金牌与候选均已逐一核对' });
  return ask<{ phase: string }>('mutation', '$id: ID!', 'publishBoardRound(id: $id)', 'phase', { id });
};
const appeal = (round: string, who: string, cases: readonly string[]) =>
  ask<{ phase: string }>('mutation', '$input: AppealInput!', 'appealBoardRound(input: $input)', 'phase', { input: { round, person: who, ground: 'outcome_or_date', cases, text: '该案已达成协议，系统误记为未达成' } });
const casesBehind = async (mediator: string, part: string, more: Record<string, unknown>) =>
  (await ask<{ total: number; rows: { caseId: string }[] }>('query', '$input: CasesInput!', 'cases(input: $input)', 'total rows { caseId }', { input: { dataset: 'centre', metric: SETTLEMENT, part, range: { from: '2025-09-01', to: '2026-08-31' }, filters: [{ dimension: 'attributed_mediator', values: [mediator] }], first: 100, ...more } }));

let round = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-round-person-'));
  await load();
  round = await begin('2026年第三季度');
  // The source delivers otherwise afterwards: what a round is made of stays.
  for (const id of ['M02-57', 'M02-58', 'M02-59']) outcomes.set(id, 'S2');
  await load();
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('tells a person the row that the round keeps, whatever was delivered since, and the strata it is made of', async () => {
  for (const kept of await rowsOf(round)) {
    const told = await own(round, kept.mediator.key);
    expect(told.row).toEqual(kept);
    expect(told).toMatchObject({ others: 10, isReproduced: true, phase: 'computed' });
    const settlement = kept.indicators.find(({ metric }) => metric === SETTLEMENT);
    const strata = told.strata.filter(({ metric }) => metric === SETTLEMENT);
    expect(strata.map(({ path }) => path.map(({ key }) => key)[1]).sort()).toEqual(['B01', 'B03']);
    const sum = (of: (one: (typeof strata)[number]) => number) => strata.reduce((total, one) => total + of(one), 0);
    expect([sum((one) => one.n), sum((one) => one.observed)]).toEqual([settlement?.n, settlement?.observed]);
    expect(sum((one) => one.expected)).toBeCloseTo(settlement?.expected ?? NaN, 9);
  }
  expect((await own(round, 'M02')).row.indicators[0]).toMatchObject({ n: 60, observed: 42 });
  expect((await own(round, 'M11')).row.reasons).toContainEqual({ code: 'TOO_FEW_CASES', found: 9, asked: 30 });
});

it('lists the cases behind a figure as the round had them, not as they are now', async () => {
  const { dataVersion } = await own(round, 'M02');
  const then = { asOfLoad: dataVersion, cutOff: '2026-08-31' };
  expect([(await casesBehind('M02', 'denominator', then)).answer?.total, (await casesBehind('M02', 'numerator', then)).answer?.total, (await casesBehind('M02', 'numerator', {})).answer?.total]).toEqual([60, 42, 45]);
  expect((await casesBehind('M02', 'rest', then)).answer?.rows.map(({ caseId }) => caseId)).toContain('M02-59');
  // On 2026-03-01 no case was past its limit of 2026-03-05: none is to be judged.
  expect((await casesBehind('M02', 'denominator', { ...then, cutOff: '2026-03-01' })).answer?.total).toBe(0);
  expect((await casesBehind('M02', 'rest', { ...then, cutOff: '2026-09-01' })).code).toBe('BAD_INPUT');
});

it('says until when an appeal is heard, whether that has passed, and how their own appeals stand', async () => {
  const id = await begin('申诉');
  expect(await own(id, 'M02')).toMatchObject({ objectionsUntil: null, isOpenToAppeals: false, appeals: [] });
  await publish(id);
  await appeal(id, 'M02', ['M02-59']);
  await appeal(id, 'M03', ['M03-59']);
  const told = await own(id, 'M02');
  expect(told).toMatchObject({ phase: 'published', isOpenToAppeals: true, appeals: [{ ground: 'outcome_or_date', cases: ['M02-59'], upheld: null }] });
  expect(told.objectionsUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  expect((await own(id, 'M04')).appeals).toEqual([]);
  const events = await api.stores.operational.boardRounds.events(id);
  await api.stores.operational.boardRounds.add(id, events.length, { by: 'local', kind: 'published', body: JSON.stringify({ on: '2026-09-01', until: '2026-09-08' }) }, 'published');
  expect(await own(id, 'M02')).toMatchObject({ phase: 'published', objectionsUntil: '2026-09-08', isOpenToAppeals: false });
  expect((await appeal(id, 'M02', [])).code).toBe('APPEAL_TOO_LATE');
});

it('does not tell a place that is looked into, nor anything to who may not see everybody', async () => {
  const id = await begin('核查');
  await ask('mutation', '$input: DisqualifyInput!', 'disqualify(input: $input)', 'phase', { input: { round: id, person: 'M01', why: 'falsified_record', evidence: '档案中有伪造的协议记录两份', isProven: false } });
  expect((await own(id, 'M01')).row).toMatchObject({ withheld: true, tier: null, inZone: null });
  expect((await person(id, 'nobody')).answer).toBeNull();
  expect((await person(await begin('草案', false), 'M01')).answer).toBeNull();
  expect((await person('no-such-round', 'M01')).code).toBe('BAD_INPUT');
  const before = api.viewer;
  try {
    api.viewer = { id: 'one', scope: [{ dimension: 'mediator', values: ['M01'] }] };
    // Not public yet: to who is no committee there is no such round.
    expect((await person(id, 'M01')).code).toBe('BAD_INPUT');
    expect((await person(id, 'M02')).code).toBe('NO_SCOPE');
  } finally {
    api.viewer = before;
  }
});

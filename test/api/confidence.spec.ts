import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProfileId, writeDemo } from '@concord/etl';
import { becauseOf, startApi, type Api } from './api.js';

interface Reason { check: string; column: string; measured: number; threshold: number; atFault: number; cases: number; grade: string }
interface Month { month: string; cases: number; grade: string | null; reasons: Reason[] }
interface Confidence { worst: string | null; graded: number; belowB: number; rows: { worst: string | null; member: { key: string }; months: Month[] }[] }

const ASK = 'query($input: ConfidenceInput!) { confidence(input: $input) { worst graded belowB rows { worst member { key } months { month cases grade reasons { check column measured threshold atFault cases grade } } } } }';
const CHECKS = 'query($loadNo: Int!) { loadChecks(loadNo: $loadNo) { controls { month rows rejected delivered { cases claimed } next { cases } current { cases } } findings { rule month severity measured threshold } } }';

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-confidence-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function confidence(input: object): Promise<Confidence> {
  const { data, errors } = await api.ask<{ confidence: Confidence }>(ASK, { input });
  expect(errors).toBeUndefined();
  if (data === undefined) throw new Error('no answer');
  return data.confidence;
}

describe('of small made data', () => {
  const month = (name: string, n: number, tell: (i: number) => readonly [entered: string, cause: string, branch: string]): string[] =>
    Array.from({ length: n }, (_, i) => `${name}-${String(i)},${name}-01,${tell(i).join(',')}`);
  const range = { from: '2024-01-01', to: '2024-12-31' };

  beforeAll(async () => {
    const rows = [
      // Late: 2 of 20 are the limit, 4 are twice it, 8 four times it, 9 more than that.
      ...month('2024-01', 20, (i) => ['2024-01-02', 'C01', i < 10 ? 'X' : 'Y']),
      ...month('2024-02', 20, (i) => [i < 2 ? '2024-02-20' : '2024-02-02', 'C01', 'X']),
      ...month('2024-03', 50, (i) => [i < 10 ? '2024-03-20' : '2024-03-02', 'C01', 'X']),
      ...month('2024-04', 20, (i) => [i < 8 ? '2024-04-20' : '2024-04-02', 'C01', 'X']),
      // Worst of two: late C, 其他 B (8 of 40).
      ...month('2024-05', 40, (i) => [i < 15 ? '2024-05-20' : '2024-05-02', i < 8 ? 'C99' : 'C01', 'X']),
      ...month('2024-06', 20, (i) => [i < 9 ? '2024-06-20' : '2024-06-02', 'C01', 'X']),
      ...month('2024-07', 9, () => ['2024-07-30', 'C99', 'X']),
    ];
    const path = join(folder, 'small.csv');
    await writeFile(path, ['case_id,received_on,entered_on,cause,branch', ...rows, ''].join('\n'));
    await api.load('canonical', path, 'small');
  });

  it('grades months by the worst share against its limit, each doubling a letter', async () => {
    const { worst, graded, belowB, rows } = await confidence({ dataset: 'small', range });
    expect(rows.map(({ member }) => member.key)).toEqual(['canonical']);
    expect(rows[0]?.months.map(({ month: of, grade }) => [of.slice(0, 7), grade])).toEqual([
      ['2024-01', 'A'], ['2024-02', 'A'], ['2024-03', 'B'], ['2024-04', 'C'], ['2024-05', 'C'], ['2024-06', 'D'], ['2024-07', null],
    ]);
    expect(rows[0]?.months[4]?.reasons.map(({ check, column, grade, measured }) => [check, column, grade, measured])).toEqual([['late_entry', 'entered_on', 'C', 0.375], ['other_share', 'cause', 'B', 0.2]]);
    expect([worst, graded, belowB]).toEqual(['D', 6, 3]);
  });

  it('answers of the filtered cases, and by the dimension asked', async () => {
    const filtered = await confidence({ dataset: 'small', range, filters: [{ dimension: 'branch', values: ['Y'] }] });
    expect(filtered).toMatchObject({ worst: 'A', graded: 1, belowB: 0 });
    expect((await confidence({ dataset: 'small', range, by: 'branch' })).rows.map(({ member, worst }) => [member.key, worst])).toEqual([['X', 'D'], ['Y', 'A']]);
    const { errors } = await api.ask(ASK, { input: { dataset: 'small', range, by: 'mediator' } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  });

  it('shows a viewer nothing beyond the scope', async () => {
    const local = api.viewer;
    try {
      api.viewer = { id: 'y', scope: [{ dimension: 'branch', values: ['Y'] }] };
      expect((await confidence({ dataset: 'small', range, by: 'branch' })).rows.map(({ member, months }) => [member.key, months.map(({ cases }) => cases)])).toEqual([['Y', [10]]]);
      expect((await api.ask(CHECKS, { loadNo: 1 })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
      expect((await fetch(becauseOf(`${api.url}/loads/1/rejects.csv`))).status).toBe(403);
      api.viewer = { id: 'nobody' };
      expect((await api.ask(ASK, { input: { dataset: 'small', range } })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
      expect((await fetch(becauseOf(`${api.url}/loads/1/rejects.csv`))).status).toBe(403);
    } finally {
      api.viewer = local;
    }
  });
});

describe('of the demo', () => {
  interface Truths { deliveries: { rows: number; dirt: Record<string, number> }[]; truths: { id: string; where: Record<string, string[]> }[] }
  const range = { from: '2025-11-01', to: '2026-10-31' };
  let truths: Truths;
  let without: Confidence;

  beforeAll(async () => {
    const { files, records, truths: path } = await writeDemo(folder);
    truths = JSON.parse(await readFile(path, 'utf8')) as Truths;
    // Cases first, and reference data after them: until it is there, a register without teams leaves them empty.
    for (const file of files) await api.load('demo', file);
    without = await confidence({ dataset: 'demo', range, by: 'branch' });
    for (const { kind, file } of records) expect(await api.load(recordProfileId(kind), file, 'demo')).toMatchObject({ state: 'published' });
  }, 120_000);

  it('gives the branch that keeps poor records the worst grade, alone, and for the reasons that were planted', async () => {
    const bad = truths.truths.find(({ id }) => id === 'bad_data_branch')?.where['branch'] ?? [];
    const { rows } = await confidence({ dataset: 'demo', range, by: 'branch' });
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ worst }) => worst === 'D').map(({ member }) => member.key)).toEqual(bad);
    expect(rows[0]?.months.every(({ grade }) => grade === 'C' || grade === 'D')).toBe(true);
    expect(new Set(rows[0]?.months.flatMap(({ reasons }) => reasons.map(({ check }) => check)))).toEqual(new Set(['late_entry', 'other_share']));
  });

  it('tells of teams nobody knows, until the mediators\' records fill them in', async () => {
    // Where nobody was assigned there is no team either; what counts is a team missing beside a mediator.
    const lacks = ({ reasons }: Month, name: string): boolean => reasons.some(({ column }) => column === name);
    const aboutTeams = ({ rows }: Confidence): number => rows.flatMap(({ months }) => months).filter((month) => lacks(month, 'team') && !lacks(month, 'mediator')).length;
    expect(aboutTeams(without)).toBeGreaterThan(0);
    expect(aboutTeams(await confidence({ dataset: 'demo', range, by: 'branch' }))).toBe(0);
  });

  it('agrees with the rows counted one by one', async () => {
    const { rows } = await confidence({ dataset: 'demo', range, by: 'branch' });
    const newest = new Map<string, readonly string[]>();
    let header: readonly string[] = [];
    for (const name of ['demo-1.csv', 'demo-2.csv']) {
      const [head = '', ...lines] = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
      header = head.split(',');
      for (const line of lines) if (/^TJ\d{10},/u.test(line)) newest.set(line.slice(0, 12), line.split(','));
    }
    const at = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? '';
    for (const { month, cases, reasons } of rows[0]?.months ?? []) {
      const mine = [...newest.values()].filter((row) => at(row, 'branch') === rows[0]?.member.key && at(row, 'received_on').startsWith(month.slice(0, 7)));
      const late = mine.filter((row) => Date.parse(at(row, 'entered_on')) - Date.parse(at(row, 'received_on')) > 3 * 86_400_000).length;
      expect([month, cases]).toEqual([month, mine.length]);
      expect([month, reasons.find(({ check }) => check === 'late_entry')?.atFault]).toEqual([month, late]);
      expect([month, reasons.find(({ check, column }) => check === 'other_share' && column === 'cause')?.atFault]).toEqual([month, mine.filter((row) => at(row, 'cause') === 'C99').length]);
    }
  });

  it('tells the control totals of its loads, and hands out every rejected row', async () => {
    const { data } = await api.ask<{ loadChecks: { controls: { month: string | null; rows: number; rejected: number; next: { cases: number }; current: { cases: number } }[] } }>(CHECKS, { loadNo: 2 });
    const controls = data?.loadChecks.controls ?? [];
    const sum = (of: (control: (typeof controls)[number]) => number): number => controls.reduce((total, control) => total + of(control), 0);
    expect(sum(({ rows }) => rows)).toBe(truths.deliveries[0]?.rows);
    expect([sum(({ current }) => current.cases), sum(({ next }) => next.cases)]).toEqual([0, sum(({ rows, rejected }) => rows - rejected) - (truths.deliveries[0]?.dirt['identical_row'] ?? 0)]);
    const response = await fetch(becauseOf(`${api.url}/loads/2/rejects.csv`));
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', expect.stringMatching(/^attachment; filename="rejects-2\.E-[\dA-F]{8}\.csv"$/u)]);
    expect((await response.text()).trimEnd().split('\r\n')).toHaveLength(1 + sum(({ rejected }) => rejected));
    for (const path of ['99/rejects.csv', 'x/rejects.csv', '-1/rejects.csv']) expect((await fetch(becauseOf(`${api.url}/loads/${path}`))).status).toBeGreaterThanOrEqual(400);
  });
});

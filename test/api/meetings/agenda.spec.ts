import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCalendarDays } from '@concord/sql';
import { startApi, type Api } from '../api.js';
import { COUNTS, GROWING, MONTHS } from '../surging-cases.js';
import { codeOf, held, meetingQuestions, PEOPLE } from './meeting-questions.js';

const HEAD = 'case_id,received_on,entered_on,due_on,closed_on,outcome,qa_on,qa_passed,business,subtype,cause,institution';
const [STUCK, OTHER] = ['B04|B04-03|C03', 'B06|B06-01|C02'];
/** The last month there is, which the meeting is about. */
const JUDGED = COUNTS.length - 1;

let api: Api;
let folder = '';
const ask = meetingQuestions(() => api);

interface Case { readonly on: string; readonly due?: string; readonly closed?: string; readonly outcome?: string; readonly checked?: string; readonly passed?: string; readonly what: string; readonly where: string }
const line = (id: string, { checked = '', closed = '', due = '', on, outcome = '', passed = '', what, where }: Case): string => [id, on, on, due, closed, outcome, checked, passed, ...what.split('|'), where].join(',');

/** In each month: some of a growing type, all closed; of another type twenty, of which the last ten stay open beyond their limit; of a third forty that are closed in time. */
function monthOf(i: number, growing: number): string[] {
  const { from = '', to = '' } = MONTHS[i] ?? {};
  const day = (k: number): string => addCalendarDays(from, k % 20);
  const done = (k: number): Pick<Case, 'closed' | 'due' | 'outcome'> => ({ closed: addCalendarDays(day(k), 5), due: addCalendarDays(day(k), 30), outcome: k % 2 === 0 ? 'S2' : 'U1' });
  return [
    ...Array.from({ length: growing }, (_, k) => line(`G-${String(i)}-${String(k)}`, { on: day(k), what: GROWING, where: 'BANK-X', ...done(k) })),
    ...Array.from({ length: 20 }, (_, k) => line(`S-${String(i)}-${String(k)}`, { on: day(k), what: STUCK, where: 'BANK-Y', ...(k < 10 ? done(k) : { due: addCalendarDays(day(k), 10) }) })),
    ...Array.from({ length: 40 }, (_, k) => line(`O-${String(i)}-${String(k)}`, { on: day(k), what: OTHER, where: 'BANK-Y', ...done(k), ...(k < 12 ? { checked: addCalendarDays(day(k), 5), passed: k < 9 ? '1' : '0' } : {}) })),
    line(`LAST-${String(i)}`, { on: to, what: OTHER, where: 'BANK-Y' }),
  ];
}

async function file(profile: string, name: string, rows: readonly string[], dataset = 'centre') {
  const path = join(folder, name);
  await writeFile(path, [...rows, ''].join('\n'));
  return api.load(profile, path, dataset);
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-agenda-'));
  expect(await file('canonical', 'cases.csv', [HEAD, ...COUNTS.flatMap((n, i) => monthOf(i, n))])).toMatchObject({ state: 'published', rejects: [] });
  expect(await file('target', 'targets.csv', ['metric,dimension,member,valid_from,value', 'settlement_rate,,,2025-01-01,0.9', 'closings,,,2025-01-01,1'])).toMatchObject({ state: 'published' });
  expect((await api.ask<{ judgeSignals: { isCurrent: boolean } }>('mutation { judgeSignals(dataset: "centre") { isCurrent } }')).data?.judgeSignals.isCurrent).toBe(true);
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('is made of what happened: signals, the strongest first, stuck types, missed targets, areas, checked cases, decisions', async () => {
  const { id } = await ask.series();
  const meeting = held(await ask.plan(id));
  const kinds = meeting.agenda.map(({ kind }) => kind);
  const order = ['action', 'request', 'verdict', 'signal', 'stuck', 'target', 'area', 'checked', 'excellent', 'other', 'decisions'];
  expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect([...new Set(kinds)]).toEqual(['signal', 'stuck', 'target', 'area', 'checked', 'decisions']);

  // The signals of the page that lead, in its order.
  const { data } = await api.ask<{ signals: { rows: { id: string; foldedInto: string | null; reasons: { sentence: { zh: string } }[] }[] } }>('{ signals(input: { dataset: "centre" }) { rows { id foldedInto reasons { sentence { zh } } } } }');
  const leading = (data?.signals.rows ?? []).filter(({ foldedInto }) => foldedInto === null).slice(0, 8);
  expect(meeting.agenda.filter(({ kind }) => kind === 'signal').map((item) => [item.id, item.sentence.zh])).toEqual(leading.map((one) => [`signal:${one.id}`, one.reasons[0]?.sentence.zh]));

  // Ten a month for thirteen months: all of those whose limit, ten days after the nineteenth at the latest, has passed.
  const stuck = meeting.agenda.find(({ kind }) => kind === 'stuck');
  expect(stuck?.link).toMatchObject({ metric: 'pending_overdue', split: 'institution', from: '2026-01-01', to: '2026-01-31' });
  expect(stuck?.sentence.zh).toContain('未结 130 件中有 130 件超期，连续 3 个月末高于总体');

  // Of the closed cases of January every second one was settled, but for the twelve and twenty-four of the growing type, half as well: 37 of 74.
  const [missed, ...more] = meeting.agenda.filter(({ kind }) => kind === 'target');
  expect(more).toEqual([]);
  expect(missed).toMatchObject({ id: 'target:settlement_rate', title: { zh: '未达目标：调解成功率（实质口径）' } });
  expect(missed?.sentence.zh).toContain('50.0%');
  expect(missed?.sentence.zh).toContain('目标 90.0%');

  expect(meeting.agenda.filter(({ kind }) => kind === 'area').map(({ link, owner }) => [owner, link?.filters[0]?.values])).toEqual([['甲', ['BANK-X']], ['乙', ['BANK-Y']]]);
  // Nine of twelve passed.
  expect(meeting.agenda.find(({ kind }) => kind === 'checked')?.sentence.zh).toContain('9/12');
});

it('is narrowed to the cases a meeting is about', async () => {
  const { id } = await ask.series();
  const { agenda } = held(await ask.plan(id, { filters: [{ dimension: 'institution', values: ['BANK-X'] }] }, [PEOPLE[0] ?? { name: '主持' }]));
  // Nobody set a target for this bank, and nothing of it is stuck.
  expect(agenda.filter(({ kind }) => kind === 'stuck' || kind === 'target' || kind === 'area')).toEqual([]);
  for (const { link } of agenda) if (link !== null) expect(link.filters[0]).toMatchObject({ dimension: 'institution', values: ['BANK-X'] });
});

it('drops what is no longer found, unless somebody kept it, when the meeting is opened', async () => {
  const { id: series } = await ask.series();
  const { agenda, id } = held(await ask.plan(series));
  const [first, second] = agenda.filter(({ kind }) => kind === 'signal');
  if (first === undefined || second === undefined) throw new Error('two signals are needed');
  held(await ask.arrange(id, { set: { item: second.id, minutes: 20, owner: '甲' } }));
  for (const item of [first, second]) {
    const { errors } = await api.ask('mutation ($id: ID!) { closeSignal(id: $id, note: "已处理完毕") { id } }', { id: item.id.slice('signal:'.length) });
    expect(errors).toBeUndefined();
  }
  const open = held(await ask.open(id));
  expect(open.agenda.some((item) => item.id === first.id)).toBe(false);
  expect(open.agenda.find((item) => item.id === second.id)).toMatchObject({ minutes: 20, owner: '甲' });
  expect(JUDGED).toBe(12);
});

it('is refused of a dataset that is not there', async () => {
  const other = meetingQuestions(() => api, 'nowhere');
  const { id } = await other.series();
  expect(codeOf(await other.plan(id))).toBe('BAD_INPUT');
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCalendarDays } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Words { readonly zh: string; readonly en: string }
interface Finding { readonly what: string; readonly words: Words }

const AS_OF = '2025-12-31';
const MONTHS = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
const TYPES = ['B02', 'B03', 'B04'] as const;
const NAMES = { B02: '借记卡', B03: '信用卡', B04: '贷款' } as const;

/** Cases of three types, more in some months than in others; a third stays open, and every seventh has no limit. */
const CASES = MONTHS.flatMap((month, m) => TYPES.flatMap((business, b) => Array.from({ length: 4 + ((m * 5 + b * 7) % 11) + (m === 8 && b === 1 ? 80 : 0) }, (_, i) => {
  const received = `${month}-${String(1 + ((i * 3) % 28)).padStart(2, '0')}`;
  const closed = addCalendarDays(received, 20 + i);
  const isOpen = (i + m + b) % 3 === 0 || closed > AS_OF;
  return { id: `${business}-${month}-${String(i)}`, received, closed: isOpen ? '' : closed, due: (i + b) % 7 === 6 ? '' : addCalendarDays(received, 30 + 10 * b), business };
})));

const QUERY = `query($issues: IssuesInput!, $deadlines: DeadlinesInput!) {
  issues(input: $issues) { heat { findings { what words { zh en } } } types { signals { n } } }
  deadlines(input: $deadlines) { sentence { zh en } } }`;
const WHAT_IF = 'query($input: WhatIfInput!) { whatIf(input: $input) { findings { what words { zh en } } } }';

let api: Api;
let told: { issues: { heat: { findings: Finding[] }; types: { signals: { n: number }[] }[] }; deadlines: { sentence: Words } };
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-sentences-'));
  const rows = [...CASES, { id: 'LAST', received: AS_OF, closed: '', due: '2026-06-30', business: 'B02' }].map(({ business, closed, due, id, received }) => [id, received, closed, closed === '' ? '' : 'S2', due, business].join(','));
  await writeFile(join(folder, 'cases.csv'), ['case_id,received_on,closed_on,outcome,due_on,business', ...rows, ''].join('\n'));
  expect(await api.load('canonical', join(folder, 'cases.csv'), 'centre')).toMatchObject({ state: 'published', rejects: [] });
  await rm(folder, { recursive: true });
  const { data, errors } = await api.ask<typeof told>(QUERY, { issues: { dataset: 'centre', metric: 'intake', dimension: 'business', range: { from: '2025-01-01', to: AS_OF } }, deadlines: { dataset: 'centre', days: 7 } });
  expect(errors).toBeUndefined();
  if (!data) throw new TypeError('no answer');
  told = data;
});
afterAll(() => api.close());

it('says of the deadlines what the open cases are, counted one by one', () => {
  // One further case is open and due in June.
  const open = CASES.filter(({ closed }) => closed === '');
  const count = (is: (due: string) => boolean): number => open.filter(({ due }) => due !== '' && is(due)).length;
  const [overdue, soon] = [count((due) => due < AS_OF), count((due) => due >= AS_OF && due <= addCalendarDays(AS_OF, 7))];
  const unlimited = open.filter(({ due }) => due === '').length;
  expect([overdue, soon, unlimited].every((n) => n > 0)).toBe(true);
  expect(told.deadlines.sentence.zh).toBe(`在办 ${String(open.length + 1)} 件：已逾期 ${String(overdue)} 件，7 天内到期 ${String(soon)} 件，未登记期限 ${String(unlimited)} 件。`);
});

it('says of the map of types and months which cell is the largest, and how many stand out', () => {
  const cells = MONTHS.flatMap((month) => TYPES.map((business) => ({ month, business, n: CASES.filter((one) => one.business === business && one.received.startsWith(month)).length })));
  const [most] = cells.toSorted((a, b) => b.n - a.n);
  const signals = told.issues.types.reduce((sum, type) => sum + type.signals.length, 0);
  expect(most).toMatchObject({ month: '2025-09', business: 'B03' });
  expect(told.issues.types.flatMap((type) => type.signals.map(({ n }) => n))).toContain(most?.n);
  expect(told.issues.heat.findings.map(({ words }) => words.zh)).toEqual([
    `图中 3 类、12 个月，件数最多的一格是 2025年9月的“${NAMES.B03}”，${String(most?.n)} 件；超出正常波动的有 ${String(signals)} 处。`,
  ]);
});

it('says of a what-if what month by month arithmetic gives', async () => {
  const said = async (input: Record<string, number>): Promise<string[] | undefined> => (await api.ask<{ whatIf: { findings: Finding[] } }>(WHAT_IF, { input: { from: '2025-12-15', ...input } })).data?.whatIf.findings.map(({ words }) => words.zh);
  const [backlog, intake, capacity, target, within] = [300, 40, 52, 100, 10];
  let [left, months] = [backlog, 0];
  while (left > target) { left = Math.max(0, left + intake - capacity); months += 1; }
  // Down from 300 to 100 by 12 a month: 17 months, to May 2027. In ten months it takes 20 a month more than comes in.
  const needed = intake + (backlog - target) / within;
  expect([months, needed]).toEqual([17, 60]);
  expect(await said({ backlog, intake, capacity, target, within })).toEqual(['按此推算，17 个月后存量降到 100 件（2027年5月）。', '要在 10 个月内降到目标，每月须办结 60 件，比假定的每月多 8 件。']);
  expect(await said({ backlog, intake: 50, capacity: 45, target, within })).toEqual(['每月办结不高于收案，存量不会下降，12 个月后为 360 件。', '要在 10 个月内降到目标，每月须办结 70 件，比假定的每月多 25 件。']);
});

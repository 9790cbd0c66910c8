import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Event { day: number; on: string; kind: string; label: { zh: string }; word: { zh: string; en: string } | null }
interface Field { column: string; value: string | null; inFigures: string | null }

let api: Api;
let folder = '';
const load = async (profile: string, name: string, ...rows: readonly string[]): Promise<void> => {
  const path = join(folder, name);
  await writeFile(path, [...rows, ''].join('\n'));
  expect((await api.load(profile, path, 'centre')).state).toBe('published');
};
async function course(caseId: string): Promise<{ steps: string[]; handed: (string | undefined)[]; fields: Field[] }> {
  const { data } = await api.ask<{ case: { fields: Field[]; timeline: { events: Event[] } } | null }>(
    'query($id: String!) { case(dataset: "centre", source: "canonical", caseId: $id) { fields { column value inFigures } timeline { events { day on kind label { zh } word { zh en } } } } }', { id: caseId });
  const events = data?.case?.timeline.events ?? [];
  return { steps: events.filter(({ kind }) => kind === 'step').map(({ on, label }) => `${on} ${label.zh}`), handed: events.filter(({ label }) => label.zh === '转办').map(({ word }) => word?.zh), fields: data?.case?.fields ?? [] };
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-case-handovers-'));
  await load('canonical', 'cases.csv', 'case_id,received_on,assigned_on,closed_on,outcome,mediator,first_mediator,handed_over_on,handover_reason',
    'TJ-1,2026-03-02,2026-03-03,2026-04-02,S2,丙,甲,2026-03-10,absence', 'TJ-2,2026-03-02,2026-03-03,2026-04-02,S2,乙,甲,2026-03-10,recusal', 'TJ-3,2026-03-02,2026-03-03,2026-04-02,S2,甲,,,', 'TJ-4,2026-03-02,2026-03-03,2026-04-02,S2,乙,甲,,');
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('tells the one hand-over that a case itself knows of, and none where its day is not known', async () => {
  expect(await course('TJ-2')).toMatchObject({ steps: ['2026-03-02 收案日', '2026-03-03 分派日', '2026-03-10 转办', '2026-04-02 办结日'], handed: ['由甲转给乙（回避）'] });
  expect((await course('TJ-3')).handed).toEqual([]);
  expect((await course('TJ-4')).handed).toEqual([]);
});

it('tells every hand-over on record in date order, of one day by who had the case, under the names in use', async () => {
  await load('handover', 'handovers.csv', 'case_id,handed_over_on,from_mediator,to_mediator,reason',
    'TJ-1,2026-03-20,乙,丙,请假', 'TJ-1,2026-03-05,甲,丁,回避', 'TJ-1,2026-03-05,丁,乙,', 'TJ-9,2026-03-05,甲,乙,');
  const { steps, handed, fields } = await course('TJ-1');
  expect(steps).toEqual(['2026-03-02 收案日', '2026-03-03 分派日', '2026-03-05 转办', '2026-03-05 转办', '2026-03-20 转办', '2026-04-02 办结日']);
  expect(handed).toEqual(['由甲转给丁（回避）', '由丁转给乙', '由乙转给丙（请假或离岗）']);
  // The day of the first, which figures take, is that of the first on record.
  expect(fields.find(({ column }) => column === 'handed_over_on')).toMatchObject({ value: '2026-03-10', inFigures: '2026-03-05' });
  expect((await course('TJ-2')).handed).toEqual(['由甲转给乙（回避）']);

  await load('mediator-alias', 'aliases.csv', 'alias,mediator,decided_on,decided_by,reason', '丁,戊,2026-06-01,主任,曾用名');
  expect((await course('TJ-1')).handed).toEqual(['由甲转给戊（回避）', '由戊转给乙', '由乙转给丙（请假或离岗）']);
});

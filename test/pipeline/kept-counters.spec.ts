import { compileDuration, compileLevels, compileTally, metricById, migrate, type DurationMetric, type LevelMetric, type MetricId, type Question, type Statement, type TallyMetric } from '@concord/sql';
import { openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => {
  store = await openScratchStore();
  await store.load(rowProfile(), '编号,收案,办结,结果,金额\nC-1,2024-01-10,2024-02-10,达成协议,100\nC-2,2024-02-20,2024-03-05,分歧过大,200\nC-3,2024-02-01,,,300\n');
  await store.load(rowProfile(), '编号,收案,办结,结果,金额\nC-3,2024-02-01,2024-03-09,达成协议,300\nC-4,2023-03-01,,,400\n');
});
afterAll(async () => { await store.close(); });

const QUESTION: Question = {
  dataset: 'register', filters: [], scope: 'all', asOf: '2024-03-31', range: { from: '2023-01-01', to: '2024-03-31' }, bucket: 'month', metrics: [],
};
const tally = (id: MetricId, question = QUESTION) => compileTally([metricById(id) as TallyMetric], question);

/** Where the engine reads the answer from: a projection's name, or the table. */
async function readFrom({ sql, params, counters }: Statement): Promise<string> {
  // A question may not explain itself; the settings are those of questions that may use counters.
  const { rows } = await store.engine.writer.ask({ sql: `EXPLAIN ${sql} SETTINGS optimize_use_projections = ${counters === undefined ? '0' : '1'}, preferred_optimize_projection_name = '${counters ?? ''}', optimize_functions_to_subcolumns = 0`, ...(params ? { params } : {}) });
  // On a cluster the shares are read, called after the table as which they were made.
  const sources = [...rows.flat().join('\n').matchAll(/ReadFromMergeTree \((\S+)\)/gu)].map(([, source = '']) => source.replace(/^concord_cases\.case_(?:current|next)_[0-9a-f]{8}$/u, 'concord.case_current'));
  return [...new Set(sources)].join(', ');
}

// Of stocks the stay that every case has; few are reactivated or reopened.
it.each<[string, Statement]>([
  ['by_received_on', tally('intake')],
  ['by_closed_on', tally('settlement_rate')],
  ['by_closed_on', tally('csat', { ...QUESTION, bucket: 'quarter' })],
  ['by_closed_on', tally('settlement_rate_participating')],
  ['by_opened_on_left_on, concord.case_current', compileLevels(['pending', 'pending_over_30', 'pending_over_180'].map((id) => metricById(id as MetricId) as LevelMetric), QUESTION)],
  ['concord.case_current', compileLevels([metricById('pending_overdue') as LevelMetric], QUESTION)],
  ['by_opened_on_left_on, concord.case_current', compileLevels([metricById('pending') as LevelMetric], QUESTION)],
  ['by_opened_on_ended_on', compileDuration(metricById('time_to_resolution') as DurationMetric, QUESTION)],
  ['concord.case_current', tally('settlement_rate', { ...QUESTION, filters: [{ dimension: 'region', values: ['x'] }] })],
])('is answered from %s', async (source, statement) => {
  expect((await readFrom(statement)).replace(/_[0-9a-f]{8}(?=,|$)/gu, '')).toBe(source);
});

it('counts what the rows count, restated cases included', async () => {
  const { rows } = await store.engine.writer.ask(tally('settlement_rate'));
  expect(rows).toEqual([['2024-02-01', '', 0, 0, '1', '1'], ['2024-03-01', '', 0, 0, '1', '2']]);
});

it('follows the metrics: what is no longer counted goes, what was not finished is', async () => {
  const { writer } = store.engine;
  const names = () => store.beside('case_current', (where) => `SELECT name FROM system.projections WHERE ${where}`);
  const kept = await names();
  await writer.run({ sql: 'ALTER TABLE concord.case_current ADD PROJECTION by_due_on_00000000 (SELECT due_on, count() GROUP BY due_on)' });
  const closed = kept.find((name) => name.startsWith('by_closed_on')) ?? '';
  await writer.run({ sql: `ALTER TABLE concord.case_current CLEAR PROJECTION ${closed}` });
  expect(await readFrom(tally('settlement_rate'))).toBe('concord.case_current');
  await migrate(store.engine);
  expect(await names()).toEqual(kept);
  // No closing was undone here: the engine sees by its statistics that there is nothing to read of them.
  expect((await readFrom(tally('settlement_rate'))).split(', ')).toContain(closed);
});

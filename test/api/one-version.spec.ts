import { join } from 'node:path';
import type { Reader } from '@concord/sql';
import { startApi, type Api } from './api.js';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', fixture('worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

interface Value { n: number; dataVersion: number }
interface Page {
  quick: { value: Value }[];
  slow: { total: Value };
  change: { after: Value };
  survival: { total: { value: Value } };
}

const PAGE = `query($quick: TotalInput!, $slow: BreakdownInput!, $change: RateChangeInput!, $survival: SurvivalInput!) {
  quick: total(input: $quick) { value { n dataVersion } }
  slow: breakdown(input: $slow) { total { n dataVersion } }
  change: rateChange(input: $change) { after { n dataVersion } }
  survival(input: $survival) { total { value { n dataVersion } } }
}`;

const base = { dataset: 'worked', range: { from: '2026-01-01', to: '2026-03-31' } };
const VARIABLES = {
  quick: { ...base, metrics: ['intake'] }, slow: { ...base, metric: 'intake', dimension: 'mediator' },
  change: { ...base, metric: 'settlement_rate', dimension: 'region', before: { from: '2025-10-01', to: '2025-12-31' } }, survival: { ...base, metric: 'time_to_resolution', split: 'region' },
};

/** Publishes a load while a request is being answered: before the first statement for which `when` holds is sent, all others wait for nothing. */
function publishBefore(when: (sql: string) => boolean, publish: () => Promise<unknown>): () => void {
  const reader: { ask: Reader['ask'] } = api.engine.reader;
  const { ask } = reader;
  let done = false;
  reader.ask = async (statement, options) => {
    if (!done && when(statement.sql)) {
      done = true;
      await publish();
    }
    return ask(statement, options);
  };
  return () => { reader.ask = ask; expect(done).toBe(true); };
}

it('answers every field of a request from one data version, also when a load is published between two of them', async () => {
  const before = await api.ask<Page>(PAGE, VARIABLES);
  expect(before.data?.quick[0]?.value).toEqual({ n: 16, dataVersion: 1 });
  const other = { ...VARIABLES, slow: { ...VARIABLES.slow, dimension: 'business' } };
  // Of the four only the breakdown by another dimension is not kept: it is asked when the others have been answered.
  const restore = publishBefore((sql) => sql.includes('business'), () => api.load('canonical', fixture('worked-cases-later.csv'), 'worked'));
  const { data, errors } = await api.ask<Page>(PAGE, other);
  restore();
  expect(errors).toBeUndefined();
  const values = [data?.quick[0]?.value, data?.slow.total, data?.change.after, data?.survival.total.value];
  expect(values.map((value) => value?.dataVersion)).toEqual([2, 2, 2, 2]);
  expect([values[0]?.n, values[1]?.n]).toEqual([17, 17]);
});

it('keeps the answer it gave for that version, and no other', async () => {
  const kept = await api.ask<Page>(PAGE, VARIABLES);
  expect(kept.data?.quick[0]?.value).toEqual({ n: 17, dataVersion: 2 });
});

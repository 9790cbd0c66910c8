import { createHash } from 'node:crypto';
import type { Writer } from '../engine/engine.js';
import { withDueDates } from './due-dates.js';
import { effectiveCases, KINDS_IN_CASES } from './effective-cases.js';

const PUBLISHED = 'load_no IN (SELECT load_no FROM concord.publication)';

/** A year whose cases cannot be brought in line; nothing of it was replaced. */
export class LimitsError extends Error {
  override readonly name = 'LimitsError';
}

async function column(writer: Writer, sql: string): Promise<string[]> {
  return (await writer.ask({ sql })).rows.map(([cell]) => String(cell));
}

/** The year's cases anew, from what was delivered of them, put in place of the old ones in one step. */
async function refill(writer: Writer, year: string): Promise<void> {
  const current = `SELECT dataset, source, case_id, load_no FROM concord.case_current WHERE toYear(received_on) = ${year}`;
  const delivered = `SELECT * FROM concord.case_version WHERE toYear(received_on) = ${year} AND (dataset, source, case_id, load_no) IN (${current})`;
  await writer.run({ sql: 'DROP TABLE IF EXISTS concord.limits_next SYNC' });
  await writer.run({ sql: 'CREATE TABLE concord.limits_next AS concord.case_current' });
  await writer.run({ sql: `INSERT INTO concord.limits_next SETTINGS max_threads = 2, max_block_size = 16384, max_partitions_per_insert_block = 0 ${effectiveCases(delivered, PUBLISHED, KINDS_IN_CASES, `SELECT case_id FROM concord.case_current WHERE toYear(received_on) = ${year}`)}` });
  const [same] = await column(writer, `SELECT (SELECT count() FROM concord.limits_next) = (SELECT count() FROM concord.case_current WHERE toYear(received_on) = ${year})`);
  if (same !== '1') throw new LimitsError(`cases received in ${year} are not all among the versions delivered`);
  await writer.run({ sql: `ALTER TABLE concord.case_current REPLACE PARTITION ${year} FROM concord.limits_next` });
}

/**
 * Brings the limits of current cases to what today's built-in rules, bundled notices and formula say, where they were published under others: a new notice gives
 * cases of its year the due dates that could not be known before. Keeps the table and with it the data version. Repeatable, and finishes what an interrupted run left.
 * Throws `EngineError`, `LimitsError`.
 */
export async function keepLimits(writer: Writer): Promise<void> {
  const wanted = createHash('sha256').update(withDueDates('rows', 'loads')).digest('hex');
  const [known] = await column(writer, 'SELECT hash FROM concord.limits_kept ORDER BY kept_at DESC LIMIT 1');
  if (known === wanted) return;
  for (const year of await column(writer, 'SELECT DISTINCT toYear(received_on) AS year FROM concord.case_current ORDER BY year')) await refill(writer, year);
  await writer.run({ sql: 'DROP TABLE IF EXISTS concord.limits_next SYNC' });
  await writer.run({ sql: 'INSERT INTO concord.limits_kept (hash) SELECT {hash: String}', params: { hash: wanted } });
}

import { institutionTime, storeTime, type Stores } from '@concord/sql';
import { yearsBefore } from './plan-retention.js';

/** Nothing was closed before it. */
export const NEVER = '1970-01-01';

/** The day before which closed cases of a dataset are not taken in again: they were deleted up to it, and its rule still says so. `NEVER` where none is. */
export async function pastBefore({ engine: { writer }, operational }: Stores, dataset: string): Promise<string> {
  const { rows } = await writer.ask({ sql: 'SELECT toString(max(closed_before)) FROM concord.retention WHERE dataset = {dataset:String} AND load_no IN (SELECT load_no FROM concord.publication)', params: { dataset } });
  const [deleted, years] = [String(rows[0]?.[0]), await operational.retentionRules.years(dataset)];
  if (years === null) return NEVER;
  const allowed = yearsBefore(institutionTime(storeTime()).slice(0, 10), years);
  return deleted < allowed ? deleted : allowed;
}

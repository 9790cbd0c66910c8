/** The loads of records that had been published up to a load: a condition over `concord.record_version`. */
export const recordsUpTo = (loadNo: string): string => `load_no <= ${loadNo} AND load_no IN (SELECT load_no FROM concord.publication)`;

/** SELECT of the records in force of a kind, named by its id, or of `all`: the newest version of each among the loads that `loads` lets count, unless that one says the record is gone; with `ids`, a SELECT of record ids, of those only. */
export function recordsInForce(kind: string, loads: string, ids?: string): string {
  const ofKind = kind === 'all' ? '' : `kind = '${kind}' AND `;
  const ofIds = ids === undefined ? '' : ` AND record_id IN (${ids})`;
  return `SELECT * FROM (SELECT * FROM concord.record_version WHERE ${ofKind}${loads}${ofIds} ORDER BY load_no DESC LIMIT 1 BY dataset, kind, record_id) WHERE NOT gone`;
}

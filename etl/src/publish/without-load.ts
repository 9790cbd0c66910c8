import { recordsInForce, type RecordId } from '@concord/sql';
import { sqlText } from '../map/literal.js';

/** A load to be taken back, and the body of cases it spoke of. */
export interface WithdrawnLoad {
  readonly loadNo: number;
  readonly dataset: string;
  readonly source: string;
}

const PUBLISHED = 'load_no IN (SELECT load_no FROM concord.publication)';

/** True where a row belongs to the load's body of cases. */
export const inBody = ({ dataset, source }: WithdrawnLoad): string => `dataset = ${sqlText(dataset)} AND source = ${sqlText(source)}`;

/** Ids of the cases whose current row may be another without the load. */
export const affectedCases = (load: WithdrawnLoad): string => [
  `SELECT case_id FROM concord.case_version WHERE load_no = ${String(load.loadNo)}`,
  `UNION DISTINCT SELECT case_id FROM concord.case_mark WHERE load_no = ${String(load.loadNo)} AND mark = 'withdrawn'`,
].join(' ');

/**
 * The load's versions that a later load delivered again before any other version came: they become versions of that later load, since without
 * this one it would have brought them. Rows shaped like `concord.case_version`.
 */
export function takenOver(load: WithdrawnLoad): string {
  const later = `${inBody(load)} AND load_no > ${String(load.loadNo)} AND ${PUBLISHED}`;
  return [
    'SELECT v.* REPLACE (c.next_no AS load_no, c.next_row AS row_no) FROM concord.case_version AS v',
    `INNER JOIN (SELECT case_id AS again_id, min(load_no) AS next_no, argMin(row_no, load_no) AS next_row FROM concord.case_mark WHERE ${later} AND mark = 'unchanged' GROUP BY case_id) AS c ON v.case_id = c.again_id`,
    `LEFT JOIN (SELECT case_id AS other_id, min(load_no) AS other_no FROM concord.case_version WHERE ${later} GROUP BY case_id) AS o ON v.case_id = o.other_id`,
    `WHERE v.load_no = ${String(load.loadNo)} AND ${inBody(load)} AND (ifNull(o.other_no, 0) = 0 OR o.other_no > c.next_no)`,
  ].join(' ');
}

/**
 * What the current rows of the affected cases are without the load: of each the newest version left, unless a load left over has withdrawn
 * the case since. Rows shaped like `concord.case_version`.
 */
export function currentWithout(load: WithdrawnLoad): string {
  const others = `${inBody(load)} AND load_no != ${String(load.loadNo)} AND ${PUBLISHED}`;
  return [
    'SELECT n.* FROM (SELECT * FROM (',
    `SELECT * FROM concord.case_version WHERE ${others} AND case_id IN (${affectedCases(load)}) UNION ALL ${takenOver(load)}`,
    ') ORDER BY load_no DESC LIMIT 1 BY case_id) AS n',
    `LEFT JOIN (SELECT case_id AS gone_id, max(load_no) AS gone_no FROM concord.case_mark WHERE ${others} AND mark = 'withdrawn' GROUP BY case_id) AS g ON n.case_id = g.gone_id`,
    'WHERE ifNull(g.gone_no, 0) < n.load_no',
  ].join(' ');
}

/**
 * SELECT of three numbers about a load of reference data: records that hold what they held before; records nobody else had brought; records that are back,
 * since the load had said they were gone. `loads` lets all loads count but this one.
 */
export function recordsMoved({ loadNo, dataset }: WithdrawnLoad, kind: RecordId, loads: string): string {
  const newest = `SELECT record_id FROM concord.record_version WHERE dataset = ${sqlText(dataset)} AND kind = '${kind}' AND load_no > ${String(loadNo)} AND ${PUBLISHED}`;
  const left = `SELECT record_id FROM (${recordsInForce(kind, loads)}) WHERE dataset = ${sqlText(dataset)}`;
  return [
    `SELECT countIf(NOT gone AND record_id IN (${left})), countIf(NOT gone AND record_id NOT IN (${left})), countIf(gone AND record_id IN (${left}))`,
    `FROM concord.record_version WHERE load_no = ${String(loadNo)} AND record_id NOT IN (${newest})`,
  ].join(' ');
}

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

/** What a withdrawal moves among the current cases. */
export interface Moves {
  /** Cases that hold again what they held before. */
  readonly restored: number;
  /** Cases nobody else had brought: they are gone. */
  readonly removed: number;
  /** Cases that are back in the figures. */
  readonly returned: number;
  /** Cases that stay as they are, since a later load delivered them, too. */
  readonly kept: number;
}

/** The current rows of the affected cases. */
export const currentAffected = (load: WithdrawnLoad): string => `concord.case_current WHERE ${inBody(load)} AND case_id IN (${affectedCases(load)})`;

/** SELECT of what changes when `next`, rows shaped like `concord.case_version`, takes the place of the current rows: restored, removed, returned, kept. */
export function movesBy(load: WithdrawnLoad, next: string): string {
  return [
    'SELECT countIf(held AND comes AND old_hash != new_hash), countIf(held AND NOT comes), countIf(NOT held), countIf(held AND comes AND old_hash = new_hash) FROM (',
    'SELECT case_id, max(is_old) AS held, max(NOT is_old) AS comes, anyIf(h, is_old) AS old_hash, anyIf(h, NOT is_old) AS new_hash FROM (',
    `SELECT case_id, content_hash AS h, true AS is_old FROM ${currentAffected(load)} UNION ALL SELECT case_id, content_hash, false FROM (${next})) GROUP BY case_id)`,
  ].join(' ');
}

/** What becomes of a later load: its versions and marks as they stand would have been others without the one taken back. */
export interface LaterLoad {
  readonly loadNo: number;
  /** Cases whose version passes to this load, which delivered the same. */
  readonly takesOver: number;
  /** Cases it restated, which are compared with an earlier version from now on. */
  readonly comparedAnew: number;
  /** Cases it noted as missing that nobody ever brought. */
  readonly forgets: number;
}

/** SELECT of the later loads that are touched, oldest first; columns as in `LaterLoad`. */
export function laterLoads(load: WithdrawnLoad): string {
  const mine = `SELECT case_id FROM concord.case_version WHERE load_no = ${String(load.loadNo)}`;
  const before = 'lagInFrame(load_no) OVER (PARTITION BY case_id ORDER BY load_no ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)';
  return [
    'SELECT load_no, sum(takes), sum(anew), sum(idle) FROM (',
    `SELECT load_no, 1 AS takes, 0 AS anew, 0 AS idle FROM (${takenOver(load)})`,
    `UNION ALL SELECT load_no, 0, 1, 0 FROM (SELECT load_no, ${before} AS before_no FROM concord.case_version WHERE ${inBody(load)} AND ${PUBLISHED} AND case_id IN (${mine}) AND case_id NOT IN (SELECT case_id FROM (${takenOver(load)}))) WHERE before_no = ${String(load.loadNo)}`,
    `UNION ALL SELECT load_no, 0, 0, 1 FROM concord.case_mark WHERE ${idleMarks(load)}`,
    ') GROUP BY load_no ORDER BY load_no',
  ].join(' ');
}

/** Condition that picks marks of later loads about cases that nobody else ever brought. */
export const idleMarks = (load: WithdrawnLoad): string => [
  `${inBody(load)} AND load_no > ${String(load.loadNo)} AND mark != 'unchanged'`,
  `AND case_id IN (SELECT case_id FROM concord.case_version WHERE load_no = ${String(load.loadNo)})`,
  `AND case_id NOT IN (SELECT case_id FROM concord.case_version WHERE ${inBody(load)} AND load_no != ${String(load.loadNo)})`,
].join(' ');

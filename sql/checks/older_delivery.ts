import { defineCheck, knownFinding } from '../src/check/check.js';

/** Closed for the store, and open again without a day of reopening. */
const CLOSED = "(closed_on IS NOT NULL OR outcome != '')";
const OPEN = "closed_on IS NULL AND outcome = '' AND reopened_on IS NULL";

export const olderDelivery = defineCheck({
  id: 'older_delivery',
  kind: 'load',
  label: { zh: '疑为更早的交付', en: 'Perhaps an older delivery' },
  meaning: {
    zh: '本次带来的案件版本中，库中已办结、本次却又未办结（且无重开日）的占比；多为较早的文件晚到，会把新值改回旧值。',
    en: 'Share of the case versions this load brings that are open again, without a day of reopening, though the store holds the case as closed: mostly an older file that came late and would put old values in the place of new ones.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.05,
  statement: ({ body, next, loadNo, changed }) => {
    if (changed === 0) return knownFinding(undefined);
    const brought = `${next} WHERE ${body} AND load_no = ${String(loadNo)}`;
    const back = `SELECT count() FROM concord.case_current WHERE ${body} AND ${CLOSED} AND case_id IN (SELECT case_id FROM ${brought} AND ${OPEN})`;
    return [
      "SELECT toDate('1970-01-01') AS month, 'closed_on' AS column_name, at_fault / cases AS measured, {above:Float64} AS threshold, at_fault, cases",
      `FROM (SELECT (${back}) AS at_fault, (SELECT count() FROM ${brought}) AS cases) WHERE cases > 0 AND measured > threshold`,
    ].join(' ');
  },
});

import { defineCheck } from '../src/check/check.js';

/** Where something tells which dispute a case belongs to. */
const COUNTED = "outcome != 'X2' AND (dispute_id != '' OR party != '')";

/** What makes two cases one dispute. Numbers group several times faster than texts; of a million disputes two share one by a chance of one in forty million. */
const KEY = "if(dispute_id != '', cityHash64(dispute_id), cityHash64(party, institution, subtype, received_on))";

/** Of the cases of one dispute all but the first received. Rows that make one case are none. */
const repeats = (rows: string): string => {
  const counted = `FROM ${rows} AND ${COUNTED}`;
  const several = `SELECT ${KEY} ${counted} GROUP BY ${KEY} HAVING min(cityHash64(case_id)) != max(cityHash64(case_id))`;
  const cases = 'groupUniqArray((received_on, case_id))';
  return `(received_on, case_id) IN (SELECT arrayJoin(arrayPopFront(arraySort(${cases}))) ${counted} AND ${KEY} IN (${several}) GROUP BY ${KEY})`;
};

export const duplicateDispute = defineCheck({
  id: 'duplicate_dispute',
  kind: 'share',
  label: { zh: '重复纠纷', en: 'Duplicate disputes' },
  meaning: {
    zh: '未标为重复（X2），而与更早案件属同一纠纷的占比：纠纷编号相同；无编号时，当事人、机构、小类、收案日都相同。',
    en: 'Share of cases not marked as duplicates (X2) that belong to the dispute of an earlier case: the same dispute id or, without one, the same party, institution, sub-type and day.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.02,
  parts: [{ column: 'dispute_id', of: COUNTED, fault: repeats }],
});

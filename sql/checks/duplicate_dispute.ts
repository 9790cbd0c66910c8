import { defineCheck } from '../src/check/check.js';

/** Where something tells which dispute a case belongs to. */
const COUNTED = "outcome != 'X2' AND (dispute_id != '' OR party != '')";

/** What makes two cases one dispute. Numbers group several times faster than texts; of a million disputes two share one by a chance of one in forty million. */
const KEY = "if(dispute_id != '', cityHash64(dispute_id), cityHash64(party, institution, subtype, received_on))";

/** Of the cases of one dispute all but the first received. Rows that make one case are none. The keys that come more than once are found first, as numbers: they are few, and only their cases are looked at closely. */
const repeats = (rows: string): string => {
  const counted = `FROM ${rows} AND ${COUNTED}`;
  const several = `SELECT ${KEY} ${counted} GROUP BY ${KEY} HAVING count() > 1`;
  const later = `SELECT arrayJoin(arrayPopFront(arraySort(groupUniqArray((received_on, case_id))))) AS later ${counted} AND ${KEY} IN (${several}) GROUP BY ${KEY}`;
  return `cityHash64(received_on, case_id) IN (SELECT cityHash64(later.1, later.2) FROM (${later}))`;
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

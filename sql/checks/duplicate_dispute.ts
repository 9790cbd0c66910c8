import { defineCheck } from '../src/check/check.js';

/** What makes two cases one dispute; '' when nothing can tell. */
const DISPUTE = "multiIf(dispute_id != '', dispute_id, party != '', concat(party, '|', institution, '|', subtype, '|', toString(received_on)), '')";
const COUNTED = `outcome != 'X2' AND ${DISPUTE} != ''`;

/** Of the cases of one dispute all but the first received. */
const repeats = (rows: string): string => {
  const again = `FROM ${rows} AND ${COUNTED} GROUP BY ${DISPUTE} HAVING uniqExact(case_id) > 1`;
  return `${DISPUTE} IN (SELECT ${DISPUTE} ${again}) AND (received_on, case_id) NOT IN (SELECT min((received_on, case_id)) ${again})`;
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

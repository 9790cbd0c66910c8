import { defineCheck, knownFinding } from '../src/check/check.js';

const DAY_MS = 86_400_000;

export const dayBack = defineCheck({
  id: 'day_back',
  kind: 'load',
  label: { zh: '截至日后退', en: 'The last day known goes back' },
  meaning: {
    zh: '本次载入后该来源的截至日比之前早的天数（列名处为之前与之后）：晚于它的事件已被更正，或载入时填写了更早的截至日。',
    en: 'Days by which the last day known of this source goes back with this load (in the place of a column: before and after): events after it were corrected, or an earlier day was said when loading.',
  },
  aspect: 'consistency',
  severity: 'note',
  above: 0,
  counts: true,
  statement: ({ days: { known, before } }) => {
    const back = known === '' || known >= before ? 0 : (Date.parse(before) - Date.parse(known)) / DAY_MS;
    return knownFinding(back === 0 ? undefined : { column: `${before} → ${known}`, measured: back, atFault: back, cases: back });
  },
});

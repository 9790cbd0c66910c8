import { stagedColumns } from '../profile/header.js';
import { parseProfile } from '../profile/profile.js';
import { sqlText } from './literal.js';
import { compileProfile } from './row-select.js';

describe('compiled profiles', () => {
  it('quote whatever a profile says', () => {
    expect(sqlText("a'b\\c\n\0")).toBe("'a\\'b\\\\c\\n\\0'");
  });

  it('let no text of a profile out of its quotes', () => {
    const nasty = "x'); DROP TABLE concord.load; --";
    const text = JSON.stringify({
      id: 't', dataset: 't', label: { zh: 't', en: 't' }, grain: 'row', nulls: [nasty], numbers: { thousands: "'", strip: [nasty] },
      columns: {
        case_id: { from: nasty }, received_on: { from: 'Day', dates: ["YYYY'MM'DD"] }, region: { constant: nasty }, branch: { from: 'b', default: nasty },
        outcome: { from: 'o', vocabulary: nasty }, amount_claimed: { from: 'm' },
      },
      vocabularies: { [nasty]: { S1: [nasty] } },
    });
    const profile = parseProfile(text);
    const compiled = compileProfile(profile, stagedColumns(profile));
    for (const sql of [compiled.typedRows('concord.stage_1'), compiled.bad, compiled.faults, compiled.raw]) {
      const outside = sql.replace(/'(?:[^'\\]|\\.)*'/gu, '');
      expect(outside).not.toMatch(/DROP|;|--|'|\\/u);
    }
  });
});

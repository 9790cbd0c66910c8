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
      id: 't', dataset: 't', label: { zh: 't', en: 't' }, grain: 'fold', order_by: { from: nasty, dates: ["YYYY'MM'DD"] }, nulls: [nasty], zone: 'Asia/Shanghai', numbers: { thousands: "'", strip: [nasty] },
      columns: {
        case_id: { from: nasty }, received_on: { from: 'Day', dates: ["YYYY'MM'DD'Z"], fold: 'min' }, region: { constant: nasty }, branch: { from: 'b', default: nasty, fold: 'first' },
        outcome: { from: 'o', vocabulary: nasty, fold: 'first' }, amount_claimed: { from: 'm', fold: 'max', numbers: { cell_units: true, strip: ["'"] } },
        cause: { from: 'c', split: { by: ["'); --", "\\'"], take: 'distinct' }, fold: 'distinct' }, product: { from: 'p', split: { by: "'", take: 2 }, fold: 'first' },
        team: { from: 't', split: { pattern: "'(?<a>\\);--)'", group: 'a' }, fold: 'first' },
      },
      vocabularies: { [nasty]: { S1: [nasty] } },
    });
    const profile = parseProfile(text);
    const compiled = compileProfile(profile, stagedColumns(profile));
    for (const sql of [compiled.typedRows('concord.stage_1'), compiled.bad, compiled.ownFaults, compiled.crossFaults, compiled.raw]) {
      const outside = sql.replace(/'(?:[^'\\]|\\.)*'/gu, '');
      expect(outside).not.toMatch(/DROP|;|--|'|\\/u);
    }
  });
});

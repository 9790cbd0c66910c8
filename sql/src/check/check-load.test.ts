import { CANONICAL_COLUMNS } from '../canonical.js';
import { lostValues } from '../../checks/lost_values.js';
import { shrunkCases } from '../../checks/shrunk_cases.js';
import { ASKED_COLUMNS, WATCHED_COLUMNS } from './check-load.js';

const LATER = [
  'extended_due_on', 'inactive_on', 'reactivated_on', 'performed_on', 'reopened_on', 'litigated_on', 'enforcement_on', 'surveyed_on', 'amount_performed', 'consumer_score', 'institution_score', 'recommend_score',
  'qa_on', 'qa_passed', 'confirmed_on', 'instalments_paid', 'handed_over_on', 'handover_reason', 'first_default_on', 'first_outcome', 'inactive_reason', 'survey_delivered', 'survey_mode',
];

it('watches every column of a case: what is known by the closing by how often it is empty, all of them by whether cases lose it', () => {
  const named = WATCHED_COLUMNS.map(({ column }) => column);
  expect(new Set(named).size).toBe(named.length);
  expect([...named, ...LATER, 'case_id', 'received_on'].sort()).toEqual(CANONICAL_COLUMNS.map(({ name }) => name).sort());
  expect(ASKED_COLUMNS.every((one) => WATCHED_COLUMNS.includes(one))).toBe(true);
  const { statement } = lostValues;
  const load = { loadNo: 1, typed: 't', next: 'n', marks: 'm', rejects: 'r', columns: 'c', body: '1', countIf: String, brought: 1, changed: 1, unread: 0, folded: [], days: { own: '', known: '', before: '', said: false, gap: undefined, beyond: undefined } };
  const text = statement(load);
  for (const { name } of CANONICAL_COLUMNS) expect(text.includes(`'${name}'`)).toBe(!['case_id', 'received_on', 'closed_on', 'outcome'].includes(name));
  // A load that changes nothing can lose nothing, and is not looked through.
  expect(statement({ ...load, changed: 0 })).not.toContain('case_current');
  const folded = [{ column: 'received_on', says: 'earliest' }] as const;
  expect(shrunkCases.statement({ ...load, folded })).toContain('case_current');
  for (const nothing of [load, { ...load, folded, changed: 0 }]) expect(shrunkCases.statement(nothing)).not.toContain('case_current');
  // A mask has 128 bits.
  expect(CANONICAL_COLUMNS.length - 4).toBeLessThanOrEqual(128);
});

import { parseProfile } from '../profile/profile.js';
import type { Proposal, ProposalDecisions } from './proposal.js';
import { proposeProfile } from './propose.js';

const HEADER = ['案件编号', '收案日期', '办结日期', '办理结果'];
const closed = Array.from({ length: 25 }, (_, n) => [`A-${String(n)}`, '2025-03-01', '2025-04-01', '达成协议']);
const propose = (rows: readonly (readonly string[])[], decisions: ProposalDecisions = {}): Proposal => proposeProfile({ format: 'csv', header: HEADER, rows }, undefined, decisions);
const asks = ({ questions }: Proposal): boolean => questions.some(({ en }) => en.includes('covers: closed'));

it('asks whether a source delivers closed cases only, where all are closed, and writes down what a person says', () => {
  expect(propose(closed).closedOnly).toBe(false);
  expect(asks(propose(closed))).toBe(true);
  expect(parseProfile(propose(closed).text).covers).toBe('all');
  for (const closedOnly of [true, false]) {
    const proposal = propose(closed, { closedOnly });
    expect([proposal.closedOnly, asks(proposal), parseProfile(proposal.text).covers]).toEqual([closedOnly, false, closedOnly ? 'closed' : 'all']);
  }
});

it('does not ask where a case is open, or where there is little to go by', () => {
  for (const rows of [[...closed, ['B-1', '2025-03-01', '', '']], closed.slice(0, 5)]) {
    const proposal = propose(rows, { closedOnly: true });
    expect([proposal.closedOnly, asks(proposal), parseProfile(proposal.text).covers]).toEqual([null, false, 'all']);
  }
});

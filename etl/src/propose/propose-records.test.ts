import { parseProfile } from '../profile/profile.js';
import type { SampledFile } from './proposal.js';
import { proposeProfile } from './propose.js';

const NAME = { id: 'staff', label: { zh: '人员', en: 'Staff' } };
const file = (header: readonly string[], ...rows: readonly (readonly string[])[]): SampledFile => ({ format: 'csv', encoding: 'utf-8', delimiter: ',', header, rows });
const from = (columns: readonly { readonly column: string; readonly from: string | null }[]): Record<string, string> => Object.fromEntries(columns.flatMap((one) => (one.from === null ? [] : [[one.column, one.from]])));

it('maps a staff list by its headers, in the formats it is written in', () => {
  const staff = file(['序号', '工号', '所属团队', '组长', '起始日期', '截止日期', '工时比例', '手机'], ['1', 'M1', 'A', 'M9', '2024/1/5', '', '0.5', '13800000000'], ['2', 'M2', 'B', 'M8', '2024/12/31', '2025/6/30', '1', '13900000000']);
  const proposal = proposeProfile(staff, NAME, { into: 'mediator', dataset: 'centre' });
  expect(from(proposal.columns)).toEqual({ mediator: '工号', team: '所属团队', team_lead: '组长', valid_from: '起始日期', valid_to: '截止日期', fte: '工时比例' });
  expect(proposal.unmapped).toEqual(['序号', '手机']);
  expect(proposal.questions).toEqual([]);
  const profile = parseProfile(proposal.text);
  expect(profile).toMatchObject({ into: 'mediator', dataset: 'centre', grain: 'row', dates: ['YYYY/M/D'] });
});

it('takes what a person decided, and asks for what every record needs', () => {
  const list = file(['代号', '组'], ['M1', 'A']);
  const asked = proposeProfile(list, NAME, { into: 'mediator' });
  expect(from(asked.columns)).toEqual({});
  expect(asked.questions.map(({ en }) => en)).toEqual(['No column "Mediator" was found, and every record needs one. Which column is it?', 'No column "Valid from" was found, and every record needs one. Which column is it?']);
  // Valid as a profile, and naming a column the file lacks: a load of it is refused.
  expect(parseProfile(asked.text).columns['mediator']?.from).toEqual(['调解员']);
  const decided = proposeProfile(list, NAME, { into: 'mediator', columns: { mediator: '代号', team: '组', organisation: null } });
  expect(from(decided.columns)).toEqual({ mediator: '代号', team: '组' });
  expect(decided.columns.find(({ column }) => column === 'mediator')?.confidence).toBe(1);
});

it('says which column was left out because its values are not what its name says', () => {
  const { columns, questions } = proposeProfile(file(['调解员', '生效日', '工时比例'], ['M1', '2024-01-01', '很多'], ['M2', '2024-01-01', '1']), NAME, { into: 'mediator' });
  expect(from(columns)).toEqual({ mediator: '调解员', valid_from: '生效日' });
  expect(questions.map(({ en }) => en)).toEqual([expect.stringContaining('"工时比例" is named like full-time equivalent, but its values are not')]);
});

it('asks about words where only a few codes may stand, about unclear dates, and takes numbers as they are written', () => {
  const rules = file(['规则', '生效日', '时限（日）', '日的算法', '起点', '终点'], ['R1', '3/4/2024', '30', '工作日', 'assigned_on', 'closed_on']);
  const proposal = proposeProfile(rules, NAME, { into: 'sla_rule' });
  expect(proposal.questions.map(({ en }) => en).join('\n')).toMatch(/The dates of "生效日" may be month first or day first[\s\S]*"Kind of days" is one of calendar, working; the file also says 工作日/u);
  const branches = proposeProfile(file(['支行', '生效日', '客户总数'], ['B1', '2024-01-01', '1,234,567']), NAME, { into: 'branch' });
  expect(from(branches.columns)).toEqual({ branch: '支行', valid_from: '生效日', customers: '客户总数' });
  expect(parseProfile(branches.text).numbers.thousands).toBe(',');
});

import { maskText } from '../mask.js';
import { storyOf } from '../excellent.js';
import { chosen, demoStory } from './demo-story.js';

const named = (key: string) => ({ key, isOther: false, label: { zh: key, en: key } });
const row = (caseId: string, issue: string, mediator: string, closedOn: string | null = '2026-03-01') => ({ caseId, closedOn, dueOn: '2026-03-02', issue: named(issue), mediator: named(mediator) });

it('takes the first of each issue and mediator, and no more than are asked for', () => {
  const rows = [row('1', '费用', ''), row('2', '费用', 'M1'), row('3', '费用', 'M2'), row('4', '利率', 'M1'), row('5', '利率', 'M3'), row('6', '代扣', 'M4'), row('7', '盗刷', 'M5')];
  expect(chosen([row('1', '费用', 'M1', '2026-03-03'), row('2', '费用', 'M1', null), row('3', '费用', 'M1')]).map(({ caseId }) => caseId)).toEqual(['3']);
  expect(chosen(rows).map(({ caseId }) => caseId)).toEqual(['2', '5', '6']);
  expect(chosen(rows.slice(0, 1))).toEqual([]);
});

it.each(['分期手续费及提前结清', '很长很长的纠纷类型名称'.repeat(6)])('writes a story that says it is made up, that nothing has to be taken out of, and that the rules take: %s', (issue) => {
  const story = storyOf(demoStory(row('1', issue, 'M1')));
  expect(story.summary).toMatch(/^演示数据：.*不是真实纠纷.*\nDemonstration data: .*no real dispute/u);
  expect(story.title).toMatch(/^演示案例/u);
  for (const text of [story.title, story.summary]) expect(maskText(text)).toMatchObject({ text, masked: [] });
});

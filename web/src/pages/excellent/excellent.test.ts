import { actionsOf, csvOf, reviewNote } from './excellent.js';
import type { Excellent } from './excellent.js';

const wording: Parameters<typeof csvOf>[1] = { name: ({ zh }) => zh };
const ONE: Excellent = {
  id: 'a', phase: 'published', title: '=1+1', summary: '第一行\n第二行，"引用"', reason: null, dataset: 'centre', source: 'canonical', caseId: 'TJ-1', review: 'other', closedYear: 2026, days: 12, createdAt: '', createdBy: 'local', publishedAt: '2026-11-05 08:00:00',
  mediator: { key: 'M1', label: { en: 'One', zh: '甲' } }, log: [],
  facts: [{ dimension: 'business', label: { en: 'Business', zh: '业务类别' }, member: { key: 'B03', label: { en: 'Cards', zh: '信用卡' } } }],
};

it('says in CSV what may be told, runs no formula and tells no case number', () => {
  const csv = csvOf([ONE], wording);
  expect(csv).toBe('\uFEFFid,phase,title,summary,mediator,closed_year,days,business,published_at\r\na,published,\'=1+1,"第一行\n第二行，""引用""",甲,2026,12,信用卡,2026-11-05 08:00:00\r\n');
  expect(csv).not.toContain('TJ-1');
});

it('offers no review to who put it forward or rewrote it, and says why; to nobody anything who may not see every case', () => {
  const nominated = { ...ONE, phase: 'nominated' as const };
  expect(actionsOf(nominated)).toEqual(['accept', 'sendBack', 'revise', 'withdraw']);
  expect(actionsOf({ ...nominated, review: 'own' })).toEqual(['revise', 'withdraw']);
  expect(actionsOf({ ...nominated, phase: 'accepted', review: 'own' })).toEqual(['publish', 'withdraw']);
  expect(actionsOf({ ...nominated, review: 'unnamed' })).toEqual(actionsOf(nominated));
  expect(actionsOf({ ...nominated, caseId: null })).toEqual([]);
  expect([reviewNote(nominated), reviewNote({ ...nominated, review: 'own' }), reviewNote({ ...nominated, review: 'unnamed' }), reviewNote({ ...ONE, review: 'own' })]).toEqual([null, 'reviewOwn', 'reviewUnnamed', null]);
});

import { accept, ExcellentRefused, publish, reviewRight, revise, sendBack, stateOf, storyOf, withdraw, type ExcellentEvent, type ExcellentState, type ExcellentStep } from './excellent.js';

const FACTS = { codes: { business: 'B03' }, mediator: 'M1', closedYear: 2026, days: 12, dataVersion: 3 };
const STORY = { title: '息费争议一案', summary: '双方对分期手续费的收取有分歧，'.repeat(5) };
const WHY = '依据充分、方法可以推广，委员会一致同意';
const after = (...events: readonly ExcellentEvent[]): ExcellentState => stateOf([{ kind: 'nominated', facts: FACTS, ...STORY } as const, ...events].map((event, i): ExcellentStep => ({ ...event, seq: i + 1, at: `2026-11-0${String(i + 1)} 08:00:00.000`, by: 'local' })));
const refusal = (attempt: () => unknown): unknown => {
  try { return attempt(); } catch (error) { return error instanceof ExcellentRefused ? error.code : error; }
};

it('goes from a nomination over a return and a revision to what everybody sees, and back', () => {
  const returned = [sendBack(after(), '缺少双方确认金额的依据，请补充', 'reviewer')];
  expect(after(...returned)).toMatchObject({ phase: 'returned', reason: '缺少双方确认金额的依据，请补充' });
  const revised = [...returned, revise(after(...returned), { ...STORY, title: '改后的题目' })];
  expect(after(...revised)).toMatchObject({ phase: 'nominated', title: '改后的题目', reason: null });
  const accepted = [...revised, accept(after(...revised), WHY, 'reviewer')];
  const published = [...accepted, publish(after(...accepted))];
  expect(after(...published)).toMatchObject({ phase: 'published', publishedAt: '2026-11-05 08:00:00.000', facts: FACTS });
  expect(after(...published, withdraw(after(...published), '当事人要求撤下这一案例'))).toMatchObject({ phase: 'withdrawn', reason: '当事人要求撤下这一案例' });
});

it('refuses what its phase does not allow, with the phase in both languages, and whatever has no reason', () => {
  expect(refusal(() => publish(after()))).toBe('WRONG_PHASE');
  expect(refusal(() => accept(after({ kind: 'returned', reason: WHY }), WHY, 'reviewer'))).toBe('WRONG_PHASE');
  expect(refusal(() => revise(after({ kind: 'accepted', reason: WHY }), STORY))).toBe('WRONG_PHASE');
  expect(refusal(() => withdraw(after({ kind: 'withdrawn', reason: WHY }), WHY))).toBe('WRONG_PHASE');
  expect(() => publish(after({ kind: 'returned', reason: WHY }))).toThrow('The case is sent back');
  for (const decide of [sendBack, accept, withdraw]) expect(refusal(() => decide(after(), ' 太短 ', 'reviewer'))).toBe('NO_REASON');
});

it.each([['短', STORY.summary], [STORY.title, '太短的案情'], [STORY.title, 'x'.repeat(4_001)], ['题'.repeat(61), STORY.summary], ['带\u0007响铃的题目', STORY.summary]])('holds the lengths of a story: %s', (title, summary) => {
  expect(refusal(() => storyOf({ title, summary }))).toBe('NO_STORY');
});

it('is not reviewed by whoever put it forward or rewrote it, under a name; of who has none nobody can say', () => {
  const step = (seq: number, by: string, event: ExcellentEvent): ExcellentStep => ({ ...event, seq, at: '2026-11-01 08:00:00.000', by });
  const state = stateOf([step(1, 'zhao', { kind: 'nominated', facts: FACTS, ...STORY }), step(2, 'qian', { kind: 'revised', ...STORY })]);
  expect(['zhao', 'qian', 'sun', null].map((who) => reviewRight(state, who))).toEqual(['own', 'own', 'other', 'unnamed']);
  for (const decide of [accept, sendBack]) {
    expect(['zhao', 'qian'].map((who) => refusal(() => decide(state, WHY, who)))).toEqual(['OWN_NOMINATION', 'OWN_NOMINATION']);
    expect(['sun', null].map((who) => decide(state, WHY, who))).toEqual([expect.objectContaining({ reason: WHY }), expect.objectContaining({ reason: WHY })]);
  }
  // Taking it back is open to whoever put it forward.
  expect(withdraw(state, '当事人要求撤下这一案例').kind).toBe('withdrawn');
});

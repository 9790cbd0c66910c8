import { timelineOf, timelineWords } from './timeline.js';

const dates = (...pairs: (readonly [string, string])[]) => new Map(pairs);
const brief = (events: ReturnType<typeof timelineOf>) => events.map(({ day, label, state, at }) => [day, label.en, state, at].filter((one) => one !== null));
const en = (words: ReturnType<typeof timelineWords>) => words.map((one) => one.en);

const CLOSED = dates(['received_on', '2026-03-02'], ['assigned_on', '2026-03-03'], ['first_contact_on', '2026-03-03'], ['due_on', '2026-03-31'], ['closed_on', '2026-04-02'], ['first_closed_on', '2026-04-02'], ['performance_due_on', '2026-05-10']);

it('tells a case day by day: steps in the order of a case, then messages by their time, then the limits of that day', () => {
  const messages = [{ sent: '2026-03-03 09:30:00', opened: '2026-03-03 09:31:00', answered: null, receipt: 'delivered', optedOut: false }];
  expect(brief(timelineOf(CLOSED, 'S2', messages, '2026-04-30'))).toEqual([
    [0, 'Received'], [1, 'Assigned'], [1, 'First contact'], [1, 'Message sent', '09:30'], [1, 'Link opened', '09:31'], [29, 'Due', 'missed'], [31, 'Closed'], [59, 'Data as of'], [69, 'Performance due', 'ahead'],
  ]);
});

it('says how long it took, whether in time, and where it waited', () => {
  const timeline = timelineOf(CLOSED, 'S2', [], '2026-04-30');
  const [first = '', ...rest] = en(timelineWords(CLOSED, 'S2', timeline, '2026-04-30'));
  expect(first).toMatch(/^Received 2 Mar 2026, closed on day 31: .+\.$/u);
  expect(rest).toEqual(['Closed 2 days after its limit.', 'The longest wait took 30 days: from “First contact” to “Closed”.']);
});

it('holds an open case against today, and an extension instead of the limit before it', () => {
  const open = dates(['received_on', '2026-03-02'], ['due_on', '2026-03-17'], ['extended_due_on', '2026-04-01']);
  expect(brief(timelineOf(open, '', [], '2026-03-25'))).toEqual([[0, 'Received'], [15, 'Due'], [23, 'Data as of'], [30, 'Extended due', 'ahead']]);
  expect(en(timelineWords(open, '', timelineOf(open, '', [], '2026-03-25'), '2026-03-25'))).toEqual(['Received 2 Mar 2026; on 25 Mar 2026, day 23, it is still open.', '7 days remain until its limit.']);
  expect(en(timelineWords(open, '', timelineOf(open, '', [], '2026-04-02'), '2026-04-02')).at(-1)).toBe('It is 1 day past its limit.');
  expect(brief(timelineOf(open, '', [], '2026-04-02')).slice(-2)).toEqual([[30, 'Extended due', 'missed'], [31, 'Data as of']]);
});

it('keeps a limit on its last day, tells a closing that came again, and orders what came before the receipt', () => {
  const again = dates(['received_on', '2026-03-02'], ['first_contact_on', '2026-03-01'], ['attempted_on', '2026-03-01'], ['due_on', '2026-03-10'], ['first_closed_on', '2026-03-10'], ['reopened_on', '2026-03-20'], ['closed_on', '2026-04-02']);
  expect(brief(timelineOf(again, 'S1', [], '2026-04-30'))).toEqual([[-1, 'First attempt to contact'], [-1, 'First contact'], [0, 'Received'], [8, 'First closed'], [8, 'Due', 'kept'], [18, 'Reopened'], [31, 'Closed']]);
  expect(timelineOf(again, 'S1', [], '2026-04-30', 'U1').find(({ label }) => label.en === 'First closed')?.word?.zh).toBe('分歧过大');
  expect(en(timelineWords(again, 'S1', timelineOf(again, 'S1', [], '2026-04-30'), '2026-04-30'))[1]).toBe('Closed within its limit.');
});

it('tells every hand-over, from whom and to whom, in its order among the steps, instead of the day of the first', () => {
  const handed = dates(['received_on', '2026-03-02'], ['assigned_on', '2026-03-03'], ['handed_over_on', '2026-03-05'], ['closed_on', '2026-04-02']);
  const name = (who: string) => ({ zh: `${who}某`, en: who });
  const handOvers = [{ on: '2026-03-05', from: name('A'), to: name('B'), reason: 'recusal' }, { on: '2026-03-05', from: name('B'), to: name('C'), reason: '' }, { on: '2026-03-20', from: name('C'), to: name('A'), reason: 'workload' }];
  const timeline = timelineOf(handed, 'S2', [], '2026-04-30', '', handOvers);
  expect(timeline.map(({ kind, day, label, word }) => [kind, day, label.en, label.en === 'Handed over' ? word?.en : null])).toEqual([
    ['step', 0, 'Received', null], ['step', 1, 'Assigned', null], ['step', 3, 'Handed over', 'from A to B (Recusal)'], ['step', 3, 'Handed over', 'from B to C'], ['step', 18, 'Handed over', 'from C to A (Workload)'], ['step', 31, 'Closed', null],
  ]);
  expect(timeline[2]?.word?.zh).toBe('由 A某转给 B某（回避）');
  expect(brief(timelineOf(handed, 'S2', [], '2026-04-30'))[2]).toEqual([3, 'First handed over']);
  expect(en(timelineWords(handed, 'S2', timeline, '2026-04-30')).at(-1)).toBe('The longest wait took 15 days: from “Handed over” to “Handed over”.');
});

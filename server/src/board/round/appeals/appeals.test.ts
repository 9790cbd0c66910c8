import { readWorkCalendar } from '@concord/sql';
import { answerAppeal, appeal, confirmCorrection, finalise, publish, review, type KnownOfAppeal, type Said } from '../round-rules.js';
import { stateOf, type Entry, type FrozenBoard, type RoundEvent, type RoundState } from '../round.js';

const WHY = '经核对卷宗，该案应予更正';
const row = (key: string): FrozenBoard['rows'][number] => ({ mediator: { key, label: { zh: key, en: key }, isOther: false }, score: 50, sd: 2, inZone: null, inSeats: null, tier: null, reasons: [], indicators: [] });
const BOARD: FrozenBoard = { cutOff: '2026-08-31', from: '2025-09-01', dataVersion: 7, dropped: [], eligible: 2, zone: 1, seats: 1, indicators: [], inseparable: [], rows: [row('A'), row('B')] };
const computed = (dataVersion: number, corrected?: readonly string[]): RoundEvent => ({ kind: 'computed', board: { ...BOARD, dataVersion }, fingerprint: String(dataVersion), ...(corrected === undefined ? {} : { corrected }) });
const after = (...events: readonly RoundEvent[]): RoundState => stateOf(events.map((event, i): Entry => ({ ...event, seq: i + 1, at: '2026-09-01 08:00:00.000', by: 'local' })));
const reviewed = [computed(7), review(after(computed(7)), ['赵', '钱'], WHY)];
const SHOWN = [...reviewed, publish(after(...reviewed), '2026-09-01', readWorkCalendar(), 5)];
const asks = (more: Partial<Said> = {}, known: KnownOfAppeal = { unknownCases: [], isMediator: true }) => appeal(after(...SHOWN), 'one', '2026-09-02', { person: 'A', ground: 'attribution', cases: ['TJ1'], text: WHY, ...more }, known);
const UPHELD = [...SHOWN, asks(), answerAppeal(after(...SHOWN, asks()), 'one', true, WHY)];
const refusal = (attempt: () => unknown): unknown => {
  try { return attempt(); } catch (error) { return (error as { code?: unknown }).code ?? error; }
};

it('hears who is not on the board about being left out, if the data know them as a mediator, and about nothing else', () => {
  expect(asks({ person: 'Z', ground: 'exclusion' })).toMatchObject({ kind: 'appealed', person: 'Z' });
  expect(refusal(() => asks({ person: 'Z', ground: 'attribution' }))).toBe('NO_SUCH_PERSON');
  expect(refusal(() => asks({ person: 'Z', ground: 'exclusion' }, { unknownCases: [], isMediator: false }))).toBe('NO_SUCH_PERSON');
});

it('refuses cases that the data of the round do not hold, and names them in both languages', () => {
  let told: unknown;
  try { asks({}, { unknownCases: ['TJ1', 'TJ2'], isMediator: true }); } catch (error) { told = error; }
  expect(told).toMatchObject({ code: 'NO_SUCH_CASE', sentence: { zh: '本轮所据的数据里没有这些案件，或无权查看：TJ1、TJ2。', en: 'The data of this round hold no such cases, or they may not be seen: TJ1, TJ2.' } });
});

it('waits until the cases of an upheld appeal have changed, whatever else is computed again', () => {
  expect(after(...UPHELD)).toMatchObject({ mustRecompute: true, appeals: [{ upheld: true, dataVersion: 7, correction: null }] });
  const waiting = [...UPHELD, computed(8, [])];
  expect(after(...waiting)).toMatchObject({ phase: 'computed', mustRecompute: true, appeals: [{ correction: null }] });
  expect(refusal(() => review(after(...waiting), ['赵', '钱'], WHY))).toBe('MUST_RECOMPUTE');
  expect(after(...waiting, computed(9, ['one']))).toMatchObject({ mustRecompute: false, appeals: [{ correction: 'data', correctionReason: null }] });
  // A round of a time when nobody looked at the cases: any computation was taken for the correction.
  expect(after(...UPHELD, computed(8))).toMatchObject({ mustRecompute: false, appeals: [{ correction: 'data' }] });
});

it('lets the committee say, with a reason, that what was upheld is corrected, once the board was made again', () => {
  expect(refusal(() => confirmCorrection(after(...UPHELD), 'one', WHY))).toBe('MUST_RECOMPUTE');
  const again = [...UPHELD, computed(8, [])];
  expect(refusal(() => confirmCorrection(after(...again), 'one', '已更正'))).toBe('NO_REASON');
  expect(refusal(() => confirmCorrection(after(...again), 'two', WHY))).toBe('NOTHING_TO_CORRECT');
  const said = [...again, confirmCorrection(after(...again), 'one', WHY)];
  expect(after(...said)).toMatchObject({ mustRecompute: false, appeals: [{ correction: 'said', correctionReason: WHY }] });
  expect(refusal(() => confirmCorrection(after(...said), 'one', WHY))).toBe('NOTHING_TO_CORRECT');
  expect(refusal(() => finalise(after(...said), '2026-12-01'))).toBe('WRONG_PHASE');
});

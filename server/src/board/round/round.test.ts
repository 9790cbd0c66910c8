import { readWorkCalendar, YearNotAnnouncedError } from '@concord/sql';
import { answerAppeal, appeal, choose, disqualify, finalise, mayCompute, publish, review, withdrawDisqualifier } from './round-rules.js';
import { award } from '../score-board.js';
import { differenceOf, isSameTold } from './difference.js';
import { placesOf, runsOf, stateOf, toldOf, type Entry, type FrozenBoard, type RoundEvent, type RoundState } from './round.js';

const calendar = readWorkCalendar();
const row = (key: string, score: number, reasons: FrozenBoard['rows'][number]['reasons'] = []): FrozenBoard['rows'][number] =>
  ({ mediator: { key, label: { zh: key, en: key }, isOther: false }, score, sd: 2, inZone: null, inSeats: null, tier: null, reasons, indicators: [] });
/** Twelve eligible people, so that the zone has three places: A and B far above, C and D level, one who is not eligible. */
const BOARD: FrozenBoard = {
  cutOff: '2026-08-31', from: '2025-09-01', dataVersion: 7, dropped: [], eligible: 12, zone: 3, seats: 3, indicators: [], inseparable: [],
  rows: [row('A', 66), row('B', 64), row('C', 57), row('D', 56), ...'EFGHIJKL'.split('').map((key) => row(key, 48)), row('M', 70, [{ code: 'TOO_FEW_CASES', metric: 'settlement_rate_within_limit', found: 14, asked: 30 }])],
};
/** As a computation leaves it: places worked out. */
const computedOf = (board: FrozenBoard): FrozenBoard => {
  const eligible = new Set(board.rows.filter((one) => one.reasons.length === 0).map((one) => one.mediator.key));
  const { rows } = award(board.rows.map((one) => one.mediator.key), board.rows.map(({ score: mean, sd }) => ({ mean, sd })), (person) => eligible.has(person), board.seats);
  return { ...board, rows: board.rows.map((one, i) => ({ ...one, inZone: rows[i]?.inZone ?? null, inSeats: rows[i]?.inSeats ?? null, tier: rows[i]?.tier ?? null })) };
};
const COMPUTED: RoundEvent = { kind: 'computed', board: computedOf(BOARD), fingerprint: 'f' };
const KNOWN = { unknownCases: [], isMediator: true };
const WHY = '档案中有伪造的协议记录两份';
const after = (...events: readonly RoundEvent[]): RoundState => stateOf(events.map((event, i): Entry => ({ ...event, seq: i + 1, at: '2026-09-01 08:00:00.000', by: 'local' })));
/** The events with the committee's review behind, and then the board made public. */
const made = (on: string, ...events: readonly RoundEvent[]): RoundEvent[] => {
  const reviewed = [...events, review(after(...events), ['赵', '钱'], WHY)];
  return [...reviewed, publish(after(...reviewed), on, calendar, 5)];
};
const tiers = (state: RoundState) => Object.fromEntries(placesOf(state).rows.filter((one) => one.tier !== null).map((one) => [one.mediator.key, one.tier]));
const refusal = (attempt: () => unknown): unknown => {
  try { return attempt(); } catch (error) { return (error as { code?: unknown }).code ?? error; }
};

describe('a round', () => {
  it('begins as a draft, in which nothing can be done but compute', () => {
    expect(after()).toMatchObject({ phase: 'draft', board: null });
    expect(refusal(() => publish(after(), '2026-09-01', calendar, 5))).toBe('WRONG_PHASE');
    expect(refusal(() => disqualify(after(), 'A', 'falsified_record', WHY, true))).toBe('WRONG_PHASE');
    expect(refusal(() => { mayCompute(after(), 7); })).toBeUndefined();
    expect(refusal(() => { mayCompute(after(COMPUTED), 7); })).toBe('SAME_DATA');
  });

  it('places by the chance of the zone, and gives the committee the seats nobody earned', () => {
    const computed = after(COMPUTED);
    expect(tiers(computed)).toEqual({ A: 'gold', B: 'gold', C: 'candidate' });
    expect(refusal(() => choose(computed, 'D', WHY))).toBe('NOT_A_CANDIDATE');
    expect(refusal(() => choose(computed, 'C', '太短'))).toBe('NO_REASON');
    const chosen = after(COMPUTED, choose(computed, 'C', '复杂案件带教与回访质量突出，委员会一致同意'));
    expect(tiers(chosen)).toEqual({ A: 'gold', B: 'gold', C: 'gold' });
    expect(placesOf(chosen).rows.find((one) => one.mediator.key === 'C')?.chosen).toContain('委员会');
    expect(refusal(() => choose(after({ ...COMPUTED, board: computedOf({ ...BOARD, seats: 2 }) }), 'C', WHY))).toBe('NO_SEAT_LEFT');
  });

  it('leaves who is proven disqualified out, so that the others are placed without them, and withholds who is under investigation', () => {
    const proven = after(COMPUTED, disqualify(after(COMPUTED), 'A', 'falsified_record', WHY, true));
    expect(placesOf(proven)).toMatchObject({ zone: 3 });
    expect(tiers(proven)).toEqual({ B: 'gold', C: 'gold', D: 'gold' });
    // Eleven are left: no run of places goes further.
    expect(Math.max(...runsOf(placesOf(proven).rows).map(({ to }) => to))).toBe(11);
    expect(Math.max(...runsOf(placesOf(after(COMPUTED)).rows).map(({ to }) => to))).toBe(12);
    const looked = after(COMPUTED, disqualify(after(COMPUTED), 'A', 'complaint_upheld', WHY, false));
    expect(tiers(looked)).toEqual(tiers(after(COMPUTED)));
    expect(placesOf(looked).rows.filter((one) => one.withheld).map((one) => one.mediator.key)).toEqual(['A']);
    // Their seat is kept, their place is told to nobody.
    expect(toldOf(placesOf(looked).rows).filter((one) => one.withheld)).toEqual([expect.objectContaining({ tier: null, inZone: null, inSeats: null, place: null })]);
    expect(toldOf(placesOf(looked).rows).filter((one) => one.tier === 'gold').map((one) => one.mediator.key)).toEqual(['B']);
    expect(refusal(() => disqualify(after(COMPUTED), 'nobody', 'coercion', WHY, true))).toBe('NO_SUCH_PERSON');
  });

  it('takes back what is public when a disqualifier is withdrawn meanwhile, and publishes anew for the whole time', () => {
    const first = [COMPUTED, disqualify(after(COMPUTED), 'A', 'falsified_record', WHY, true)];
    const shown = made('2026-09-01', ...first);
    expect(after(...shown)).toMatchObject({ phase: 'published', publishedOn: '2026-09-01', objectionsUntil: '2026-09-08' });
    const back = [...shown, withdrawDisqualifier(after(...shown), 'A', '核查结论：协议记录属实，撤销否决')];
    expect(after(...back)).toMatchObject({ phase: 'computed', publishedOn: null, objectionsUntil: null });
    expect(tiers(after(...back))).toEqual(tiers(after(COMPUTED)));
    // The review was of another board.
    expect(refusal(() => publish(after(...back), '2026-09-03', calendar, 5))).toBe('NOT_REVIEWED');
    expect(made('2026-09-03', ...back).at(-1)).toEqual({ kind: 'published', on: '2026-09-03', until: '2026-09-10' });
    expect(refusal(() => withdrawDisqualifier(after(...back), 'A', WHY))).toBe('NOT_DISQUALIFIED');
  });

  it('goes out when a committee of two and more has reviewed it as it stands, with a reason', () => {
    expect(refusal(() => publish(after(COMPUTED), '2026-09-01', calendar, 5))).toBe('NOT_REVIEWED');
    for (const members of [[], ['赵'], ['赵', ' 赵 '], ['赵', ' ']]) expect(refusal(() => review(after(COMPUTED), members, WHY))).toBe('TOO_FEW_MEMBERS');
    expect([refusal(() => review(after(COMPUTED), ['赵', '钱'], '同意')), refusal(() => review(after(), ['赵', '钱'], WHY))]).toEqual(['NO_REASON', 'WRONG_PHASE']);
    const reviewed = [COMPUTED, review(after(COMPUTED), [' 赵', '钱', '赵'], WHY)];
    expect(after(...reviewed)).toMatchObject({ phase: 'computed', reviewed: { members: ['赵', '钱'], reason: WHY } });
    for (const event of [COMPUTED, disqualify(after(...reviewed), 'A', 'coercion', WHY, false), choose(after(...reviewed), 'C', WHY)] as const) expect(after(...reviewed, event).reviewed).toBeNull();
  });

  it('is public for five working days, holidays left out, and refuses a year whose holidays nobody has announced', () => {
    // The 30th, then National Day until the 7th, the 8th and 9th, the worked Saturday of the 10th, Monday the 12th.
    expect(made('2026-09-29', COMPUTED).at(-1)).toMatchObject({ until: '2026-10-12' });
    expect(() => made('2031-03-03', COMPUTED)).toThrow(YearNotAnnouncedError);
  });

  it('hears appeals until the last day, becomes final after it, and only when all are answered', () => {
    const shown = made('2026-09-01', COMPUTED);
    const asks = (on: string, state = after(...shown)) => appeal(state, 'one', on, { person: 'D', ground: 'attribution', cases: ['TJ1'], text: '该案由本人调解，系统记在他人名下' }, KNOWN);
    expect(refusal(() => asks('2026-09-09'))).toBe('APPEAL_TOO_LATE');
    expect(refusal(() => finalise(after(...shown), '2026-09-08'))).toBe('STILL_PUBLIC');
    const looked = made('2026-09-01', COMPUTED, disqualify(after(COMPUTED), 'A', 'complaint_upheld', WHY, false));
    expect(refusal(() => finalise(after(...looked), '2026-12-01'))).toBe('INVESTIGATIONS_OPEN');
    const heard = [...shown, asks('2026-09-08')];
    expect(refusal(() => finalise(after(...heard), '2026-09-09'))).toBe('APPEALS_OPEN');
    const dismissed = [...heard, answerAppeal(after(...heard), 'one', false, '交接记录显示该案办结前已移交')];
    expect(refusal(() => answerAppeal(after(...dismissed), 'one', true, WHY))).toBe('NO_SUCH_APPEAL');
    const final = after(...dismissed, finalise(after(...dismissed), '2026-09-09'));
    expect(final.phase).toBe('final');
    expect(refusal(() => disqualify(final, 'A', 'coercion', WHY, true))).toBe('WRONG_PHASE');
    expect(refusal(() => { mayCompute(final, 8); })).toBe('WRONG_PHASE');
  });

  it('asks for corrected data when an appeal is upheld: no score is edited, and the choices of the committee are made again', () => {
    const chosen = [COMPUTED, choose(after(COMPUTED), 'C', '复杂案件带教与回访质量突出')];
    const shown = made('2026-09-01', ...chosen);
    const heard = [...shown, appeal(after(...shown), 'one', '2026-09-02', { person: 'D', ground: 'outcome_or_date', cases: ['TJ1'], text: '办结日登记有误，应为八月十日' }, KNOWN)];
    const upheld = [...heard, answerAppeal(after(...heard), 'one', true, '经核对卷宗，办结日应更正')];
    expect(refusal(() => finalise(after(...upheld), '2026-12-01'))).toBe('MUST_RECOMPUTE');
    expect(refusal(() => { mayCompute(after(...upheld), 7); })).toBe('MUST_RECOMPUTE');
    const again = after(...upheld, { kind: 'computed', board: { ...BOARD, dataVersion: 8 }, fingerprint: 'g' });
    expect(again).toMatchObject({ phase: 'computed', mustRecompute: false, fingerprint: 'g', publishedOn: null });
    expect(again.choices.size).toBe(0);
    expect(again.computations.map(({ seq, board }) => [seq, board.dataVersion])).toEqual([[1, 7], [7, 8]]);
  });
});

it('tells how far two boards lie apart: by their numbers, over the larger, and not at all where anything else differs', () => {
  const [first] = BOARD.rows;
  const changed = (change: object) => ({ ...BOARD, rows: [{ ...first, ...change }, ...BOARD.rows.slice(1)] });
  expect(differenceOf(BOARD, structuredClone(BOARD))).toBe(0);
  expect(differenceOf(BOARD, changed({ score: 66 + 66e-12 }))).toBeCloseTo(1e-12, 15);
  expect(differenceOf(BOARD, changed({ score: 33 }))).toBe(0.5);
  // Below 1 by the difference itself: chances of nothing are not a thousand times each other.
  expect(differenceOf({ chance: 0 }, { chance: 1e-17 })).toBe(1e-17);
  for (const change of [{ tier: 'gold' }, { inZone: 0.5 }, { score: Number.NaN }, { more: 1 }]) expect(differenceOf(BOARD, changed(change))).toBeNull();
  expect(differenceOf({ a: 1 }, { b: 1 })).toBeNull();
  expect([isSameTold(BOARD, changed({ score: 66 + 66e-12 })), isSameTold(BOARD, changed({ score: 66.001 })), isSameTold(BOARD, undefined)]).toEqual([true, false, false]);
});

import { compileAnsweredCases } from '@concord/sql';
import type { Selection, Snapshot } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import type { Board, BoardIndicator } from '../board.model.js';
import type { WeightShift } from '../sensitivity/sensitivity.js';
import { selfOf } from './viewers.js';

/** Whose rows a viewer may be told, by code. */
export type Visible = (person: string) => boolean;

/**
 * Whose figures a viewer may see: everybody's, their own alone, or those of people all of whose cases they may see. Of whoever also has a case outside their scope
 * nothing is told: the row would tell of that case. Asked of a snapshot of one who sees every case.
 */
export async function visibleTo({ scope }: Viewer, everything: Snapshot, selection: Selection): Promise<Visible> {
  if (scope === 'all' || scope === undefined) return () => scope === 'all';
  const self = selfOf({ id: '', scope });
  if (self !== null) return (person) => person === self;
  const cases = { ...await everything.cases(selection), filters: [] };
  const [all, own] = await Promise.all(['all' as const, scope].map(async (seen) =>
    new Map((await everything.ask(compileAnsweredCases({ ...cases, scope: seen }))).map((row) => [row.text('member'), row.num('n')]))));
  return (person) => own?.get(person) !== undefined && own.get(person) === all?.get(person);
}

/** A board for who may not see everybody: the rows they may see, against everybody as they are; nothing that counts or orders the others. */
export function cutBoard<Told extends Pick<Board, 'rows'> & { readonly indicators: readonly Pick<BoardIndicator, keyof BoardIndicator>[] }>(board: Told, isVisible: Visible) {
  const rows = board.rows.filter((row) => isVisible(row.mediator.key));
  return {
    ...board, ...NOTHING_OF_OTHERS, rows,
    indicators: board.indicators.map((one) => ({ ...one, people: rows.filter((row) => row.indicators.some(({ metric }) => metric === one.metric)).length })),
  };
}

/** Sizes and borders say how many others there are, and where they stand. */
const NOTHING_OF_OTHERS = { eligible: null, zone: null, seats: null, inseparable: [], zoneBorder: null, seatBorder: null } as const;

/** Of who would change tier, those a viewer may see. */
export const cutShifts = (shifts: readonly WeightShift[], isVisible: Visible): WeightShift[] => shifts.map((shift) => ({ ...shift, moves: shift.moves.filter(({ person }) => isVisible(person)) }));

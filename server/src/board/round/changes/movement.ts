import type { MetricId } from '@concord/sql';
import type { Tier } from '../../../stats/ranking/award.js';
import type { RoundBasis } from '../basis/round-basis.js';
import type { Placed } from '../round.js';
import type { MovedBy } from '../terms.js';

/** One side of a movement. */
export interface Stand {
  readonly score: number;
  readonly tier: Tier;
  readonly inZone: number | null;
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

/** A board as it stood, for comparison. */
export interface Side {
  readonly rows: readonly Placed[];
  /** Of each of its indicators. */
  readonly weights: ReadonlyMap<MetricId, number>;
  /** What it was made by; null of a time when that was not kept. */
  readonly basis: RoundBasis | null;
}

/** What is different for one person between two boards; null where they are not on one of them. */
export interface Movement {
  readonly person: string;
  readonly before: Stand | null;
  readonly after: Stand | null;
  /** Points of the score that each indicator moved by, largest first. */
  readonly causes: readonly { readonly metric: MetricId; readonly points: number }[];
  /** What else moved them. */
  readonly movedBy: readonly MovedBy[];
  /** What they are left out for now, where they were not before. */
  readonly reasons: Placed['reasons'];
}

/** Figures of the first indicator, which is the one held against the like. */
function standOf({ score, tier, inZone, indicators: [first] }: Placed): Stand {
  return { score, tier, inZone, n: first?.n ?? 0, observed: first?.observed ?? 0, expected: first?.expected ?? 0 };
}

const weighted = (row: Placed | undefined, weights: ReadonlyMap<MetricId, number>): ReadonlyMap<MetricId, number> =>
  new Map((row?.indicators ?? []).map(({ metric, points }) => [metric, points * (weights.get(metric) ?? 0)]));

const isProven = ({ mark }: Placed): boolean => mark?.proven === true;
const isEligible = ({ reasons }: Placed): boolean => reasons.length === 0;

/** What of `is` differs from `was` besides points, and which way. */
function eventsOf(was: Placed, is: Placed): MovedBy[] {
  const turned = (before: boolean, after: boolean, gained: MovedBy, lost: MovedBy): MovedBy[] => (before === after ? [] : [after ? gained : lost]);
  return [
    ...turned(isEligible(was), isEligible(is), 'became_eligible', 'became_ineligible'), ...turned(isProven(was), isProven(is), 'disqualified', 'cleared'),
    ...turned(was.chosen !== null, is.chosen !== null, 'chosen', 'no_longer_chosen'),
  ];
}

/** Everybody for whom anything is different between two boards, by code. */
export function movements(before: Side, after: Side): Movement[] {
  const [old, now] = [before, after].map(({ rows }) => new Map(rows.map((row) => [row.mediator.key, row])));
  const isOtherMethod = before.basis !== null && after.basis !== null && JSON.stringify([before.basis.method, before.basis.seats, before.basis.award]) !== JSON.stringify([after.basis.method, after.basis.seats, after.basis.award]);
  const people = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  return people.flatMap((person) => {
    const [was, is] = [old?.get(person), now?.get(person)];
    const stands = { before: was === undefined ? null : standOf(was), after: is === undefined ? null : standOf(is) };
    if (JSON.stringify(stands.before) === JSON.stringify(stands.after)) return [];
    const [from, to] = [weighted(was, before.weights), weighted(is, after.weights)];
    const causes = was === undefined || is === undefined ? [] : [...new Set([...from.keys(), ...to.keys()])]
      .map((metric) => ({ metric, points: (to.get(metric) ?? 50 * (after.weights.get(metric) ?? 0)) - (from.get(metric) ?? 50 * (before.weights.get(metric) ?? 0)) }))
      .filter(({ points }) => points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
    const own: MovedBy[] = was === undefined ? ['entered'] : is === undefined ? ['left'] : eventsOf(was, is);
    const movedBy: MovedBy[] = [...own, ...(isOtherMethod ? ['method' as const] : [])];
    return [{ person, ...stands, causes, movedBy: movedBy.length === 0 && causes.length === 0 ? ['others'] : movedBy, reasons: own.includes('became_ineligible') ? (is?.reasons ?? []) : [] }];
  });
}

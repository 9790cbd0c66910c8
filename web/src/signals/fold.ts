/** What a list is folded by. */
interface Foldable {
  readonly id: string;
  readonly within: readonly string[];
  readonly strength: 'critical' | 'notice' | 'warning';
  readonly type: { readonly dimension: string; readonly member: { readonly key: string } } | null;
  readonly place: unknown;
  readonly reasons: readonly { readonly kind: string }[];
}

/** Signals told as one: the strongest of them, of equally strong ones that of most cases, and those that tell the same of other cuts. */
export interface Folded<Row> {
  readonly signal: Row;
  readonly others: readonly Row[];
}

const STRENGTHS = ['critical', 'warning', 'notice'] as const;

/** The same cases more or less broadly cut, or the same type at several places for the same reason. */
function isAlike(a: Foldable, b: Foldable): boolean {
  if (a.within.includes(b.id) || b.within.includes(a.id)) return true;
  const isSameType = a.type !== null && b.type !== null && a.type.dimension === b.type.dimension && a.type.member.key === b.type.member.key;
  return isSameType && a.reasons.some(({ kind }) => b.reasons.some((reason) => reason.kind === kind));
}

/** A list in the order given with what is alike told once, so that one happening is one row: a sub-type, its causes and its places rise and stay together. */
export function folded<Row extends Foldable>(rows: readonly Row[]): Folded<Row>[] {
  const groups = new Map<Row, Row[]>();
  const byWeight = [...rows].sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || a.within.length - b.within.length);
  for (const row of byWeight) {
    const head = [...groups.keys()].find((one) => isAlike(one, row));
    if (head === undefined) groups.set(row, []);
    else groups.get(head)?.push(row);
  }
  return rows.flatMap((signal) => { const others = groups.get(signal); return others === undefined ? [] : [{ signal, others }]; });
}

/** Everywhere a group is seen for its head's type, each place once, the whole before its parts. */
export function placesOf<Row extends Foldable>({ signal, others }: Folded<Row>): Row['place'][] {
  const isSame = ({ type }: Row): boolean => type?.dimension === signal.type?.dimension && type?.member.key === signal.type?.member.key;
  const places = [signal, ...others.filter(isSame)].map(({ place }) => place);
  return [...(places.includes(null) ? [null] : []), ...new Set(places.filter((place) => place !== null))];
}

/** What a list is folded by. */
interface Foldable {
  readonly id: string;
  readonly foldedInto: string | null;
  readonly type: { readonly dimension: string; readonly member: { readonly key: string } } | null;
  readonly place: unknown;
}

/** Signals told as one: the one that leads, and those that tell the same of other cuts. */
export interface Folded<Row> {
  readonly signal: Row;
  readonly others: readonly Row[];
}

/** A list in the order given with what is alike told once. Where the one that leads is not in the list, the first that is told with it leads. */
export function folded<Row extends Foldable>(rows: readonly Row[]): Folded<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.foldedInto ?? row.id, [...(groups.get(row.foldedInto ?? row.id) ?? []), row]);
  return [...groups].flatMap(([id, all]) => {
    const signal = all.find((row) => row.id === id) ?? all[0];
    return signal === undefined ? [] : [{ signal, others: all.filter((row) => row !== signal) }];
  });
}

/** Everywhere a group is seen for its head's type, each place once, the whole before its parts. */
export function placesOf<Row extends Foldable>({ signal, others }: Folded<Row>): Row['place'][] {
  const isSame = ({ type }: Row): boolean => type?.dimension === signal.type?.dimension && type?.member.key === signal.type?.member.key;
  const places = [signal, ...others.filter(isSame)].map(({ place }) => place);
  return [...(places.includes(null) ? [null] : []), ...new Set(places.filter((place) => place !== null))];
}

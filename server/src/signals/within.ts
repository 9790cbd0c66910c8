import { allDimensions, PART, type Alert, type AlertSubject, type Dimension } from '@concord/sql';

const dimensions = new Map<string, Dimension>(allDimensions.map((dimension) => [dimension.id, dimension]));

/** Whether every case of one member is a case of another: the same, or a part of a composite (the sub-type of an issue). */
function holdsMember([outerBy, outerKey]: readonly [string, string], [innerBy, innerKey]: readonly [string, string]): boolean {
  if (outerBy === innerBy) return outerKey === innerKey;
  const [outer, inner] = [dimensions.get(outerBy)?.words, dimensions.get(innerBy)?.words];
  if (outer === undefined || inner === undefined) return false;
  const parts = innerKey.split(PART);
  return outer.length > 0 && outer.every((words) => inner.includes(words)) && outer.map((words) => parts[inner.indexOf(words)] ?? '').join(PART) === outerKey;
}

/** Whether the cases of one subject are among those of another one. One that is about all types holds no type: what grows in it is the news. */
export function holds(outer: AlertSubject, inner: AlertSubject): boolean {
  const isPlaceHeld = outer.placeBy === '' || (outer.placeBy === inner.placeBy && outer.placeKey === inner.placeKey);
  return isPlaceHeld && holdsMember([outer.typeBy, outer.typeKey], [inner.typeBy, inner.typeKey]);
}

/** Ids of the alerts of a list that tell the same of more cases: for the same reason, of a type and place that hold this one's. */
export function withinOf(alert: Alert, all: readonly Alert[]): string[] {
  const kinds = new Set(alert.reasons.map(({ kind }) => kind));
  return all.filter((other) => other.id !== alert.id && other.reasons.some(({ kind }) => kinds.has(kind)) && holds(other, alert)).map(({ id }) => id);
}

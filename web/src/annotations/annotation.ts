import type { Control } from '../measure/control.js';
import type { FilterClause } from '../filter/filter-state.js';
import { monthOf, monthsBetween } from '../filter/month.js';
import type { AnnotationFieldsFragment } from '../graphql/gen/graphql.js';

/** Something that happened, as delivered with the reference data. */
export type Annotation = AnnotationFieldsFragment;

/** Something a trend shows besides its figures: as delivered, or a baseline somebody set, what people said to a number and began from it. */
export interface Note extends Pick<Annotation, 'endsOn' | 'id' | 'people' | 'scopes' | 'startsOn' | 'text'> {
  readonly kind: Annotation['kind'] | 'action' | 'comment' | 'decision' | 'rebase';
}

/** A note at its place: indices of the first and last point it falls on, and what it is called in the chart. */
export interface NoteMark {
  readonly note: Note;
  readonly first: number;
  readonly last: number;
  /** It lasted, and its points are short enough to be shaded: a fortnight is not a year. */
  readonly lasts: boolean;
  readonly mark: string;
}

/** What is to be said beside a trend: what is drawn, and what is about a part of its cases only. */
export interface Notes {
  readonly drawn: readonly NoteMark[];
  readonly partial: readonly Note[];
}

/** Nothing to be said. */
export const NO_NOTES: Notes = { drawn: [], partial: [] };

interface Span {
  readonly from: string;
  readonly to: string;
}

/** How what is shown and whom something was for go together. */
export type Fit = 'all' | 'none' | 'part';

function fitOf({ dimension, isWhole, members }: Note['scopes'][number], clauses: readonly FilterClause[]): Fit {
  const clause = clauses.find((one) => one.dimension === dimension);
  if (clause === undefined) return 'part';
  const inside = clause.values.filter((value) => members.some(({ key }) => key === value)).length;
  if (inside === 0) return 'none';
  return isWhole && inside === clause.values.length ? 'all' : 'part';
}

/**
 * Whether something is about all cases that are shown, about some, or about none of them: `all` for what was for everybody, and for members that the filters pick out.
 * Whom it was for may be told by several dimensions: one that rules it out is enough.
 */
export function fit(scopes: Note['scopes'], clauses: readonly FilterClause[]): Fit {
  if (scopes.length === 0) return 'all';
  const fits = scopes.map((scope) => fitOf(scope, clauses));
  return fits.includes('none') ? 'none' : fits.includes('all') ? 'all' : 'part';
}

/** ① to ⑳, then (21). */
const markOf = (index: number): string => (index < 20 ? String.fromCodePoint(0x2460 + index) : `(${String(index + 1)})`);

/** A month, or January and February as one. */
const isShort = (span: Span | undefined): boolean => span !== undefined && monthsBetween(monthOf(span.from), monthOf(span.to)).length <= 2;

function placeOf(points: readonly Span[], { endsOn, startsOn }: Note): { readonly first: number; readonly last: number } | null {
  const first = points.findIndex(({ to }) => startsOn <= to);
  const last = points.findLastIndex(({ from }) => endsOn === null || from <= endsOn);
  return first === -1 || last < first ? null : { first, last };
}

/** Annotations of a metric, the baselines its control chart was given and what hangs on its numbers (`history`), within a trend, oldest first; one that names no metric is of all of them. */
export function notesWithin(points: readonly Span[], annotations: readonly Annotation[], metric: string, clauses: readonly FilterClause[], control: Pick<Control, 'phases'> | null = null, history: readonly Note[] = []): Notes {
  const rebased = (control?.phases ?? []).flatMap(({ startsOn, text, why }): Note[] =>
    (why === 'rebase' && startsOn !== null ? [{ id: `rebase/${startsOn}`, kind: 'rebase', startsOn, endsOn: startsOn, text: text ?? { zh: '', en: '' }, people: null, scopes: [] }] : []));
  const all = [...annotations.filter((one) => one.metric === null || one.metric === metric), ...rebased, ...history].toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
  const placed = all.flatMap((note) => {
    const place = placeOf(points, note);
    const how = fit(note.scopes, clauses);
    return place === null || how === 'none' ? [] : [{ note, how, ...place }];
  });
  return {
    drawn: placed.filter(({ how }) => how === 'all').map(({ first, last, note }, i) => ({ note, first, last, mark: markOf(i), lasts: note.endsOn !== note.startsOn && isShort(points[first]) })),
    partial: placed.filter(({ how }) => how === 'part').map(({ note }) => note),
  };
}

/** The notes of several trends side by side under one numbering; each trend draws those of `marks` that are about it. */
export function sharedNotes(trends: readonly Notes[]): Notes {
  const drawn = new Map(trends.flatMap((one) => one.drawn.map((mark) => [mark.note.id, mark] as const)));
  const partial = new Map(trends.flatMap((one) => one.partial.map((note) => [note.id, note] as const)));
  return {
    drawn: [...drawn.values()].toSorted((a, b) => a.note.startsOn.localeCompare(b.note.startsOn)).map((one, i) => ({ ...one, mark: markOf(i) })),
    partial: [...partial.values()].filter(({ id }) => !drawn.has(id)),
  };
}

/** The marks of one trend as the shared numbering calls them. */
export function marksIn({ drawn }: Notes, shared: Notes): NoteMark[] {
  const marks = new Map(shared.drawn.map(({ mark, note }) => [note.id, mark]));
  return drawn.map((one) => ({ ...one, mark: marks.get(one.note.id) ?? one.mark }));
}

import type { FilterClause } from '../filter/filter-state.js';
import { useFilter } from '../filter/use-filter.js';
import { notesWithin } from './annotation.js';
import type { Annotation } from './annotation.js';
import { useAnnotationWords } from './words.js';

/** A sign on a small line: the index of the point it falls on, and what happened. */
export interface SparkMark {
  readonly first: number;
  readonly text: string;
}

/** What happened within a small line, under the filter of the address and what else picks its cases out: that of everybody, and of exactly these cases. */
export function useSparkMarks(): (points: readonly { readonly from: string; readonly to: string }[], annotations: readonly Annotation[], metric: string, clauses: readonly FilterClause[]) => SparkMark[] {
  const { wording, say } = useAnnotationWords();
  const { state } = useFilter();
  return (points, annotations, metric, clauses) => notesWithin(points, annotations, metric, [...state.value.filters, ...clauses]).drawn
    .map(({ first, note }) => ({ first, text: `${say(`kinds.${note.kind}`)} ${wording.name(note.text)} ${note.startsOn}` }));
}

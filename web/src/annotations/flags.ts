import type { Flag } from '../chart/option/flags.js';
import type { Wording } from '../text/wording.js';
import type { NoteMark } from './annotation.js';

/** Marks as a chart draws them; without `wording` as their signs alone, for charts too small for names. */
export function flagsOf(marks: readonly NoteMark[], wording: Wording | null): Flag[] {
  return marks.map(({ first, last, lasts, mark, note }) => ({ first, last, mark, lasts, text: wording === null ? '' : wording.name(note.text) }));
}

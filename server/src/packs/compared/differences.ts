import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import type { ReportDocument } from '../../reports/document/document.js';
import { numbersOf, type ToldNumber } from '../../reports/document/numbers.js';

/** A number of a report and where in it, in words: section, table or chart, row, column. */
export interface PlacedNumber extends Pick<ToldNumber, 'number' | 'passport' | 'words'> {
  readonly place: LocalisedText;
}

/** A place of two reports that does not tell the same: null where one of them has no such place. */
export interface NumberDifference {
  readonly earlier: PlacedNumber | null;
  readonly later: PlacedNumber | null;
}

const PLACE = { zh: '{section} › {block} › {row} › {column}', en: '{section} › {block} › {row} › {column}' } as const;
const SAID = { zh: '{section} › {row}', en: '{section} › {row}' } as const;

/** Numbers by a key that is the same in two reports by one template, whatever stands around them: a row or block called as another is counted on. */
function placed({ sections }: ReportDocument): ReadonlyMap<string, PlacedNumber> {
  const all = new Map<string, PlacedNumber>();
  const seen = new Map<string, number>();
  for (const { caption, column, kind, number, passport, row, section, words } of numbersOf(sections)) {
    const name = [section.id, kind, caption.zh, row.zh, column.zh].join('/');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    all.set(`${name}/${String(times)}`, { number, passport, words, place: phrase(kind === 'text' ? SAID : PLACE, { section: section.title, block: caption, row, column }) });
  }
  return all;
}

/** Two numbers that were worked out alike differ by what adding in another order leaves, at most. */
const SAME = 1e-12;

function isSame(a: PlacedNumber, b: PlacedNumber): boolean {
  if (a.number === null || b.number === null) return a.number === b.number && a.words.zh === b.words.zh;
  return Math.abs(a.number - b.number) <= SAME * Math.max(1, Math.abs(a.number), Math.abs(b.number));
}

/** How many places two reports were held against each other at, and those that differ, in the order of the later one. */
export function differencesBetween(earlier: ReportDocument, later: ReportDocument): { readonly compared: number; readonly differing: readonly NumberDifference[] } {
  const [before, after] = [placed(earlier), placed(later)];
  const differing = [...after].flatMap(([key, one]): NumberDifference[] => {
    const old = before.get(key);
    return old !== undefined && isSame(old, one) ? [] : [{ earlier: old ?? null, later: one }];
  });
  const gone = [...before].flatMap(([key, one]): NumberDifference[] => (after.has(key) ? [] : [{ earlier: one, later: null }]));
  return { compared: new Set([...before.keys(), ...after.keys()]).size, differing: [...differing, ...gone] };
}

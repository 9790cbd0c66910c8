import { READ_LIMITS } from '../limits.js';
import { badWorkbook, readTags, type WorkbookParts } from './part.js';

/** Formats of dates and times that every workbook has (ECMA-376, 18.8.30; from 27 on those of East Asian Excel). */
const BUILT_IN: readonly (readonly [from: number, to: number])[] = [[14, 22], [27, 36], [45, 45], [47, 47], [50, 58]];

/** True where a number format shows a point in time: it names a day or a time of day outside quotes. Elapsed time (`[h]:mm`) is an amount. */
export function isDateFormat(code: string): boolean {
  const first = code.replace(/"[^"]*"|\\.|_.|\*./gu, '').split(';')[0] ?? '';
  if (/\[(?:h+|m+|s+)\]/iu.test(first)) return false;
  const bare = first.replace(/\[[^\]]*\]/gu, '');
  return /[ymdhs]/iu.test(bare) && !/general|[0#?]/iu.test(bare.replace(/[sS]\.0+/gu, 's'));
}

/** A style that shows a cell's number as it is. */
export const PLAIN = 0;
/** A style that shows it as a date. Larger numbers of a style: whole numbers are shown with at least so many digits. */
export const SHOWS_DATE = 1;
const MOST_DIGITS = 255;

function shownAs(code: string): number {
  if (isDateFormat(code)) return SHOWS_DATE;
  const zeros = /^(?:\[[^\]]*\])*(0{2,})$/u.exec(code.split(';')[0] ?? '')?.[1];
  return zeros === undefined ? PLAIN : Math.min(zeros.length, MOST_DIGITS);
}

/** For each style of a cell, in the order cells refer to them, what it makes of a number. Without a part of styles, none makes anything. */
export async function cellStyles(parts: WorkbookParts, part: string | undefined): Promise<Uint8Array> {
  if (part === undefined || !parts.has(part)) return new Uint8Array(0);
  const own = new Map<number, number>();
  const styles: number[] = [];
  let inCells = false;
  await readTags(parts, part, (tag) => {
    if (tag.name === 'cellXfs') inCells = true;
    else if (tag.name === 'numFmt') own.set(tag.number('numFmtId'), shownAs(tag.get('formatCode') ?? ''));
    else if (tag.name === 'xf' && inCells) {
      const id = tag.number('numFmtId');
      styles.push(own.get(id) ?? (BUILT_IN.some(([from, to]) => id >= from && id <= to) ? SHOWS_DATE : PLAIN));
      if (styles.length > READ_LIMITS.styles) throw badWorkbook(parts.fileName);
    }
  }, (name) => { if (name === 'cellXfs') inCells = false; });
  return Uint8Array.from(styles);
}

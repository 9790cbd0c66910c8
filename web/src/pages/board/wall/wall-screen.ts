/** Widths a name may take, in hundredths of the screen's width: the more names and the longer, the smaller, so that the honours fit one screen. */
const SIZES: readonly (readonly [most: number, width: number])[] = [[4, 5], [8, 3.8], [12, 3], [20, 2.4], [40, 1.7]];
const SMALLEST = 1.2;
/** Width of a column of names, and of a letter of the size of one: Chinese is as wide as high, Latin about half. */
const COLUMN = 15;
const widthOf = (name: string): number => Array.from(name).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.58), 0);

/** The size of names on the wall, for so many of them: as CSS length of the screen's width. */
export function nameWidth(people: number, names: readonly string[]): string {
  const byCount = SIZES.find(([most]) => people <= most)?.[1] ?? SMALLEST;
  const longest = Math.max(1, ...names.map(widthOf));
  return `${String(Math.round(Math.max(SMALLEST, Math.min(byCount, COLUMN / longest)) * 100) / 100)}vw`;
}

/** Shares of the full size that are tried, from the largest. */
const SHARES = Array.from({ length: 12 }, (_, i) => 1 - i * 0.05);

/** The largest share of the full size at which the wall fits its screen, else the smallest: what is too much for a screen is scrolled, not made unreadable. */
export const fitting = (fits: (share: number) => boolean): number => SHARES.find(fits) ?? SHARES.at(-1) ?? 1;

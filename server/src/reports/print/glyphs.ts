/** Table of contents of a TrueType font: where a part of it begins. */
function partOf(font: Buffer, tag: string): number {
  const parts = font.readUInt16BE(4);
  for (let at = 12; at < 12 + parts * 16; at += 16) if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  throw new Error(`the font has no ${tag}`);
}

/** Characters a font draws, as ranges in their order. Reads the map of all of Unicode (OpenType, cmap format 12). */
export function drawnBy(font: Buffer): (character: string) => boolean {
  const cmap = partOf(font, 'cmap');
  const maps = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4));
  const whole = maps.find((at) => font.readUInt16BE(at) === 12);
  if (whole === undefined) throw new Error('the font maps no characters beyond the first plane');
  const ranges = Array.from({ length: font.readUInt32BE(whole + 12) }, (_, i): readonly [number, number] => [font.readUInt32BE(whole + 16 + i * 12), font.readUInt32BE(whole + 20 + i * 12)]);
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, to] = ranges[middle] ?? [0, 0];
      if (code < from) high = middle - 1;
      else if (code > to) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Joins letters of emoji and picks their form: without them, each is told by itself. */
const JOINERS = /\u200B|\u200C|\u200D|\u2060|\uFEFF|[\uFE00-\uFE0F]/gu;
/** What nearly every text is made of. */
const PLAIN = /^[\u0020-\u007E\u3000-\u303F\u4E00-\u9FA5\uFF01-\uFF5E]*$/u;

/** A text in which no character is missing: what the font cannot draw stands as its number, `[U+1F600]`, and not as an empty box. */
export function drawable(text: string, draws: (character: string) => boolean): string {
  if (PLAIN.test(text)) return text;
  return Array.from(text.replaceAll(JOINERS, ''), (character) => (draws(character) ? character : character === '\uFFFD' ? '□' : `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`)).join('');
}

/** Most different texts of a column that are told by number. */
const MOST_TOLD = 2 ** 16;

/** The text at a place of a column. */
export type KeptColumn = (at: number) => string;

/** Each text behind the other, outside of what the collector of garbage looks through. */
function keepTexts(values: ArrayLike<unknown>, textOf: (value: unknown) => string): KeptColumn {
  const ends = new Uint32Array(values.length);
  let bytes = Buffer.allocUnsafe(16 * values.length);
  let end = 0;
  for (let at = 0; at < values.length; at += 1) {
    const text = textOf(values[at]);
    const most = end + 3 * text.length;
    if (most > bytes.length) {
      const wider = Buffer.allocUnsafe(2 * most);
      bytes.copy(wider, 0, 0, end);
      bytes = wider;
    }
    end += bytes.write(text, end, 'utf8');
    ends[at] = end;
  }
  return (at) => bytes.toString('utf8', at === 0 ? 0 : ends[at - 1], ends[at]);
}

/**
 * The values of a column as text, in two bytes a value where no more than 65,536 of them differ, as in almost every column of cases, else in the bytes of their texts: a
 * million rows as arrays of values would take ten times as much.
 */
export function keptColumn(values: ArrayLike<unknown>, textOf: (value: unknown) => string): KeptColumn {
  const numbers = new Uint16Array(values.length);
  const known = new Map<unknown, number>();
  const texts: string[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    let number = known.get(value);
    if (number === undefined) {
      if (texts.length === MOST_TOLD) return keepTexts(values, textOf);
      number = texts.push(textOf(value)) - 1;
      known.set(value, number);
    }
    numbers[at] = number;
  }
  return (at) => texts[numbers[at] as number] as string;
}

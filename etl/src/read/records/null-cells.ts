/** A cell of this many bytes, or more, is told apart by its bytes alone. */
const LONG = 31;

/** Tells the cells that stand for nothing by a profile's words. Nearly all others are let pass by their length. */
export class NullCells {
  private readonly words: readonly Buffer[];
  /** A bit for each length a word has. */
  private readonly lengths: number;

  constructor(words: readonly string[]) {
    this.words = words.filter((word) => word !== '').map((word) => Buffer.from(word, 'utf8'));
    this.lengths = this.words.reduce((bits, { length }) => bits | (1 << Math.min(length, LONG)), 0);
  }

  /** True where bytes[from, from + length), trimmed, are such a word. */
  has(bytes: Buffer, from: number, length: number): boolean {
    return ((this.lengths >>> (length < LONG ? length : LONG)) & 1) === 1 && this.isWord(bytes, from, length);
  }

  private isWord(bytes: Buffer, from: number, length: number): boolean {
    return this.words.some((word) => word[0] === bytes[from] && word.length === length && word.compare(bytes, from, from + length) === 0);
  }
}

/** Where every cell is taken as it is. */
export const NO_NULLS = new NullCells([]);

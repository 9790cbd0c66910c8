const KIB = 1024;
const MIB = 1024 * KIB;

/** What a delivered file may hold. Beyond `lineBytes` a row is rejected; beyond the others the file is refused. */
export const READ_LIMITS = {
  lineBytes: MIB,
  columns: 1_000,
  /** Text after inflating. */
  textBytes: 32 * KIB * MIB,
  /** Inflated over delivered bytes, of gzip and ZIP alike, looked at once `inflatedFloorBytes` have come out: case files reach some 30, a bomb 1,000. */
  inflateRatio: 200,
  inflatedFloorBytes: 16 * MIB,
  /** Parts of a ZIP; a workbook has some tens. */
  zipEntries: 10_000,
  /** A part of a ZIP, inflated. */
  partBytes: 8 * KIB * MIB,
  /** The texts a workbook shares between cells, and how many of them. They are all held in memory. */
  sharedBytes: 512 * MIB,
  sharedTexts: 16_777_216,
  /** Excel's own limits. A text has at most 32,767 characters, each of up to six bytes as an entity. */
  cellBytes: 256 * KIB,
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  styles: 65_536,
  sheets: 1_000,
  /** A row group of a Parquet file, inflated: it is decoded as a whole. */
  rowGroupBytes: 512 * MIB,
  rowGroupRows: 5_000_000,
} as const;

/** Bytes the scanner is given at a time; bounds how far it runs past `lineBytes` before it looks, and the room each column keeps free. */
export const SLICE_BYTES = 16 * KIB;

/**
 * The spool is cut into segments: one is typed while the next is written. To plan what a profile says of fifty columns takes 0.13 s each, so they are
 * large, but not so large that the reader's end leaves much to type on one core; the first are small, so that the engine has something to do soon, and each is twice as large as the one before.
 */
export const SEGMENT_BYTES = { first: 16 * MIB, most: 96 * MIB } as const;

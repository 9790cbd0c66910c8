const KIB = 1024;
const MIB = 1024 * KIB;

/** What a delivered file may hold. Beyond `lineBytes` a row is rejected; beyond the others the file is refused. */
export const READ_LIMITS = {
  lineBytes: MIB,
  columns: 1_000,
  /** Text after inflating. */
  textBytes: 32 * KIB * MIB,
  /** Inflated over delivered bytes, looked at once `inflatedFloorBytes` have come out: case files reach some 30, a bomb 1,000. */
  inflateRatio: 200,
  inflatedFloorBytes: 64 * MIB,
} as const;

/** Bytes the scanner is given at a time; bounds how far it runs past `lineBytes` before it looks. */
export const SLICE_BYTES = 256 * KIB;

/** The spool is cut into segments of this size, so that disk and engine memory stay bounded whatever is delivered. */
export const SEGMENT_BYTES = 48 * MIB;

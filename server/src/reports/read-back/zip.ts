import { unzipSync } from 'fflate';

/** A file that holds more than any report: it is none. */
const MOST_BYTES = 512 << 20;

/** A file that is not what it should be, or not one of ours. */
export class ReadBackError extends Error {
  override readonly name = 'ReadBackError';
}

/** The parts of an office file by their names. Throws `ReadBackError`. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ originalSize }) => {
      total += originalSize;
      if (total > MOST_BYTES) throw new ReadBackError('it inflates to too much');
      return true;
    } })));
  } catch (error) {
    throw error instanceof ReadBackError ? error : new ReadBackError('it is no ZIP file, or a damaged one', { cause: error });
  }
}

const numbered = (name: string): number => Number(/(\d+)\.\w+$/u.exec(name)?.[1] ?? 0);

/** Names of parts that match, in the order of their numbers. */
export const partsNamed = (parts: ReadonlyMap<string, Uint8Array>, pattern: RegExp): string[] => [...parts.keys()].filter((name) => pattern.test(name)).sort((a, b) => numbered(a) - numbered(b));

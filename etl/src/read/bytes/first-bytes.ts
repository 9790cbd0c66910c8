import { inflated } from './decode.js';
import type { SourceFile } from './source-file.js';

/** The first bytes of a file, inflated, at most `limit` of them. Throws what `inflated` throws. */
export async function firstBytes(file: SourceFile, limit: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of inflated(file, () => undefined)) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(pieces).subarray(0, limit);
}

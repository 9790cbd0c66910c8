import { createHash } from 'node:crypto';
import { bytesOf, twoBuffers, type SourceFile } from './bytes/source-file.js';
import type { SourceTable } from './table/source-table.js';

/** What is delivered: a file, or a table of a live source. */
export type Source = SourceFile | SourceTable;

/** SHA-256 over the files' lengths and bytes, as delivered and in the order delivered; of a table over the digest of its rows. */
export async function hashSources(files: readonly Source[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${String(file.bytes)}\n`);
    if (file.container === 'table') hash.update(file.digest);
    else for await (const chunk of bytesOf(file, undefined, twoBuffers())) hash.update(chunk);
  }
  return hash.digest('hex');
}

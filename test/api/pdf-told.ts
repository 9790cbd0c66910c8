import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells a PDF by another library than the one that made it. */
const READER = join(__dirname, 'read-pdf.mjs');

/** The text of a PDF, its links, letters its fonts do not draw, and how many pages it has. `folder`: where the file may lie meanwhile. */
export async function readPdf(folder: string, bytes: Uint8Array): Promise<{ readonly text: string; readonly links: readonly string[]; readonly missing: readonly string[]; readonly pages: number; readonly each: readonly string[] }> {
  const file = join(folder, 'read.pdf');
  await writeFile(file, bytes);
  const { pages, links, missing } = JSON.parse(execFileSync(process.execPath, [READER, file], { encoding: 'utf8', maxBuffer: 256 << 20 })) as { pages: { text: string }[]; links: string[]; missing: string[] };
  const each = pages.map(({ text }) => text);
  return { text: each.join(''), links, missing, pages: pages.length, each };
}

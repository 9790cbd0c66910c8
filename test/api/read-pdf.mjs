// The text of a PDF page by page, and what its head says, as JSON: by another library than the one that made it.
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
const pages = [];
for (let i = 1; i <= pdf.numPages; i += 1) {
  const { items } = await (await pdf.getPage(i)).getTextContent();
  pages.push({ text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('') });
}
const { info } = await pdf.getMetadata();
process.stdout.write(JSON.stringify({ pages, lang: info.Language ?? '', title: info.Title ?? '', isMarked: (await pdf.getMarkInfo())?.Marked === true }));

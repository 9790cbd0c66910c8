// The text of a PDF page by page, what its head says, where its links lead and which letters its fonts do not draw, as JSON: by another library than the one that made it.
import { readFileSync } from 'node:fs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
const [pages, links, missing] = [[], [], []];
for (let i = 1; i <= pdf.numPages; i += 1) {
  const page = await pdf.getPage(i);
  const { items } = await page.getTextContent();
  pages.push({ text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('') });
  for (const { url } of await page.getAnnotations()) if (url) links.push(url);
  const { fnArray, argsArray } = await page.getOperatorList();
  // The first glyph of every font is the box that stands for what it does not have.
  fnArray.forEach((name, at) => { if (name === OPS.showText) for (const glyph of argsArray[at][0]) if (glyph?.originalCharCode === 0) missing.push(glyph.unicode); });
}
const { info } = await pdf.getMetadata();
process.stdout.write(JSON.stringify({ pages, links, missing, lang: info.Language ?? '', title: info.Title ?? '', isMarked: (await pdf.getMarkInfo())?.Marked === true }));

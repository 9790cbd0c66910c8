import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of a PDF, all of them without blanks: a line that is broken on the page reads as it was written. Throws where it is no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  // It takes what it is given for its own: whoever reads keeps theirs.
  const reading = getDocument({ data: bytes.slice(), verbosity: 0, isEvalSupported: false, useSystemFonts: false });
  const pdf = await reading.promise;
  try {
    const pages: string[] = [];
    for (let at = 1; at <= pdf.numPages; at += 1) {
      const { items } = await (await pdf.getPage(at)).getTextContent({ includeMarkedContent: true });
      pages.push(wordsOf(items));
    }
    return withoutBlanks(pages.join(''));
  } finally {
    await reading.destroy();
  }
}

/** What stands on a page but for its foot, which would part a sentence that goes on over the page. */
function wordsOf(items: Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items']): string {
  const words: string[] = [];
  const within: boolean[] = [];
  for (const item of items) {
    if ('str' in item) { if (!within.includes(true)) words.push(item.str); } else if (item.type === 'endMarkedContent') within.pop();
    else within.push('tag' in item && item.tag === 'Artifact');
  }
  return words.join('');
}

/** A text as `readPdf` tells it. */
export const withoutBlanks = (text: string): string => text.replaceAll(/\s+/gu, '');

import type { ReportDocument } from '../document/document.js';
import type { ReportFormat } from '../print/formats.js';
import { expectedIn, missingFrom } from './missing.js';
import { readPdf, withoutBlanks } from './pdf.js';
import { readBack } from './read-back.js';

/** What a file, read back by what did not write it, lacks of the report it is of: words and numbers to the last digit; nothing where all is there. Throws `ReadBackError`, `LoadRefused` for what is no such file. */
export async function lackingIn(format: ReportFormat, bytes: Uint8Array, document: ReportDocument, language: 'en' | 'zh'): Promise<string[]> {
  if (format !== 'pdf') return missingFrom(readBack(format, bytes), document, format, language);
  const told = await readPdf(bytes);
  const { cells, sentences } = expectedIn(document, 'pdf', language);
  return [...cells, ...sentences].filter((words) => !told.includes(withoutBlanks(words)));
}

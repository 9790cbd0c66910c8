import { LoadRefused } from '../../reject/refusal.js';
import { REJECT_HEAD_BYTES, rejectDelimiter, type RejectHistory } from '../../reject/reject-file.js';
import { decoded, type Encoding } from '../bytes/decode.js';
import { firstBytes } from '../bytes/first-bytes.js';
import type { SourceFile } from '../bytes/source-file.js';
import { NO_NULLS } from '../records/null-cells.js';
import type { RecordSink } from '../records/record-sink.js';
import { RejectLines } from '../records/reject-lines.js';
import { CsvScanner } from './csv-scanner.js';

/**
 * Reads a file of rejects that comes back corrected, whatever its profile says of files: comma, semicolon or tab, UTF-8 or what a spreadsheet made of it. Quotes that guard formulas come off, and
 * lines without any delivered cell are left out. Throws what `decoded` throws, `UNCLOSED_QUOTE` and header codes.
 */
export async function readRejectFile(file: SourceFile, encoding: Encoding | 'auto', sink: RecordSink, history: RejectHistory): Promise<void> {
  const lines = new RejectLines(sink, history);
  const scanner = new CsvScanner({
    delimiter: rejectDelimiter(await firstBytes(file, REJECT_HEAD_BYTES)) ?? ',', firstRow: 1, nulls: NO_NULLS, pseudonymise: () => '',
    onHeader: (names, row) => lines.header(names, row),
    onReject: ({ row, reason }) => { sink.fault(row, reason); },
  });
  const take = async (): Promise<void> => {
    for (const { row, cells } of scanner.output.takeRows()) lines.take(row, cells);
    await lines.bring();
  };
  let delivered = 0;
  for await (const chunk of decoded(file, encoding, (bytes) => { delivered = bytes; })) {
    for (let at = 0; at < chunk.length;) at = scanner.push(chunk, at);
    if (scanner.lostInQuote) break;
    await take();
    if (!await sink.pause(delivered)) return;
  }
  if (scanner.openQuoteRow !== undefined) throw new LoadRefused('UNCLOSED_QUOTE', `文件 ${file.name} 第 ${String(scanner.openQuoteRow)} 行的引号没有闭合。`, `The quote opened in row ${String(scanner.openQuoteRow)} of ${file.name} is never closed.`);
  scanner.finish();
  await take();
}

import type { RejectHistory } from '../../reject/reject-file.js';
import type { SourceFile } from '../bytes/source-file.js';
import type { RecordSink } from '../records/record-sink.js';
import { RejectLines } from '../records/reject-lines.js';
import { readXlsx } from './read-xlsx.js';

/** Reads a file of rejects that somebody corrected and saved as a workbook, as `readRejectFile` reads it as text. Throws what `readXlsx` throws. */
export async function readRejectBook(file: SourceFile, sink: RecordSink, history: RejectHistory): Promise<void> {
  const lines = new RejectLines(sink, history);
  await readXlsx(file, {}, {
    named: (row, fields) => { sink.named(row, fields); },
    fault: (row, reason) => { sink.fault(row, reason); },
    header: (names, row) => lines.header(names, row),
    record: (row, cells) => { lines.take(row, cells); },
    pause: async (bytes) => {
      await lines.bring();
      return sink.pause(bytes);
    },
  });
  await lines.bring();
}

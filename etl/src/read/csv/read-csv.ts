import { matchHeader, type StagedColumn } from '../../profile/header.js';
import { LoadRefused, throwIfCancelled } from '../../reject/refusal.js';
import { CsvScanner } from './csv-scanner.js';
import { decoded, type Encoding } from '../bytes/decode.js';
import type { SourceFile } from '../bytes/source-file.js';
import { placeOfRow, ROWS_PER_FILE, type FileJob, type ReadRows } from '../delivery.js';
import { SLICE_BYTES } from '../limits.js';
import type { FieldPlan } from './plain-fields.js';
import { Spool } from '../records/spool.js';

const stagedAs = (columns: readonly StagedColumn[], targets: Int32Array): readonly string[] =>
  [...targets].filter((target) => target >= 0).map((target) => columns[target]?.name ?? '');

/** What becomes of a file's fields, and what those that are kept are called. Throws what `matchHeader` throws. */
export function planOf(names: readonly string[], { options: { columns }, file }: FileJob): { readonly plan: FieldPlan; readonly staged: readonly string[] } {
  const targets = matchHeader(names, columns, file.name);
  return { plan: Uint8Array.from(targets, (target) => (target < 0 ? 0 : columns[target]?.pseudonym === true ? 2 : 1)), staged: stagedAs(columns, targets) };
}

function refuseOpenQuote(scanner: CsvScanner, name: string): void {
  const row = scanner.openQuoteRow;
  if (row === undefined) return;
  const at = String(placeOfRow(row).row);
  throw new LoadRefused('UNCLOSED_QUOTE', `文件 ${name} 第 ${at} 行的引号没有闭合。`, `The quote opened in row ${at} of ${name} is never closed.`);
}

/** Reads a file of delimited text; its fields go from its bytes into the spool's without becoming strings. Throws a file or header code. */
export async function readCsv(job: FileJob<SourceFile>, delimiter: string, encoding: Encoding | 'auto'): Promise<ReadRows> {
  const { file, index, options, sink, before } = job;
  let columns: readonly string[] = [];
  const scanner = new CsvScanner({
    delimiter,
    firstRow: index * ROWS_PER_FILE + 1,
    onHeader: (names) => {
      const { plan, staged } = planOf(names, job);
      columns = staged;
      return plan;
    },
    onReject: sink.reject,
    pseudonymise: options.pseudonymise,
  });
  const spool = new Spool(options.folder, `rows-${String(index)}-${encoding}`);
  const take = (path: string): Promise<void> => sink.segment({ path, columns, upTo: scanner.output.drained });
  const write = (): void => { scanner.output.drain(columns, (pieces) => { spool.write(pieces); }); };
  try {
    for await (const chunk of decoded(file, encoding, (delivered) => sink.progress(before + delivered))) {
      throwIfCancelled(options.signal);
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        scanner.push(chunk.subarray(at, at + SLICE_BYTES));
        if (scanner.lostInQuote) refuseOpenQuote(scanner, file.name);
        await sink.drain();
        if (scanner.output.full) write();
        if (spool.full) await spool.rotate(take);
      }
    }
    refuseOpenQuote(scanner, file.name);
    scanner.finish();
    if (!scanner.headed) throw new LoadRefused('EMPTY_FILE', `文件 ${file.name} 没有表头。`, `File ${file.name} has no header.`);
    write();
    await spool.flush(take);
    return { rows: scanner.rows, rejected: scanner.rejected };
  } finally {
    await spool.release();
  }
}

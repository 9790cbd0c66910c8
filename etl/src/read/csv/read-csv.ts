import { FATES, type FieldPlan } from '../../mask/field-plan.js';
import { matchHeader, noHeaderAt, type StagedColumn } from '../../profile/header.js';
import type { ProfileFormat } from '../../profile/schema.js';
import { LoadRefused, throwIfCancelled } from '../../reject/refusal.js';
import { CsvScanner } from './csv-scanner.js';
import { decoded, type Encoding } from '../bytes/decode.js';
import type { SourceFile } from '../bytes/source-file.js';
import { placeOfRow, ROWS_PER_FILE, type FileJob, type ReadFrom, type ReadRows } from '../delivery.js';
import { NullCells } from '../records/null-cells.js';
import { Spool } from '../records/spool.js';

const stagedAs = (columns: readonly StagedColumn[], targets: Int32Array): readonly string[] =>
  [...targets].filter((target) => target >= 0).map((target) => columns[target]?.name ?? '');

/** What becomes of a file's fields, and what those that are kept are called. Throws what `matchHeader` throws. */
export function planOf(names: readonly string[], { options: { columns }, file }: FileJob): { readonly plan: FieldPlan; readonly staged: readonly string[] } {
  const targets = matchHeader(names, columns, file.name);
  return { plan: Uint8Array.from(targets, (target) => (target < 0 ? FATES.dropped : columns[target]?.fate ?? FATES.kept)), staged: stagedAs(columns, targets) };
}

function refuseOpenQuote(scanner: CsvScanner, name: string): void {
  const row = scanner.openQuoteRow;
  if (row === undefined) return;
  const at = String(placeOfRow(row).row);
  throw new LoadRefused('UNCLOSED_QUOTE', `文件 ${name} 第 ${at} 行的引号没有闭合。`, `The quote opened in row ${at} of ${name} is never closed.`);
}

/** How delimited text is written; see the profile's schema for what is meant without a row of the header. */
type Delimited = Omit<Extract<ProfileFormat, { type: 'csv' }>, 'type'>;

/** Answers the scanner's question whether a row is the header: the first it meets, or the one that is declared. */
function headerOf({ file }: FileJob, { header_row: declared }: Delimited, plan: (names: readonly string[]) => FieldPlan): (names: readonly string[], row: number) => FieldPlan | undefined {
  return (names, rowNo) => {
    const { row } = placeOfRow(rowNo);
    if (declared !== undefined && row < declared) return undefined;
    if (names.length === 0) throw new LoadRefused('BAD_HEADER', `文件 ${file.name} 的表头无法读取。`, `The header of ${file.name} cannot be read.`);
    if (declared !== undefined && row > declared) throw noHeaderAt(file.name, declared);
    return plan(names);
  };
}

/** Reads a file of delimited text; its fields go from its bytes into the spool's without becoming strings. Throws a file or header code. */
export async function readCsv(job: FileJob<SourceFile>, format: Delimited, encoding: Encoding | 'auto'): Promise<ReadRows> {
  const { file, index, options, sink, before, rowsBefore, place: from } = job;
  let columns: readonly string[] = [];
  const scanner = new CsvScanner({
    delimiter: format.delimiter,
    firstRow: index * ROWS_PER_FILE + 1,
    onHeader: headerOf(job, format, (names) => {
      const { plan, staged } = planOf(names, job);
      columns = staged;
      return plan;
    }),
    // Rows before the place where reading goes on were told of by who read them.
    onReject: (reject) => { if (from === undefined || reject.row >= from.row) sink.reject(reject); },
    pseudonymise: options.pseudonymise,
    nulls: new NullCells(options.profile.nulls),
  });
  const spool = new Spool(options.folder, `rows-${options.label}-${String(index)}-${encoding}`);
  const write = (): void => { scanner.output.drain(columns, (pieces) => { spool.write(pieces); }); };
  const rotate = async (isLast: boolean): Promise<void> => {
    write();
    const { place } = scanner;
    const { rows, rejected } = rowsBefore;
    const from: ReadFrom | undefined = place && { file: index, place: { ...place, encoding }, rows: rows + place.rows, rejected: rejected + place.rejected };
    const segment = { columns, upTo: scanner.output.drained, isLast };
    await sink.settle();
    await spool.rotate((path) => sink.segment({ path, ...segment }, from));
  };
  try {
    for await (const chunk of decoded(file, encoding, (delivered) => sink.progress(before + delivered))) {
      throwIfCancelled(options.signal);
      for (let at = 0; at < chunk.length;) {
        at = from !== undefined && scanner.headed && scanner.offset < from.offset ? scanner.skipTo(from, chunk, at) : scanner.push(chunk, at);
        if (scanner.lostInQuote) refuseOpenQuote(scanner, file.name);
        await sink.drain();
        if (scanner.output.full) write();
        if (spool.full) await rotate(false);
      }
    }
    refuseOpenQuote(scanner, file.name);
    scanner.finish();
    if (!scanner.headed && format.header_row !== undefined) throw noHeaderAt(file.name, format.header_row);
    if (!scanner.headed) throw new LoadRefused('EMPTY_FILE', `文件 ${file.name} 没有表头。`, `File ${file.name} has no header.`);
    await rotate(true);
    await spool.flush();
    return { rows: scanner.rows, rejected: scanner.rejected };
  } finally {
    await spool.release();
  }
}

import { Injectable } from '@nestjs/common';
import { csvLine } from '@concord/etl';
import { COMPARED_COLUMNS, compileLoadDataset, compileRestatementCounts, compileRestatementMonths, compileRestatements, institutionTime, isDate, type CanonicalColumn, type RestatementCursor } from '@concord/sql';
import { changeOf } from '../cases/change.js';
import { QuestionError } from '../store/errors.js';
import { Store, type Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { ColumnRestatements, Restatement, RestatementPage } from './restatements.model.js';
import { readRestatementCursor, writeRestatementCursor } from './restatement-cursor.js';

const MAX_PAGE = 500;
const MAX_LOAD = 2 ** 31 - 1;

/** What is asked about a load's restatements. */
export interface RestatementsAsked {
  readonly loadNo: number;
  readonly column?: string;
  readonly caseId?: string;
  /** First day of a month of receipt. */
  readonly month?: string;
  readonly first: number;
  readonly after?: string;
}

function columnAt(row: Row): CanonicalColumn {
  const column = COMPARED_COLUMNS[row.num('position') - 1];
  if (!column) throw new QuestionError('BAD_ROW', 'no column at this position');
  return column;
}

const cursorAt = (row: Row): RestatementCursor => ({ source: row.text('source'), caseId: row.text('case_id'), position: row.num('position') });

function counted(rows: readonly Row[]): { readonly cases: number; readonly columns: readonly ColumnRestatements[] } {
  const columns = rows.filter((row) => row.num('position') > 0).map((row) => {
    const { name, zh, en } = columnAt(row);
    return { column: name, label: { zh, en }, cases: row.num('n') };
  });
  return { cases: rows.find((row) => row.num('position') === 0)?.num('n') ?? 0, columns: columns.sort((a, b) => b.cases - a.cases) };
}

function check({ loadNo, column, month, first }: RestatementsAsked): void {
  if (first < 1 || first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_PAGE}`);
  if (loadNo < 1 || loadNo > MAX_LOAD) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
  if (column !== undefined && !COMPARED_COLUMNS.some(({ name }) => name === column)) throw new QuestionError('BAD_INPUT', 'no such column');
  if (month !== undefined && !isDate(month)) throw new QuestionError('BAD_INPUT', 'a month is told by its first day, YYYY-MM-01');
}

async function answer(snapshot: Snapshot, asked: RestatementsAsked, cursor: RestatementCursor | undefined): Promise<RestatementPage> {
  const { loadNo, column, first } = asked;
  const version = { loadNo, dataVersion: snapshot.version.number };
  const [load] = await snapshot.ask(compileLoadDataset(loadNo));
  if (!load) return { ...version, loadedAt: null, cases: 0, columns: [], months: [], total: 0, rows: [], hasNext: false, after: null };
  const dataset = load.text('dataset');
  const cases = await snapshot.cases({ dataset, filters: [] });
  const [counts, months, rows] = await Promise.all([snapshot.ask(compileRestatementCounts(cases, asked)), snapshot.ask(compileRestatementMonths(cases, asked)), snapshot.ask(compileRestatements(cases, asked, first + 1, cursor))]);
  const { columns, cases: restated } = counted(counts);
  const last = rows.length > first ? rows[first - 1] : undefined;
  const restatementOf = (row: Row): Restatement =>
    ({ dataset, source: row.text('source'), caseId: row.text('case_id'), change: changeOf(columnAt(row), row.text('old_value'), row.text('new_value')) });
  return {
    ...version,
    loadedAt: institutionTime(load.text('published_at')),
    cases: restated,
    columns,
    months: months.map((row) => ({ month: row.text('month'), cases: row.num('n') })),
    total: columns.reduce((sum, one) => sum + (column === undefined || column === one.column ? one.cases : 0), 0),
    rows: rows.slice(0, first).map(restatementOf),
    hasNext: last !== undefined,
    after: last === undefined ? null : writeRestatementCursor(cursorAt(last)),
  };
}

const CSV_HEAD = ['load_no', 'loaded_at', 'dataset', 'source', 'case_id', 'column', 'column_zh', 'column_en', 'old_value', 'new_value'] as const;

/** A line of the file; of a party only that it changed. */
const cellsOf = ({ loadNo, loadedAt }: RestatementPage, { dataset, source, caseId, change: { column, label, from, to } }: Restatement): readonly string[] =>
  [String(loadNo), loadedAt ?? '', dataset, source, caseId, column, label.zh, label.en, from ?? '', to ?? ''];

/** What loads changed in history, found by comparing the versions that are kept. */
@Injectable()
export class RestatementsService {
  constructor(private readonly store: Store) {}

  /** A page of what a load restated in cases the viewer may see, with its counts by column. */
  async page(viewer: Viewer, asked: RestatementsAsked): Promise<RestatementPage> {
    check(asked);
    const cursor = asked.after === undefined ? undefined : readRestatementCursor(asked.after);
    return this.store.consistently(viewer, (snapshot) => answer(snapshot, asked, cursor));
  }

  /** All of what a load restated, as pieces of CSV (UTF-8 with a mark, CRLF), as it stood when it was asked for. Throws `QuestionError` DATA_MOVED when a load comes between. */
  async *csv(viewer: Viewer, asked: Omit<RestatementsAsked, 'first' | 'after'>): AsyncGenerator<string> {
    let dataVersion: number | undefined;
    for (let after: string | null = null, more = true; more;) {
      const page: RestatementPage = await this.page(viewer, { ...asked, first: MAX_PAGE, ...(after === null ? {} : { after }) });
      if (dataVersion === undefined) yield `\uFEFF${csvLine(CSV_HEAD)}`;
      else if (dataVersion !== page.dataVersion) throw new QuestionError('DATA_MOVED', 'a load was published while the file was made');
      yield page.rows.map((row) => csvLine(cellsOf(page, row))).join('');
      ({ dataVersion, after, hasNext: more } = page);
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { csvLine } from '@concord/etl';
import {
  COMPARED_COLUMNS, compileLoadDataset, compileRestatementCounts, compileRestatementLoads, compileRestatementMonths, compileRestatements, institutionTime, isDate, metricById,
  type CanonicalColumn, type Operational, type Restated, type RestatementCursor,
} from '@concord/sql';
import { changeOf } from '../cases/change.js';
import { QuestionError } from '../store/errors.js';
import { OPERATIONAL, Store, type Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { ColumnRestatements, Restatement, RestatementPage, RestatementsInput } from './restatements.model.js';
import { readRestatementCursor, writeRestatementCursor } from './restatement-cursor.js';

const MAX_PAGE = 500;
const MAX_LOAD = 2 ** 31 - 1;

function columnAt(row: Row): CanonicalColumn {
  const column = COMPARED_COLUMNS[row.num('position') - 1];
  if (!column) throw new QuestionError('BAD_ROW', 'no column at this position');
  return column;
}

const cursorAt = (row: Row): RestatementCursor => ({ loadNo: row.num('load_no'), source: row.text('source'), caseId: row.text('case_id'), position: row.num('position') });

function counted(rows: readonly Row[]): { readonly cases: number; readonly columns: readonly ColumnRestatements[]; readonly changesOf: (column: string | undefined) => number } {
  const told = rows.map((row) => ({ row, column: row.num('position') > 0 ? columnAt(row) : undefined }));
  const columns = told.flatMap(({ row, column }) => (column === undefined ? [] : [{ column: column.name, label: { zh: column.zh, en: column.en }, cases: row.num('n') }]));
  return {
    cases: told.find(({ column }) => column === undefined)?.row.num('n') ?? 0, columns: columns.sort((a, b) => b.cases - a.cases),
    changesOf: (name) => told.find(({ column }) => column?.name === name)?.row.num('changes') ?? 0,
  };
}

function check({ loadNo, dataset, column, month, metric, range, first }: RestatementsInput): void {
  if (first < 1 || first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_PAGE}`);
  if (typeof loadNo !== 'number' && typeof dataset !== 'string') throw new QuestionError('BAD_INPUT', 'name a load or a dataset');
  if (typeof loadNo === 'number' && (loadNo < 1 || loadNo > MAX_LOAD)) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
  if (typeof column === 'string' && !COMPARED_COLUMNS.some(({ name }) => name === column)) throw new QuestionError('BAD_INPUT', 'no such column');
  if (typeof month === 'string' && !isDate(month)) throw new QuestionError('BAD_INPUT', 'a month is told by its first day, YYYY-MM-01');
  if (metric && !range) throw new QuestionError('BAD_INPUT', 'a number is one of a range');
}

/** What GraphQL leaves out or says null of is not asked. */
function restatedOf({ loadNo, column, caseId, month, metric, part, range }: RestatementsInput): Restated {
  return {
    ...(typeof loadNo === 'number' ? { loadNo } : {}), ...(typeof column === 'string' ? { column } : {}), ...(typeof caseId === 'string' ? { caseId } : {}),
    ...(typeof month === 'string' ? { month } : {}), ...(range && !metric ? { received: range } : {}), ...(range && metric ? { behind: { metric: metricById(metric), part, range } } : {}),
  };
}

/** The dataset asked for, else that of the load; undefined where the store holds nothing of it. */
async function datasetOf(snapshot: Snapshot, { dataset, loadNo }: RestatementsInput): Promise<string | undefined> {
  if (typeof dataset === 'string') return dataset;
  const [load] = await snapshot.ask(compileLoadDataset(loadNo ?? 0));
  return load?.text('dataset');
}

async function answer(snapshot: Snapshot, registry: Operational['loads'], input: RestatementsInput, cursor: RestatementCursor | undefined): Promise<RestatementPage> {
  const { first } = input;
  const dataVersion = snapshot.version.number;
  const dataset = await datasetOf(snapshot, input);
  if (dataset === undefined) return { dataVersion, cases: 0, columns: [], months: [], loads: [], total: 0, rows: [], hasNext: false, after: null };
  const cases = await snapshot.cases({ dataset, filters: input.filters });
  const asked = restatedOf(input);
  const [counts, months, loads, rows] = await Promise.all([
    snapshot.ask(compileRestatementCounts(cases, asked)), snapshot.ask(compileRestatementMonths(cases, asked)),
    // Whoever asks of one load wants no other: comparing all versions takes longer than those of one.
    typeof input.dataset === 'string' ? snapshot.ask(compileRestatementLoads(cases, asked)) : [], snapshot.ask(compileRestatements(cases, asked, first + 1, cursor)),
  ]);
  const { columns, cases: restated, changesOf } = counted(counts);
  const last = rows.length > first ? rows[first - 1] : undefined;
  const dimensionOf = await snapshot.dimensions({ dataset });
  const broughtBy = await registry.broughtBy([...new Set([...rows, ...loads].map((row) => row.num('load_no')))]);
  const ofLoad = (row: Row): { readonly loadNo: number; readonly by: string } => ({ loadNo: row.num('load_no'), by: broughtBy.get(row.num('load_no')) ?? '' });
  const restatementOf = (row: Row): Restatement => ({
    dataset, ...ofLoad(row), loadedAt: institutionTime(row.text('published_at')), source: row.text('source'), caseId: row.text('case_id'),
    change: changeOf(dimensionOf, columnAt(row), row.text('old_value'), row.text('new_value')),
  });
  return {
    dataVersion, cases: restated, columns,
    months: months.map((row) => ({ month: row.text('month'), cases: row.num('n') })),
    loads: loads.map((row) => ({ ...ofLoad(row), loadedAt: institutionTime(row.text('published_at')), source: row.text('source'), cases: row.num('n') })),
    total: changesOf(asked.column),
    rows: rows.slice(0, first).map(restatementOf),
    hasNext: last !== undefined,
    after: last === undefined ? null : writeRestatementCursor(cursorAt(last)),
  };
}

const CSV_HEAD = ['load_no', 'loaded_at', 'loaded_by', 'dataset', 'source', 'case_id', 'column', 'column_zh', 'column_en', 'old_value', 'new_value'] as const;

/** A line of the file; of a party only that it changed. */
const cellsOf = ({ loadNo, loadedAt, by, dataset, source, caseId, change: { column, label, from, to } }: Restatement): readonly string[] =>
  [String(loadNo), loadedAt, by, dataset, source, caseId, column, label.zh, label.en, from ?? '', to ?? ''];

/** What loads changed in history, found by comparing the versions that are kept. */
@Injectable()
export class RestatementsService {
  constructor(private readonly store: Store, @Inject(OPERATIONAL) private readonly operational: Operational) {}

  /** A page of what was restated in cases the viewer may see, with counts by column, month of receipt and load. */
  async page(viewer: Viewer, asked: RestatementsInput): Promise<RestatementPage> {
    check(asked);
    const cursor = typeof asked.after === 'string' ? readRestatementCursor(asked.after) : undefined;
    return this.store.consistently(viewer, (snapshot) => answer(snapshot, this.operational.loads, asked, cursor));
  }

  /** All of what was restated, as pieces of CSV (UTF-8 with a mark, CRLF), as it stood when it was asked for. Throws `QuestionError` DATA_MOVED when a load comes between. */
  async *csv(viewer: Viewer, asked: Omit<RestatementsInput, 'first' | 'after'>): AsyncGenerator<string> {
    let dataVersion: number | undefined;
    for (let after: string | null = null, more = true; more;) {
      const page: RestatementPage = await this.page(viewer, { ...asked, first: MAX_PAGE, after });
      if (dataVersion === undefined) yield `\uFEFF${csvLine(CSV_HEAD)}`;
      else if (dataVersion !== page.dataVersion) throw new QuestionError('DATA_MOVED', 'a load was published while the file was made');
      yield page.rows.map((row) => csvLine(cellsOf(row))).join('');
      ({ dataVersion, after, hasNext: more } = page);
    }
  }
}

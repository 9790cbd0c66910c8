import { Injectable } from '@nestjs/common';
import { COMPARED_COLUMNS, compileLoadDataset, compileRestatementCounts, compileRestatements, institutionTime, type CanonicalColumn, type RestatementCursor } from '@concord/sql';
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

function check({ loadNo, column, first }: RestatementsAsked): void {
  if (first < 1 || first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_PAGE}`);
  if (loadNo < 1 || loadNo > MAX_LOAD) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
  if (column !== undefined && !COMPARED_COLUMNS.some(({ name }) => name === column)) throw new QuestionError('BAD_INPUT', 'no such column');
}

async function answer(snapshot: Snapshot, asked: RestatementsAsked, cursor: RestatementCursor | undefined): Promise<RestatementPage> {
  const { loadNo, column, first } = asked;
  const version = { loadNo, dataVersion: snapshot.version.number };
  const [load] = await snapshot.ask(compileLoadDataset(loadNo));
  if (!load) return { ...version, loadedAt: null, cases: 0, columns: [], total: 0, rows: [], hasNext: false, after: null };
  const dataset = load.text('dataset');
  const cases = await snapshot.cases({ dataset, filters: [] });
  const [counts, rows] = await Promise.all([snapshot.ask(compileRestatementCounts(cases, asked)), snapshot.ask(compileRestatements(cases, asked, first + 1, cursor))]);
  const { columns, cases: restated } = counted(counts);
  const last = rows.length > first ? rows[first - 1] : undefined;
  const restatementOf = (row: Row): Restatement =>
    ({ dataset, source: row.text('source'), caseId: row.text('case_id'), change: changeOf(columnAt(row), row.text('old_value'), row.text('new_value')) });
  return {
    ...version,
    loadedAt: institutionTime(load.text('published_at')),
    cases: restated,
    columns,
    total: columns.reduce((sum, one) => sum + (column === undefined || column === one.column ? one.cases : 0), 0),
    rows: rows.slice(0, first).map(restatementOf),
    hasNext: last !== undefined,
    after: last === undefined ? null : writeRestatementCursor(cursorAt(last)),
  };
}

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
}

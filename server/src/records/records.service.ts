import { Injectable } from '@nestjs/common';
import { allRecords, compileRecordCount, compileRecordKinds, compileRecords, institutionTime, isDate, type CanonicalColumn, type RecordsOfKind } from '@concord/sql';
import { wordOf } from '../cases/code-word.js';
import { mayDo } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import { Store, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { RecordColumn, RecordKind, RecordPage } from './records.model.js';
import { recordsAsked } from './records-asked.js';
import type { RecordKindsArgs, RecordsArgs } from './records.input.js';

/** Everybody in post at a national platform, in one answer. */
const MAX_PAGE = 5_000;
const MAX_SEARCH = 200;
/** Longer than any name of a record: texts have 500 characters at most. */
const MAX_CURSOR = 4_000;

const NUMBERS: ReadonlySet<string> = new Set(['number', 'whole', 'count', 'amount', 'score']);

function columnsOf({ columns, key }: (typeof allRecords)[number]): RecordColumn[] {
  return columns.map(({ name, kind, zh, en, required }) => ({ name, isRequired: required === true, label: { zh, en }, isKey: key.includes(name) || name === 'valid_from', isNumber: NUMBERS.has(kind) }));
}

function readCursor(text: string | null | undefined): string | undefined {
  return typeof text === 'string' ? Buffer.from(text.slice(0, MAX_CURSOR), 'base64url').toString('utf8') : undefined;
}

function check({ first, on, search }: RecordsArgs): void {
  if (first < 1 || first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_PAGE}`);
  if (typeof on === 'string' && !isDate(on)) throw new QuestionError('BAD_INPUT', 'a day is written YYYY-MM-DD');
  if (typeof search === 'string' && search.length > MAX_SEARCH) throw new QuestionError('BAD_INPUT', `a search has at most ${MAX_SEARCH} characters`);
}

async function pageOf(snapshot: Snapshot, asked: RecordsOfKind, first: number, after: string | undefined): Promise<RecordPage> {
  const [[count], rows, dimensionOf] = await Promise.all([snapshot.ask(compileRecordCount(asked)), snapshot.ask(compileRecords(asked, first + 1, after)), snapshot.dimensions(asked)]);
  const columns: readonly CanonicalColumn[] = allRecords.find(({ id }) => id === asked.kind)?.columns ?? [];
  const shown = rows.slice(0, first);
  const last = rows.length > first ? shown.at(-1) : undefined;
  return {
    dataVersion: snapshot.version.number,
    total: count?.num('n') ?? 0,
    rows: shown.map((row) => ({
      id: row.text('record_id'), loadNo: row.num('load_no'),
      cells: row.list('cells').map((cell, i) => {
        const value = cell === '' ? null : String(cell);
        return { value, word: columns[i]?.words?.[value ?? ''] ?? wordOf(dimensionOf, columns[i]?.name ?? '', value) };
      }),
    })),
    hasNext: last !== undefined,
    after: last === undefined ? null : Buffer.from(last.text('record_id')).toString('base64url'),
  };
}

/** Reference data: what there is, and its records as they stood after any load. */
@Injectable()
export class RecordsService {
  constructor(private readonly store: Store) {}

  /** Every kind, also those of which nothing was loaded yet. */
  async kinds(viewer: Viewer, asked: RecordKindsArgs): Promise<RecordKind[]> {
    return this.store.consistently(viewer, async (snapshot) => {
      const held = new Map((await snapshot.ask(compileRecordKinds(await recordsAsked(asked, snapshot)))).map((row) => [row.text('kind'), row]));
      return allRecords.map((kind) => {
        const row = held.get(kind.id);
        return {
          id: kind.id, label: kind.label, meaning: kind.meaning, validity: kind.validity, columns: columnsOf(kind), records: row?.num('n') ?? 0, newestLoad: row?.num('load_no') ?? null,
          loadedAt: row === undefined ? null : institutionTime(row.text('loaded_at')), firstOn: row === undefined || kind.validity === 'none' ? null : row.text('first_on'),
        };
      });
    });
  }

  /** A page of one kind. Throws `QuestionError` BAD_INPUT, FORBIDDEN. */
  async page(viewer: Viewer, asked: RecordsArgs): Promise<RecordPage> {
    check(asked);
    // Messages and hand-overs are told case by case.
    if (allRecords.find(({ id }) => id === asked.kind)?.columns.some(({ name }) => name === 'case_id') === true) mayDo(viewer, ['drill']);
    const { kind, on, search, first, after } = asked;
    return this.store.consistently(viewer, async (snapshot) => pageOf(snapshot, {
      ...(await recordsAsked(asked, snapshot)), kind, ...(typeof on === 'string' ? { on } : {}), ...(typeof search === 'string' && search !== '' ? { search } : {}),
    }, first, readCursor(after)));
  }
}

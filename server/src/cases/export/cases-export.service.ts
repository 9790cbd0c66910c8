import { Injectable } from '@nestjs/common';
import { CANONICAL_COLUMNS, compileCaseCount, compileCaseList, metricById, monthFrom, addCalendarDays, type CaseCursor, type DateRange, type Filter, type LocalisedText, type MetricId, type MetricKind, type Part, type Question } from '@concord/sql';
import { sayInCurrency, USUAL_CURRENCY, withCurrency } from '../../narrative/currency.js';
import { phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import { profileOf } from '../../store/profile.js';
import { membersOf, type DimensionOf } from '../../store/dimensions.js';
import { QuestionError } from '../../store/errors.js';
import { Store, type Snapshot } from '../../store/store.js';
import type { Row } from '../../store/table.js';
import type { Viewer } from '../../store/viewer.js';
import { columnLabel } from '../change.js';
import { sheetDay, streamedWorkbook, type LongColumn } from '../../workbook/streamed/streamed-book.js';

/** Which list is taken out. */
export interface ListAsked { readonly dataset: string; readonly filters: readonly Filter[]; readonly metric: MetricId; readonly part: Part; readonly range: DateRange; /** As they were known after this load; as they are known now where left out. */ readonly asOfLoad?: number; readonly language: 'en' | 'zh'; readonly rowsPerSheet?: number }

/** Rows of one question: more take longer to read than others should wait for. */
const PAGE = 2_000;
/** Rows that are made ready at once. */
const PIECE = 500;

const WORDS = { source: { zh: '来源', en: 'Source' }, sheet: { zh: '案件', en: 'Cases' }, count: { zh: '共 {n} 行，全部列出', en: 'All {n} rows' } } as const;

type Form = LongColumn['form'] | 'member';
const COLUMNS: readonly (readonly [name: string, form: Form, width: number])[] = [
  ['source', 'text', 14], ['case_id', 'text', 20], ['received_on', 'date', 12], ['assigned_on', 'date', 12], ['due_on', 'date', 12], ['closed_on', 'date', 12], ['outcome', 'member', 16], ['issue', 'member', 22], ['region', 'member', 14],
  ['institution', 'member', 20], ['branch', 'member', 20], ['organisation', 'member', 20], ['mediator', 'member', 14], ['amount_claimed', 'amount', 16], ['amount_agreed', 'amount', 16],
];

const headOf = (name: string): LocalisedText => { const column = CANONICAL_COLUMNS.find((one) => one.name === name); return column === undefined ? WORDS.source : columnLabel(column); };

type Line = (number | string | null)[];

/** Names of members are looked up once each. */
function lineOf(dimensionOf: DimensionOf, language: 'en' | 'zh'): (row: Row) => Line {
  const member = membersOf(dimensionOf);
  const known = new Map<string, Map<string, string>>(COLUMNS.map(([name]) => [name, new Map()]));
  const named = (dimension: Parameters<typeof member>[0], key: string): string => {
    const names = known.get(dimension);
    const name = names?.get(key) ?? member(dimension, key).label[language];
    names?.set(key, name);
    return name;
  };
  return (row) => COLUMNS.map(([name, form]) => {
    if (form === 'amount') return row.numOrNull(name);
    if (form === 'member') return named(name as Parameters<typeof member>[0], row.text(name));
    const text = row.textOrNull(name);
    return form === 'date' && text !== null ? sheetDay(text) : text;
  });
}

/** Months of a range, the newest first: each is read by itself, so that no page reads all of it. */
function slices({ from, to }: DateRange): DateRange[] {
  const months: DateRange[] = [];
  for (let end = to; end >= from;) {
    const first = monthFrom(end, 0);
    months.push({ from: first < from ? from : first, to: end });
    end = addCalendarDays(first, -1);
  }
  return months;
}

/** Where a page begins. */
interface At { readonly range: DateRange; readonly after?: CaseCursor | undefined }

/** After a page: the next of the same months, or the first of those before; undefined where all are read. */
function next(ranges: readonly DateRange[], at: At | undefined, rows: readonly Row[]): At | undefined {
  const last = rows.at(-1);
  if (at !== undefined && last !== undefined && rows.length === PAGE) return { range: at.range, after: { on: last.text('basis_on'), source: last.text('source'), caseId: last.text('case_id'), event: last.num('event') } };
  const range = ranges[at === undefined ? 0 : ranges.indexOf(at.range) + 1];
  return range && { range };
}

const STOCKS: ReadonlySet<MetricKind> = new Set<MetricKind>(['level', 'stock_ratio', 'turnover']);

/** What a list is begun with: how long it is, of which data, and how its rows are written. */
interface Begun { readonly total: number; readonly version: number; readonly line: (row: Row) => Line; readonly currency: string }

/** All cases behind a number as a workbook of any length. */
@Injectable()
export class CasesExportService {
  constructor(private readonly store: Store) {}

  /** The workbook, piece by piece, newest cases first; its last row says how many there are and who took it. It is all of them or none: where fewer were read than the number counts, or data were loaded meanwhile, it breaks off. Throws `QuestionError`, `WorkbookError`. */
  async* workbook(who: Viewer, asked: ListAsked, taken: string): AsyncGenerator<Uint8Array> {
    const viewer: Viewer = { ...who, work: 'file' };
    const begun = await this.begun(viewer, asked);
    // Every page is asked of what was put together once.
    if (asked.asOfLoad !== undefined) await this.store.holdThen(viewer, asked.dataset, asked.asOfLoad);
    const columns = withCurrency(() => {
      sayInCurrency(begun.currency);
      return COLUMNS.map(([name, form, width]): LongColumn => ({ head: headOf(name)[asked.language], width, form: form === 'member' ? 'text' : form }));
    });
    yield* streamedWorkbook(WORDS.sheet[asked.language], columns, this.pages(viewer, asked, begun, taken), asked.rowsPerSheet);
  }

  /** What refuses the list refuses it here, before a byte is sent. */
  private begun(viewer: Viewer, asked: ListAsked): Promise<Begun> {
    return this.store.consistently(viewer, async (snapshot) => {
      if ((asked.asOfLoad ?? 0) > snapshot.version.number) throw new QuestionError('BAD_INPUT', 'there is no such data version');
      const [row] = await snapshot.askOnce(compileCaseCount(metricById(asked.metric), asked.part, await this.question(snapshot, asked, asked.range)));
      const currency = profileOf((await snapshot.datasets()).get(asked.dataset)?.profileText ?? '')?.currency ?? USUAL_CURRENCY;
      return { total: row?.num('n') ?? 0, version: snapshot.version.number, line: lineOf(await snapshot.dimensions(asked), asked.language), currency };
    });
  }

  private async* pages(viewer: Viewer, asked: ListAsked, { line, total, version }: Begun, taken: string): AsyncGenerator<Line[]> {
    const metric = metricById(asked.metric);
    const page = (at: At): Promise<Row[]> => {
      const asking = this.store.consistently(viewer, async (snapshot) => {
        if (snapshot.version.number !== version) throw new QuestionError('DATA_MOVED', 'a load was published while the file was made');
        return snapshot.askOnce(compileCaseList(metric, asked.part, await this.question(snapshot, asked, at.range), PAGE, at.after));
      });
      // Whoever waits for it is told; until then it is nobody's.
      asking.catch(() => undefined);
      return asking;
    };
    // Stocks are counted at the end of a range, and only there.
    const ranges = STOCKS.has(metric.kind) ? [asked.range] : slices(asked.range);
    let read = 0;
    let at = next(ranges, undefined, []);
    for (let asking = at && page(at); at !== undefined && asking !== undefined;) {
      const rows = await asking;
      read += rows.length;
      at = next(ranges, at, rows);
      // The next page is read while this one is written.
      asking = at && page(at);
      // A piece at a time, so that others are answered in between.
      for (let from = 0; from < rows.length; from += PIECE) yield rows.slice(from, from + PIECE).map(line);
    }
    if (read !== total) throw new QuestionError('BAD_ROW', 'the list is not as long as its number');
    const counted: LocalisedText = phrase(WORDS.count, { n: numberText(total) });
    yield [[`${counted[asked.language]} · ${taken}`]];
  }

  private async question(snapshot: Snapshot, { asOfLoad, dataset, filters, metric }: ListAsked, range: DateRange): Promise<Question> {
    return { ...await snapshot.cases({ dataset, filters, ...(asOfLoad === undefined ? {} : { asOfLoad }) }), metrics: [metric], range, bucket: 'all' };
  }
}

import { Injectable } from '@nestjs/common';
import {
  CANONICAL_COLUMNS, compileCaseCount, compileCaseFilled, compileCaseHandovers, compileCaseHistory, compileCaseList, compileCaseMessages, compileCaseWithdrawn, compileVersionCounts, dimensionById, FILLED_COLUMNS, HIDDEN_COLUMNS, institutionTime, metricById, SHOWN_COLUMNS,
  type LocalisedText, type Question,
} from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { membersOf, type DimensionOf } from '../store/dimensions.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { Case, CaseChange, CaseField, CasePage, CaseRow, CasesInput, CaseTimeline } from './cases.model.js';
import { changeOf, columnLabel } from './change.js';
import { wordOf } from './code-word.js';
import { readCursor, writeCursor } from './cursor.js';
import { timelineOf, timelineWords, type CaseMessage, type HandOver } from './timeline.js';

const MAX_PAGE = 500;
/** More messages or hand-overs than this are no course that anybody reads. */
const MAX_TOLD = 200;

/** What names a case within its dataset. */
const identityOf = (row: Row): string => JSON.stringify([row.text('source'), row.text('case_id')]);

function caseRow(dimensionOf: DimensionOf, row: Row, versions: ReadonlyMap<string, number>): CaseRow {
  const member = membersOf(dimensionOf);
  return {
    restated: (versions.get(identityOf(row)) ?? 1) - 1,
    source: row.text('source'),
    caseId: row.text('case_id'),
    receivedOn: row.text('received_on'),
    assignedOn: row.textOrNull('assigned_on'),
    dueOn: row.textOrNull('due_on'),
    closedOn: row.textOrNull('closed_on'),
    outcome: member('outcome', row.text('outcome')),
    issue: member('issue', row.text('issue')),
    region: member('region', row.text('region')),
    institution: member('institution', row.text('institution')),
    branch: member('branch', row.text('branch')),
    organisation: member('organisation', row.text('organisation')),
    mediator: member('mediator', row.text('mediator')),
    amountClaimed: row.numOrNull('amount_claimed'),
    amountAgreed: row.numOrNull('amount_agreed'),
  };
}

function changesBetween(dimensionOf: DimensionOf, before: Row, after: Row): CaseChange[] {
  const shown = SHOWN_COLUMNS.flatMap((c) => {
    const [from, to] = [before.textOrNull(`v_${c.name}`), after.textOrNull(`v_${c.name}`)];
    return from === to ? [] : [changeOf(dimensionOf, c, from, to)];
  });
  return [...shown, ...HIDDEN_COLUMNS.filter(({ name }) => before.text(`m_${name}`) !== after.text(`m_${name}`)).map((c) => changeOf(dimensionOf, c, null, null))];
}

/** What a field is called and holds, and what figures show instead where reference data says otherwise. */
function fieldOf(dimensionOf: DimensionOf, column: string, label: LocalisedText, value: string | null, filled: Row | undefined): CaseField {
  if (!dimensionOf.isTold(column)) return { column, label, value: null, word: null, inFigures: null, inFiguresWord: null };
  const shown = filled !== undefined && (FILLED_COLUMNS as readonly string[]).includes(column) ? filled.text(`f_${column}`) : (value ?? '');
  const inFigures = shown === (value ?? '') ? null : shown;
  return { column, label, value, word: wordOf(dimensionOf, column, value), inFigures, inFiguresWord: wordOf(dimensionOf, column, inFigures) };
}

/** A case as delivered, with what nobody delivers (the team's lead) behind it. */
function fieldsOf(dimensionOf: DimensionOf, current: Row, filled: Row | undefined): CaseField[] {
  const delivered = SHOWN_COLUMNS.map((column) => fieldOf(dimensionOf, column.name, columnLabel(column), current.textOrNull(`v_${column.name}`), filled));
  const others = FILLED_COLUMNS.filter((column) => !SHOWN_COLUMNS.some(({ name }) => name === column)).map((column) => fieldOf(dimensionOf, column, dimensionById(column).label, null, filled));
  return [...delivered, ...others.filter(({ inFigures }) => inFigures !== null)];
}

const messageOf = (row: Row): CaseMessage => ({
  sent: row.text('sent'), opened: row.textOrNull('opened'), answered: row.textOrNull('answered'), receipt: row.text('receipt'), optedOut: row.num('opted_out') === 1,
});

const handOverOf = (dimensionOf: DimensionOf, on: string, from: string, to: string, reason: string): HandOver => {
  const named = (key: string): LocalisedText => membersOf(dimensionOf)('mediator', key).label;
  return { on, from: named(from), to: named(to), reason };
};

/** The course of a case by what figures show of it. Where no hand-overs are on record one by one, the case itself may tell of one: from its first mediator to whom it has now. */
function courseOf(dimensionOf: DimensionOf, fields: readonly CaseField[], messages: readonly CaseMessage[], onRecord: readonly HandOver[], asOf: string): CaseTimeline {
  const shown = (column: string): string => { const field = fields.find((one) => one.column === column); return field?.inFigures ?? field?.value ?? ''; };
  const dates = new Map(CANONICAL_COLUMNS.flatMap(({ name, kind }) => (kind === 'date' && shown(name) !== '' ? [[name, shown(name)] as const] : [])));
  const [on, first, now] = [shown('handed_over_on'), shown('first_mediator'), shown('mediator')];
  const own = on === '' || first === '' || first === now ? [] : [handOverOf(dimensionOf, on, first, now, shown('handover_reason'))];
  const events = timelineOf(dates, shown('outcome'), messages, asOf, shown('first_outcome'), onRecord.length > 0 ? onRecord : own);
  return { asOf, events, words: timelineWords(dates, shown('outcome'), events, asOf) };
}

/** The cases behind a number, and one case with its history. */
@Injectable()
export class CasesService {
  constructor(private readonly store: Store) {}

  /** A page of the cases behind a number, counted by the same predicates as the number. */
  page(viewer: Viewer, input: CasesInput): Promise<CasePage> {
    if (input.first < 1 || input.first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_PAGE}`);
    const cursor = typeof input.after === 'string' ? readCursor(input.after) : undefined;
    const metric = metricById(input.metric);
    return this.store.consistently(viewer, async (snapshot) => {
      const known = await snapshot.cases(input);
      if ((input.cutOff ?? '') > known.asOf) throw new QuestionError('BAD_INPUT', 'the cut-off lies after the last day the data know');
      const question: Question = { ...known, asOf: input.cutOff ?? known.asOf, metrics: [input.metric], range: input.range, bucket: 'all' };
      const [dimensionOf, counted, rows] = await Promise.all([
        snapshot.dimensions(input),
        snapshot.ask(compileCaseCount(metric, input.part, question)),
        snapshot.ask(compileCaseList(metric, input.part, question, input.first + 1, cursor)),
      ]);
      const hasNext = rows.length > input.first;
      const shown = rows.slice(0, input.first);
      const last = shown.at(-1);
      const counts = await snapshot.ask(compileVersionCounts(input.dataset, shown.map((row) => row.text('case_id')), input.asOfLoad ?? snapshot.version.number));
      const versions = new Map(counts.map((row) => [identityOf(row), row.num('n')]));
      return {
        total: counted[0]?.num('n') ?? 0,
        rows: shown.map((row) => caseRow(dimensionOf, row, versions)),
        hasNext,
        after: hasNext && last ? writeCursor({ on: last.text('basis_on'), source: last.text('source'), caseId: last.text('case_id'), event: last.num('event') }) : null,
        dataVersion: snapshot.version.number,
      };
    });
  }

  /** One case with every version delivered; null when there is none that the viewer may see. */
  one(viewer: Viewer, dataset: string, source: string, caseId: string): Promise<Case | null> {
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases({ dataset, filters: [] });
      const versions = await snapshot.ask(compileCaseHistory(cases, source, caseId));
      const current = versions.at(-1);
      if (!current) return null;
      const [withdrawn] = await snapshot.ask(compileCaseWithdrawn(dataset, source, caseId));
      const [filled] = await snapshot.ask(compileCaseFilled(cases, source, caseId));
      const dimensionOf = await snapshot.dimensions({ dataset });
      const fields = fieldsOf(dimensionOf, current, filled);
      const [messages, handOvers] = await Promise.all([snapshot.ask(compileCaseMessages(cases, caseId, MAX_TOLD)), snapshot.ask(compileCaseHandovers(cases, caseId, MAX_TOLD))]);
      const onRecord = handOvers.map((row) => handOverOf(dimensionOf, row.text('handed_on'), row.text('giver'), row.text('taker'), row.text('reason')));
      return {
        dataset,
        source,
        caseId,
        fields,
        timeline: courseOf(dimensionOf, fields, messages.map(messageOf), onRecord, cases.asOf),
        withdrawnBy: withdrawn?.num('withdrawn_by') ?? null,
        versions: versions.map((row, i) => ({
          loadNo: row.num('load_no'),
          loadedAt: institutionTime(row.text('published_at')),
          changes: i === 0 ? [] : changesBetween(dimensionOf, versions[i - 1] ?? row, row),
        })),
      };
    });
  }
}

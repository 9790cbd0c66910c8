import { Injectable } from '@nestjs/common';
import { rejectSentence } from '@concord/etl';
import { compileAbsences, compileLoads, compileRejects, institutionTime, type LocalisedText } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import { LoadStateEnum } from '../graphql/enums.js';
import type { Load, RejectReason } from './loads.model.js';

const MAX_LOADS = 500;
const SAMPLES = 5;

function stateOf(text: string): keyof typeof LoadStateEnum {
  if (Object.hasOwn(LoadStateEnum, text)) return text as keyof typeof LoadStateEnum;
  throw new QuestionError('BAD_ROW', `no load state '${text}'`);
}

/** The ledger keeps a code and a sentence in each language, a line each. */
function messageOf(text: string): LocalisedText | null {
  const [code = '', zh = code, en = zh] = text.split('\n');
  return text === '' ? null : { zh, en };
}

function loadOf(row: Row, absences: Row | undefined): Load {
  const finishedAt = row.textOrNull('finished_at');
  return {
    loadNo: row.num('load_no'),
    dataset: row.text('dataset'),
    source: row.text('source'),
    profile: row.text('profile'),
    fileNames: row.list('file_names').map(String),
    fileBytes: row.num('file_bytes'),
    state: stateOf(row.text('state')),
    message: messageOf(row.text('message')),
    startedAt: institutionTime(row.text('started_at')),
    finishedAt: finishedAt === null ? null : institutionTime(finishedAt),
    asOf: row.textOrNull('as_of_on'),
    delivered: row.num('delivered'),
    loaded: row.num('loaded'),
    folded: row.num('folded'),
    unchanged: row.num('unchanged'),
    rejected: row.num('rejected'),
    casesNew: row.num('cases_new'),
    casesChanged: row.num('cases_changed'),
    missing: absences?.num('missing') ?? 0,
    withdrawn: absences?.num('withdrawn') ?? 0,
  };
}

function reasonOf(row: Row): RejectReason {
  const [reason, column] = [row.text('reason'), row.text('column_name')];
  const samples = row.list('examples').map((example) => {
    const [rowNo, value, raw] = example as readonly unknown[];
    return { column, reason, rowNo: Number(rowNo), value: String(value), raw: String(raw) };
  });
  return { reason, sentence: rejectSentence(reason), column, n: row.num('n'), samples };
}

/** The ledger of deliveries. A load is about all its cases at once, so only a viewer who may see all of them sees it. */
@Injectable()
export class LoadsService {
  constructor(private readonly store: Store) {}

  /** Loads, newest first. */
  async loads(viewer: Viewer, first: number, dataset?: string): Promise<Load[]> {
    if (first < 1 || first > MAX_LOADS) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_LOADS}`);
    const rows = await this.store.askUncached(wholeOnly(viewer), compileLoads(first, dataset));
    const [newest, oldest] = [rows[0], rows.at(-1)];
    if (!newest || !oldest) return [];
    const absences = await this.store.askUncached(viewer, compileAbsences(oldest.num('load_no'), newest.num('load_no')));
    const byLoad = new Map(absences.map((row) => [row.num('load_no'), row]));
    return rows.map((row) => loadOf(row, byLoad.get(row.num('load_no'))));
  }

  /** Why rows of a load were rejected, most frequent reason first. */
  async rejects(viewer: Viewer, loadNo: number): Promise<RejectReason[]> {
    return (await this.store.askUncached(wholeOnly(viewer), compileRejects(loadNo, SAMPLES))).map(reasonOf);
  }
}

function wholeOnly(viewer: Viewer): Viewer {
  if (viewer.scope !== 'all') throw new QuestionError('NO_SCOPE', 'the ledger of loads is for those who may see every case');
  return viewer;
}

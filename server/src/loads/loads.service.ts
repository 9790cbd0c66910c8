import { Inject, Injectable } from '@nestjs/common';
import { rejectSentence } from '@concord/etl';
import { allRecords, compileLoadNotes, compileRejects, institutionTime, type LoadEntry, type LocalisedText, type Operational } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { OPERATIONAL, Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { Load, RejectReason } from './loads.model.js';

const MAX_LOADS = 500;
const SAMPLES = 5;

/** The registry keeps a code and a sentence in each language, a line each. */
function messageOf(text: string): LocalisedText | null {
  const [code = '', zh = code, en = zh] = text.split('\n');
  return text === '' ? null : { zh, en };
}

function loadOf(entry: LoadEntry, notes: Row | undefined): Load {
  return {
    ...entry,
    message: messageOf(entry.message),
    startedAt: institutionTime(entry.startedAt),
    finishedAt: entry.finishedAt === '' ? null : institutionTime(entry.finishedAt),
    asOf: entry.asOf || null,
    about: allRecords.find(({ id }) => id === notes?.text('kind'))?.label ?? null,
    missing: notes?.num('missing') ?? 0,
    withdrawn: notes?.num('withdrawn') ?? 0,
    rejectsEmptied: (notes?.num('emptied') ?? 0) > 0,
  };
}

function reasonOf(row: Row): RejectReason {
  const [reason, column] = [row.text('reason'), row.text('column_name')];
  const samples = row.list('examples').map((example) => {
    const [rowNo, value, raw] = example as readonly unknown[];
    return { column, reason, rowNo: Number(rowNo), value: String(value), raw: String(raw) };
  });
  return { reason, sentence: rejectSentence(reason), column, n: row.num('n'), isEmptied: row.num('emptied') > 0, samples };
}

/** The registry of deliveries, and what was rejected of them. A load is about all its cases at once, so only a viewer who may see all of them sees it. */
@Injectable()
export class LoadsService {
  constructor(private readonly store: Store, @Inject(OPERATIONAL) private readonly operational: Operational) {}

  /** Loads, newest first. */
  async loads(viewer: Viewer, first: number, dataset?: string): Promise<Load[]> {
    if (first < 1 || first > MAX_LOADS) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${MAX_LOADS}`);
    wholeOnly(viewer);
    const entries = await this.operational.loads.newest(first, dataset);
    const [newest, oldest] = [entries[0], entries.at(-1)];
    if (!newest || !oldest) return [];
    const notes = await this.store.askUncached(viewer, compileLoadNotes(oldest.loadNo, newest.loadNo));
    const byLoad = new Map(notes.map((row) => [row.num('load_no'), row]));
    return entries.map((entry) => loadOf(entry, byLoad.get(entry.loadNo)));
  }

  /** Why rows of a load were rejected, most frequent reason first. */
  async rejects(viewer: Viewer, loadNo: number): Promise<RejectReason[]> {
    return (await this.store.askUncached(wholeOnly(viewer), compileRejects(loadNo, SAMPLES))).map(reasonOf);
  }
}

function wholeOnly(viewer: Viewer): Viewer {
  if (viewer.scope !== 'all') throw new QuestionError('NO_SCOPE', 'the registry of loads is for those who may see every case');
  return viewer;
}

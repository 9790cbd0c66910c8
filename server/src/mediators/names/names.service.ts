import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { readProfile, recordProfileId } from '@concord/etl';
import { compileAliases, compileMediatorNames, institutionTime, storeTime } from '@concord/sql';
import { DeliveriesService, type DeliveryJob } from '../../deliveries/deliveries.service.js';
import { mayLoad } from '../../deliveries/may-load.js';
import { QuestionError } from '../../store/errors.js';
import { Store, type Snapshot } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { alike } from './fold-name.js';
import type { MediatorName, MediatorNames, MergedName, MergeNamesInput } from './names.model.js';

/** Names that are looked at; more mediators than any register has. */
const MOST_NAMES = 50_000;
const MAX_NAME = 200;
const MAX_REASON = 500;
const MIN_REASON = 4;

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function plain(text: string, what: string, { least = 1, most }: { readonly least?: number; readonly most: number }): string {
  const trimmed = text.trim();
  if (trimmed.length < least || trimmed.length > most || /\p{Cc}/u.test(trimmed)) throw new QuestionError('BAD_INPUT', `${what} has ${String(least)} to ${String(most)} characters on one line`);
  return trimmed;
}

async function namesOf(snapshot: Snapshot, dataset: string): Promise<MediatorName[]> {
  const rows = await snapshot.ask(compileMediatorNames(await snapshot.cases({ dataset, filters: [] }), MOST_NAMES));
  return rows.map((row) => ({ name: row.text('name'), cases: row.num('cases'), firstOn: row.text('first_on'), lastOn: row.text('last_on') }));
}

async function mergedOf(snapshot: Snapshot, dataset: string): Promise<MergedName[]> {
  const rows = await snapshot.ask(compileAliases({ dataset, asOfLoad: snapshot.version.number }));
  return rows.map((row) => ({
    alias: row.text('alias'), mediator: row.text('mediator'), decidedOn: row.text('decided_on'), decidedBy: row.text('decided_by'), reason: row.text('reason'), loadNo: row.num('load_no'),
  }));
}

/** Mediators that stand under two names: which names are alike, which were merged by whom and why, and merging two. */
@Injectable()
export class NamesService {
  constructor(private readonly store: Store, private readonly deliveries: DeliveriesService) {}

  /** What a dataset's names look like; with `of`, only what is about that one. Names merged already are one. Throws `QuestionError` NO_SCOPE: it takes all cases to tell. */
  async names(viewer: Viewer, dataset: string, of: string | undefined): Promise<MediatorNames> {
    mayLoad(viewer);
    return this.store.consistently(viewer, async (snapshot) => {
      const [names, merged] = await Promise.all([namesOf(snapshot, dataset), mergedOf(snapshot, dataset)]);
      const groups = alike(names).map((group) => ({ names: group }));
      return of === undefined ? { alike: groups, merged } : { alike: groups.filter((group) => group.names.some(({ name }) => name === of)), merged: merged.filter(({ alias, mediator }) => alias === of || mediator === of) };
    });
  }

  /** Brings the decision in as reference data, in the background, like a file of one row: with its own number in the ledger, by which it is taken back. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async merge(viewer: Viewer, input: MergeNamesInput): Promise<DeliveryJob> {
    mayLoad(viewer);
    const [alias, mediator, by] = [plain(input.alias, 'a name', { most: MAX_NAME }), plain(input.mediator, 'a name', { most: MAX_NAME }), plain(input.decidedBy, 'who decided', { most: MAX_NAME })];
    const reason = plain(input.reason, 'a reason', { least: MIN_REASON, most: MAX_REASON });
    if (alias === mediator) throw new QuestionError('BAD_INPUT', 'a name is not merged with itself');
    const known = await this.store.consistently(viewer, async (snapshot) => new Set((await namesOf(snapshot, input.dataset)).map(({ name }) => name)));
    if (!known.has(alias) || !known.has(mediator)) throw new QuestionError('BAD_INPUT', 'no case stands under that name');
    const today = institutionTime(storeTime()).slice(0, 10);
    const { text } = await readProfile(recordProfileId('mediator_alias'));
    const csv = `alias,mediator,decided_on,decided_by,reason\n${[alias, mediator, today, by, reason].map(cell).join(',')}\n`;
    const { id } = await this.deliveries.receive(viewer, 'mediator-alias.csv', Readable.from([csv]));
    return this.deliveries.loadWaiting(viewer, id, text, { dataset: input.dataset });
  }
}

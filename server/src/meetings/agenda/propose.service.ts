import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, metricById, monthFrom } from '@concord/sql';
import { toldOf } from '../../catalogue/told.js';
import { QuestionError } from '../../store/errors.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { casesKey } from '../told/earlier.js';
import { AGENDA_KINDS, type Plan, type ProposedItem } from '../course/events.js';
import { AGENDA_SOURCES, type AgendaSource } from './agenda-source.js';

/** An agenda as it is proposed, and of which data. */
export interface Proposal {
  readonly items: readonly ProposedItem[];
  readonly dataVersion: number;
  /** The last day the data know. */
  readonly asOf: string;
}

const isOfStock = ({ link }: ProposedItem): boolean => link !== null && metricById(link.metric).kind === 'level';

/** A type that stays unresolved is found by a signal and among the types: where a signal tells it, it is told once. */
function toldOnce(items: readonly ProposedItem[]): ProposedItem[] {
  const signalled = new Set(items.filter((item) => item.kind === 'signal' && isOfStock(item)).map(({ link }) => casesKey(link?.filters ?? [])));
  return items.filter(({ kind, link }) => kind !== 'stuck' || !signalled.has(casesKey(link?.filters ?? [])));
}

/** Makes agendas of what was found: every kind by its own source, in the order of the kinds. */
@Injectable()
export class ProposeService {
  constructor(private readonly store: Store, @Inject(AGENDA_SOURCES) private readonly sources: readonly AgendaSource[]) {}

  /** `sinceMs`: when the last meeting of its series was opened, null where there was none. Throws `QuestionError`, `EngineError`. */
  async propose(viewer: Viewer, dataset: string, { filters, heldOn, month, participants }: Plan, sinceMs: number | null): Promise<Proposal> {
    const reader: Viewer = { ...viewer, reading: this.store.reading() };
    const { asOf, dataVersion, told } = await this.store.consistently(reader, async (snapshot) => {
      const loaded = (await snapshot.datasets()).get(dataset);
      if (loaded === undefined) throw new QuestionError('BAD_INPUT', 'no such dataset');
      const cases = await snapshot.cases({ dataset, filters });
      return { asOf: cases.asOf, dataVersion: snapshot.version.number, told: (await toldOf(snapshot, dataset, loaded)).metrics };
    });
    const asked = { viewer: reader, dataset, filters, month, heldOn, participants, sinceMs, told, range: { from: month, to: addCalendarDays(monthFrom(month, 1), -1) } };
    const proposed = await Promise.all(this.sources.map(async (source) => ({ kind: source.kind, items: await source.propose(asked) })));
    const items = AGENDA_KINDS.flatMap((kind) => proposed.filter((one) => one.kind === kind).flatMap((one) => one.items));
    return { items: toldOnce(items), dataVersion, asOf };
  }
}

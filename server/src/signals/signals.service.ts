import { Inject, Injectable } from '@nestjs/common';
import { ALERT_KINDS, ALERT_STRENGTHS, type Alert, type AlertChange, type Filter, type Stores } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { Store, STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { foldedInto } from './fold.js';
import { budgetOf, signalOf } from './signal-answer.js';
import { SignalWatch } from './signal-watch.js';
import type { Signal, Signals, SignalsInput } from './signals.model.js';
import { verdictsOf } from './verdicts.js';

const MAX_OWNER = 80;
const MAX_NOTE = 2_000;
const MOST_AT_ONCE = 200;

/** Whether an alert is about members that every filter keeps. One that is about all of a dimension holds cases that the filter leaves out. */
function isWithin({ typeBy, typeKey, placeBy, placeKey }: Alert, filters: readonly Filter[]): boolean {
  return filters.every(({ dimension, values, exclude = false }) => {
    const key = typeBy === dimension ? typeKey : placeBy === dimension ? placeKey : undefined;
    return key !== undefined && values.includes(key) !== exclude;
  });
}

function mayChange({ scope }: Viewer): void {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
}

/** A viewer sees the alerts whose every case they may see. */
const maySee = ({ scope }: Viewer, alert: Alert): boolean => scope === 'all' || (scope !== undefined && scope.length > 0 && isWithin(alert, scope));

function checked(text: string, most: number, what: string): string {
  const trimmed = text.trim();
  // Line breaks may stand in a note.
  if (trimmed.length > most || /[^\P{Cc}\n]/u.test(trimmed)) throw new QuestionError('BAD_INPUT', `${what} has at most ${String(most)} characters`);
  return trimmed;
}

/** The strongest first; of equal ones by kind, then by how far beyond, then by what they are about. */
function inOrder(a: Signal, b: Signal): number {
  const [one, two] = [a.reasons[0], b.reasons[0]];
  if (one === undefined || two === undefined) return 0;
  return ALERT_STRENGTHS.indexOf(b.strength) - ALERT_STRENGTHS.indexOf(a.strength) || ALERT_KINDS.indexOf(one.kind) - ALERT_KINDS.indexOf(two.kind)
    || (two.figures.excessDays ?? 0) - (one.figures.excessDays ?? 0) || (two.figures.exceedance ?? 0) - (one.figures.exceedance ?? 0) || a.id.localeCompare(b.id);
}

/** What was found unusual, and how people deal with it. */
@Injectable()
export class SignalsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly watch: SignalWatch) {}

  /** The signals of a dataset that the viewer may see. Throws `QuestionError` NO_SCOPE, BAD_INPUT for a dataset that is not there. */
  async signals(viewer: Viewer, { dataset, kinds, states, withCleared, filters }: SignalsInput): Promise<Signals> {
    const { version, dimensionOf } = await this.store.consistently(viewer, async (snapshot) => {
      await snapshot.cases({ dataset, filters: [] });
      return { version: snapshot.version.number, dimensionOf: await snapshot.dimensions({ dataset }) };
    });
    const { alerts } = this.stores.operational;
    const [judgement, all, episodes] = await Promise.all([alerts.newest(dataset), alerts.list(dataset), alerts.episodes(dataset)]);
    const asked = all.filter((alert) => maySee(viewer, alert) && isWithin(alert, filters) && alert.reasons.some(({ kind }) => kinds?.includes(kind) ?? true));
    const shown = asked.filter((alert) => (withCleared || alert.isFiring) && (states?.includes(alert.state) ?? true));
    const told = foldedInto(shown);
    const ids = new Set(asked.map(({ id }) => id));
    const scope = typeof viewer.scope === 'object' ? viewer.scope : [];
    return {
      rows: shown.map((alert) => signalOf(dimensionOf, alert, told.get(alert.id) ?? null, null)).sort(inOrder),
      isCurrent: (judgement?.dataVersion ?? 0) >= version,
      budget: judgement === undefined ? null : budgetOf(judgement, asked.filter(({ isFiring }) => isFiring), { kinds: kinds ?? null, filters: [...scope, ...filters] }),
      verdicts: verdictsOf(episodes.filter((episode) => ids.has(episode.alertId) && episode.kinds.some((kind) => kinds?.includes(kind) ?? true))),
    };
  }

  /** One signal with its history; null where there is none that the viewer may see. */
  async signal(viewer: Viewer, id: string): Promise<Signal | null> {
    mayChange(viewer);
    const alert = await this.stores.operational.alerts.find(id);
    return alert === undefined || !maySee(viewer, alert) ? null : this.told(viewer, alert);
  }

  /**
   * Changes a signal as a person wishes, and others (`also`) in the same way, all or none. Throws `QuestionError` NO_SCOPE, BAD_INPUT: no such signal, or no
   * reason where one is needed.
   */
  async change(viewer: Viewer, id: string, change: Omit<AlertChange, 'who'>, also: readonly string[] = []): Promise<Signal> {
    mayChange(viewer);
    const ids = [...new Set([id, ...also])];
    if (ids.length > MOST_AT_ONCE) throw new QuestionError('BAD_INPUT', `at most ${String(MOST_AT_ONCE)} signals are changed at once`);
    const { alerts } = this.stores.operational;
    const found = await Promise.all(ids.map((one) => alerts.find(one)));
    if (found.some((alert) => alert === undefined || !maySee(viewer, alert))) throw new QuestionError('BAD_INPUT', 'there is no such signal');
    const owner = change.owner === undefined ? {} : { owner: checked(change.owner, MAX_OWNER, 'an owner') };
    const note = change.note === undefined ? {} : { note: checked(change.note, MAX_NOTE, 'a note') };
    if ((change.state === 'explained' || change.state === 'closed') && (note.note ?? '') === '') throw new QuestionError('BAD_INPUT', 'a signal is explained or closed with a reason');
    const [changed] = await alerts.change(ids, { ...change, ...owner, ...note, who: viewer.id });
    if (changed === undefined) throw new QuestionError('BAD_INPUT', 'there is no such signal');
    return this.told(viewer, changed);
  }

  /** Judges the newest data at once and not only at the next look. For those who may see every case. */
  async judge(viewer: Viewer, dataset: string): Promise<Signals> {
    if (viewer.scope !== 'all') throw new QuestionError('NO_SCOPE', 'judging is for those who may see every case');
    await this.watch.judgeNow();
    return this.signals(viewer, { dataset, withCleared: false, filters: [] });
  }

  private async told(viewer: Viewer, alert: Alert): Promise<Signal> {
    const dimensionOf = await this.store.consistently(viewer, (snapshot) => snapshot.dimensions(alert));
    return signalOf(dimensionOf, alert, null, await this.stores.operational.alerts.history(alert.id));
  }
}

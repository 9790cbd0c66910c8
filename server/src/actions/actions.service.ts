import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, metricById, storeTime, type ActionHead, type Filter, type LocalisedText, type Stores, type WorkCalendar } from '@concord/sql';
import { namesOfActors } from '../identity/actor-name.js';
import { casesOf, isAmong, seesAll } from '../linked/linked-number.js';
import { LinkedNumbersService } from '../linked/linked-numbers.service.js';
import { QuestionError } from '../store/errors.js';
import { Store, STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { actionOf, bodyOf, mayDirect, mayReport } from './action-answer.js';
import { ActionRefused } from './action-refused.js';
import { afterChange, bodyAfter, isSaidBefore, kindOf, UNDONE, type ActionBody, type ActionEventKind, type ActionState, type Changed, type Effect } from './action.js';
import type { ActionChangeInput, ActionEffectInput, AddActionInput } from './actions.input.js';
import type { Action } from './actions.model.js';
import { calendarKnown, dueOn, institutionToday, type Due } from './due.js';
import { Owners } from './owners.js';

const WHAT = [4, 2_000] as const;
const EVIDENCE = [4, 4_000] as const;
const MONTHS_BEFORE = [12, 36] as const;
const TRIES = 5;

const EVENT_WORDS: Readonly<Record<ActionEventKind, LocalisedText>> = {
  added: { zh: '提出', en: 'added' }, cancelled: { zh: '取消', en: 'cancelled' }, changed: { zh: '修改', en: 'changed' }, closed: { zh: '关闭', en: 'closed' }, declared: { zh: '写明预期效果', en: 'expected effect declared' }, done: { zh: '完成', en: 'done' },
  evidence: { zh: '补充佐证', en: 'evidence added' }, handed_on: { zh: '转交', en: 'handed on' }, reopened: { zh: '重新开启', en: 'reopened' }, started: { zh: '开始', en: 'started' },
};

/** Which actions are asked for. */
export interface ActionsAsked {
  readonly dataset: string;
  readonly meeting?: string | null | undefined;
  readonly states?: readonly ActionState[] | null | undefined;
  readonly owner?: string | null | undefined;
  readonly metric?: string | null | undefined;
  readonly filters?: readonly Filter[] | undefined;
  /** The ledger as it was then (UTC, as the store writes it); as it is where left out. */
  readonly at?: string | undefined;
}

function said(text: string, [least, most]: readonly [number, number], code: 'NO_EVIDENCE' | 'NO_WHAT'): string {
  const trimmed = text.trim();
  if (trimmed.length < least || trimmed.length > most || /[^\P{Cc}\n]/u.test(trimmed)) throw new ActionRefused(code);
  return trimmed;
}

/** A viewer sees the actions whose number's every case they may see; those without a number whoever sees every case, and who asked for it or has it. */
const maySee = (viewer: Viewer, { createdBy, owner }: ActionHead, { number }: ActionBody): boolean =>
  (number === null ? viewer.scope === 'all' || createdBy === viewer.id || owner === viewer.id : seesAll(viewer, number));

function mustSee({ scope }: Viewer): void {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
}

/** What is to be done, why, by whom and until when. All methods throw `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT, `OperationalError`. */
@Injectable()
export class ActionsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly numbers: LinkedNumbersService, private readonly owners: Owners) {}

  /** Those of a dataset that the viewer may see: overdue first, then what is due first; those that are over last. */
  async list(viewer: Viewer, { at, dataset, filters = [], meeting, metric, owner, states }: ActionsAsked): Promise<Action[]> {
    mustSee(viewer);
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset, filters }));
    const heads = await this.heads(dataset, at);
    const asked = heads.filter(({ body, head }) => maySee(viewer, head, body) && (states ?? [body.state]).includes(body.state) && (typeof owner !== 'string' || head.owner === owner) && (typeof meeting !== 'string' || head.meeting === meeting)
      && (typeof metric !== 'string' || body.number?.metric === metric || body.effects.some((effect) => effect.metric === metric)) && (filters.length === 0 || (body.number !== null && isAmong(casesOf(body.number), filters))));
    const told = await this.told(viewer, dataset, asked, false, at);
    const isUndone = ({ state }: Action): number => (UNDONE.includes(state) ? 0 : 1);
    // Those still to be done stand in the order they are due in, so that overdue ones are first; of the others the newest is first.
    return told.sort((a, b) => isUndone(a) - isUndone(b) || (isUndone(a) === 0 ? a.dueOn.localeCompare(b.dueOn) : b.dueOn.localeCompare(a.dueOn)));
  }

  /** One with its history; null where there is none that the viewer may see. */
  async find(viewer: Viewer, id: string): Promise<Action | null> {
    mustSee(viewer);
    const head = await this.stores.operational.actions.find(id);
    return head === undefined || !maySee(viewer, head, bodyOf(head)) ? null : this.one(viewer, head);
  }

  /** Adds one. Throws `ActionRefused` NO_WHAT, NO_OWNER, OWNER_GONE, OWNER_SEES_NOT, NO_DUE, NO_WORKDAYS, EFFECT_WITHOUT_NUMBER, BAD_EFFECT. */
  async add(viewer: Viewer, { agendaItem, dataset, due, effect, meeting, number: asked, owner: given, what }: AddActionInput): Promise<Action> {
    mustSee(viewer);
    const text = said(what, WHAT, 'NO_WHAT');
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset, filters: [] }));
    const number = asked ? await this.numbers.link(viewer, dataset, asked) : null;
    if (effect && number === null) throw new ActionRefused('EFFECT_WITHOUT_NUMBER');
    const [owner, on] = [await this.owners.chosen(given, number), await this.dueOf(viewer, dataset, due)];
    const empty: ActionBody = { what: text, number, owner, dueOn: on, state: 'open', startedOn: null, endedOn: null, reason: null, effects: [], evidence: [], origin: typeof meeting === 'string' ? { meeting, item: agendaItem ?? '' } : null };
    const body: ActionBody = effect ? { ...empty, effects: [await this.declared(viewer, empty, effect)] } : empty;
    const id = randomUUID();
    const first: Changed = { what: text, owner, dueOn: on, state: 'open', ...(body.effects[0] === undefined ? {} : { effect: body.effects[0] }) };
    await this.stores.operational.actions.begin({ id, dataset, state: body.state, owner: owner.account ?? '', dueOn: on, meeting: body.origin?.meeting ?? '', body: JSON.stringify(body), createdBy: viewer.id }, { by: viewer.id, kind: 'added', body: JSON.stringify(first) });
    return this.one(viewer, await this.head(viewer, id));
  }

  /** Changes one as it was at `revision`. Throws `ActionRefused` CONFLICT where it has moved on: nothing is overwritten. */
  async change(viewer: Viewer, id: string, revision: number, { due, effect, owner, reason, state, what }: ActionChangeInput): Promise<Action> {
    mustSee(viewer);
    const head = await this.head(viewer, id);
    const body = bodyOf(head);
    if (head.revision !== revision) throw await this.conflict(id);
    const directs = (what ?? due ?? owner ?? null) !== null || (state ?? null) !== null && state !== 'in_progress' && state !== 'done' || (state === 'in_progress' && !UNDONE.includes(body.state));
    if (!(directs ? mayDirect(viewer, head) : mayReport(viewer, head))) throw new QuestionError('FORBIDDEN', 'this is for whoever asked for it or decides; its owner says how far it is');
    const changed: Changed = {
      ...(typeof what === 'string' ? { what: said(what, WHAT, 'NO_WHAT') } : {}), ...(owner ? { owner: await this.owners.chosen(owner, body.number) } : {}), ...(due ? { dueOn: await this.dueOf(viewer, head.dataset, due) } : {}),
      ...(state ? { state } : {}), ...(typeof reason === 'string' && reason.trim() !== '' ? { reason: reason.trim() } : {}), ...(effect ? { effect: await this.declared(viewer, body, effect) } : {}),
    };
    if (Object.keys(changed).every((part) => part === 'reason')) throw new ActionRefused('NO_CHANGE');
    return this.write(viewer, head, body, changed);
  }

  /** Adds evidence, whatever else was done meanwhile: nothing of it is overwritten. Throws `ActionRefused` NO_EVIDENCE. */
  async addEvidence(viewer: Viewer, id: string, text: string): Promise<Action> {
    mustSee(viewer);
    const evidence = said(text, EVIDENCE, 'NO_EVIDENCE');
    for (let n = 1; ; n += 1) {
      const head = await this.head(viewer, id);
      if (!mayReport(viewer, head)) throw new QuestionError('FORBIDDEN', 'evidence is for whoever has it, asked for it or decides');
      try {
        return await this.write(viewer, head, bodyOf(head), { evidence });
      } catch (error) {
        if (!(error instanceof ActionRefused) || error.code !== 'CONFLICT' || n === TRIES) throw error;
      }
    }
  }

  private async write(viewer: Viewer, head: ActionHead, body: ActionBody, changed: Changed): Promise<Action> {
    const after = afterChange(body, changed, { at: storeTime(), by: viewer.id }, institutionToday());
    const isWritten = await this.stores.operational.actions.change(head.id, head.revision, { by: viewer.id, kind: kindOf(body, changed), body: JSON.stringify(changed) }, { state: after.state, owner: after.owner.account ?? '', dueOn: after.dueOn, body: JSON.stringify(after) });
    if (!isWritten) throw await this.conflict(head.id);
    return this.one(viewer, await this.head(viewer, head.id));
  }

  private async conflict(id: string): Promise<ActionRefused> {
    const last = (await this.stores.operational.actions.events(id)).at(-1);
    if (last === undefined) return new ActionRefused('NO_SUCH_ACTION');
    return new ActionRefused('CONFLICT', { who: await namesOfActors(this.stores)(last.by), when: institutionTime(last.at).slice(0, 16).replace('T', ' '), what: EVENT_WORDS[last.kind as ActionEventKind] });
  }

  private dueOf(viewer: Viewer, dataset: string, due: Due): Promise<string> {
    return this.store.consistently(viewer, async (snapshot) => dueOn(due, await calendarKnown(snapshot, dataset), institutionToday()));
  }

  private async declared({ id }: Viewer, body: ActionBody, { chosenAsWorst = null, direction, metric, monthsBefore, reviewOn, size = null, startsOn }: ActionEffectInput): Promise<Effect> {
    if (body.number === null) throw new ActionRefused('EFFECT_WITHOUT_NUMBER');
    if (reviewOn <= startsOn || monthsBefore < MONTHS_BEFORE[0] || monthsBefore > MONTHS_BEFORE[1] || (size !== null && !(size > 0))) throw new ActionRefused('BAD_EFFECT');
    const today = institutionToday();
    const { number } = await this.store.currentVersion();
    return { metric, definitionVersion: metricById(metric).version, direction, size, startsOn, reviewOn, chosenAsWorst, monthsBefore, declaredOn: today, by: id, dataVersion: number, isBefore: isSaidBefore(body, startsOn, today) };
  }

  private async heads(dataset: string, at: string | undefined): Promise<{ readonly head: ActionHead; readonly body: ActionBody }[]> {
    const { actions } = this.stores.operational;
    const all = (await actions.list(dataset)).map((head) => ({ head, body: bodyOf(head) }));
    if (at === undefined) return all;
    return Promise.all(all.filter(({ head }) => head.createdAt <= at).map(async ({ body, head }) => {
      const then = bodyAfter(body, (await actions.events(head.id)).filter((entry) => entry.at <= at));
      return { body: then, head: { ...head, state: then.state, owner: then.owner.account ?? '', dueOn: then.dueOn } };
    }));
  }

  private async head(viewer: Viewer, id: string): Promise<ActionHead> {
    const head = await this.stores.operational.actions.find(id);
    if (head === undefined || !maySee(viewer, head, bodyOf(head))) throw new ActionRefused('NO_SUCH_ACTION');
    return head;
  }

  private async one(viewer: Viewer, head: ActionHead): Promise<Action> {
    const [told] = await this.told(viewer, head.dataset, [{ head, body: bodyOf(head) }], true);
    if (told === undefined) throw new ActionRefused('NO_SUCH_ACTION');
    return told;
  }

  private async told(viewer: Viewer, dataset: string, all: readonly { readonly head: ActionHead; readonly body: ActionBody }[], withHistory = false, at?: string): Promise<Action[]> {
    const today = at === undefined ? institutionToday() : institutionTime(at).slice(0, 10);
    const calendar: WorkCalendar | undefined = await this.store.consistently(viewer, (snapshot) => calendarKnown(snapshot, dataset));
    const linked = all.flatMap(({ body: { number } }) => (number === null ? [] : [number]));
    const numbers = new Map((await this.numbers.told(viewer, dataset, linked)).map((told, i) => [linked[i], told]));
    const verdicts = await this.stores.operational.actions.verdicts(dataset);
    const nameOf = namesOfActors(this.stores);
    return Promise.all(all.map(async ({ body, head }) => actionOf(viewer, {
      head, body, number: (body.number === null ? undefined : numbers.get(body.number)) ?? null, gone: await this.owners.goneOf(body.owner, body.number), ownerName: body.owner.account === null ? body.owner.name : await nameOf(body.owner.account),
      verdicts: verdicts.filter(({ actionId, judgedAt }) => actionId === head.id && (at === undefined || judgedAt <= at)), events: withHistory ? await this.stores.operational.actions.events(head.id) : null,
    }, calendar, today)));
  }
}

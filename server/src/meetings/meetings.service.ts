import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, monthFrom, storeTimeMs, type Stores } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { ProposeService, type Proposal } from './agenda/propose.service.js';
import { arrange, propose } from './course/arrange.js';
import type { Course } from './course/course.js';
import { participantId, type MeetingEvent, type Plan, type ProposedItem } from './course/events.js';
import { MeetingRefused } from './course/refused.js';
import { cancel, change, close, decide, handOver, open, planOf, reopen, state, withdrawDecision } from './course/rules.js';
import type { AgendaItemInput, AgendaWishInput, DecisionInput, MeetingPlanInput, PlanMeetingInput, StatementInput } from './meetings.input.js';
import type { Meeting, MeetingHeadline } from './meetings.model.js';
import { isSeriesFor, participantOf } from './series.service.js';
import { MeetingRecords, type SeenMeeting } from './told/records.service.js';
import { actorOf, ownIds, seesItem } from './told/sight.js';
import { headlineOf, MeetingTeller } from './told/told.service.js';

const NONE = { zh: '', en: '' } as const;
const AN_ID = /^[\w-]{8,64}$/u;

/** Meetings: what is done in one is added as events, after the rules have been asked. All methods throw `MeetingRefused`, `QuestionError`, `OperationalError`. */
@Injectable()
export class MeetingsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly records: MeetingRecords, private readonly teller: MeetingTeller, private readonly proposals: ProposeService) {}

  /** Meetings of a dataset, the latest first. */
  async list(viewer: Viewer, dataset: string): Promise<MeetingHeadline[]> {
    return (await this.records.list(viewer, dataset)).map(headlineOf);
  }

  /** One meeting, with what was decided before on what its items are about. */
  async one(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.records.find(viewer, id);
    const held = (await this.records.list(viewer, meeting.head.dataset)).filter(({ sight }) => sight === 'all');
    return this.teller.told(viewer, meeting, held);
  }

  /** Plans a meeting; its agenda is proposed at once. */
  async plan(viewer: Viewer, { chair, dataset, plan: input, series }: PlanMeetingInput): Promise<Meeting> {
    const plan = planOf(await this.planned(viewer, input), chair);
    const known = await this.stores.operational.meetings.findSeries(series);
    if (known === undefined || known.dataset !== dataset || !isSeriesFor(viewer, known)) throw new MeetingRefused('NO_SUCH_SERIES');
    if (viewer.scope === undefined) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
    const { items } = await this.proposed(viewer, { dataset, seriesId: series }, plan);
    const id = randomUUID();
    await this.records.begin({ id, dataset, seriesId: series, heldOn: plan.heldOn, createdBy: viewer.id }, { kind: 'planned', plan, chair, scope: viewer.scope });
    await this.records.act(id, viewer.id, (course) => propose(course, items, actorOf(viewer)));
    return this.one(viewer, id);
  }

  /** Plans it otherwise. */
  async change(viewer: Viewer, id: string, input: MeetingPlanInput): Promise<Meeting> {
    const plan = await this.planned(viewer, input);
    return this.act(viewer, id, (course) => change(course, plan, actorOf(viewer)));
  }

  /** Has its agenda made of what is found now; what people set of it stays. */
  async propose(viewer: Viewer, id: string): Promise<Meeting> {
    const { course, head } = await this.whole(viewer, id);
    const { items } = await this.proposed(viewer, head, course.plan);
    return this.act(viewer, id, (now) => propose(now, items, actorOf(viewer)));
  }

  /** Changes its agenda. */
  async arrange(viewer: Viewer, id: string, { add, drop, order, restore, set }: AgendaWishInput): Promise<Meeting> {
    const { course } = await this.whole(viewer, id);
    const wish = { add: add === undefined || add === null ? undefined : itemOf(add, course.plan), drop: drop ?? undefined, restore: restore ?? undefined, order: order ?? undefined, set: set ?? undefined };
    return this.act(viewer, id, (now) => arrange(now, wish, actorOf(viewer)));
  }

  /** Writes a statement. Throws `MeetingConflict` where somebody else wrote it meanwhile. */
  async state(viewer: Viewer, { meeting, ...input }: StatementInput): Promise<Meeting> {
    const { course: now, sight } = await this.records.find(viewer, meeting);
    if (sight !== 'all' && !ownIds(viewer, now).includes(input.participant)) throw new MeetingRefused('NOT_YOURS');
    return this.act(viewer, meeting, (course) => state(course, input, actorOf(viewer)));
  }

  /** Opens it: its data version is frozen. Of two who open it at once the second is refused. */
  async open(viewer: Viewer, id: string): Promise<Meeting> {
    const { course, head } = await this.whole(viewer, id);
    // Asked before the work is done, and again when it is.
    open(course, { items: [], dataVersion: 0, asOf: '' }, actorOf(viewer));
    const frozen = await this.proposed(viewer, head, course.plan);
    return this.act(viewer, id, (now) => open(now, frozen, actorOf(viewer)));
  }

  /** Hands the chair over. */
  async handOver(viewer: Viewer, id: string, to: string): Promise<Meeting> {
    const { course: { chair, plan } } = await this.records.find(viewer, id);
    const account = plan.participants.find((one) => participantId(one) === chair)?.account ?? '';
    const isGone = account !== '' && (await this.stores.operational.accounts.find(account))?.state !== 'active';
    return this.act(viewer, id, (course) => handOver(course, to, actorOf(viewer), isGone && course.chair === chair));
  }

  /** Decides something, or words a decision otherwise. Throws `MeetingConflict` where somebody else did so meanwhile. */
  async decide(viewer: Viewer, { meeting, ...input }: DecisionInput): Promise<Meeting> {
    if (!AN_ID.test(input.id)) throw new QuestionError('BAD_INPUT', 'a decision is called by 8 to 64 letters, digits and hyphens');
    const { course: now, sight } = await this.records.find(viewer, meeting);
    if (!now.items.some((item) => item.id === input.item && seesItem(viewer, now, sight, item))) throw new MeetingRefused('NO_SUCH_ITEM');
    return this.act(viewer, meeting, (course) => decide(course, input, actorOf(viewer)));
  }

  async withdrawDecision(viewer: Viewer, id: string, decision: string, reason: string): Promise<Meeting> {
    return this.act(viewer, id, (course) => withdrawDecision(course, decision, reason, actorOf(viewer)));
  }

  async close(viewer: Viewer, id: string): Promise<Meeting> {
    return this.act(viewer, id, (course) => close(course, actorOf(viewer)));
  }

  async reopen(viewer: Viewer, id: string, reason: string): Promise<Meeting> {
    return this.act(viewer, id, (course) => reopen(course, reason, actorOf(viewer)));
  }

  async cancel(viewer: Viewer, id: string, reason: string): Promise<Meeting> {
    return this.act(viewer, id, (course) => cancel(course, reason, actorOf(viewer)));
  }

  /** What is proposed for a meeting of a series, which goes on from where the one before it began. */
  private async proposed(viewer: Viewer, { dataset, seriesId }: { readonly dataset: string; readonly seriesId: string }, plan: Plan): Promise<Proposal> {
    const last = (await this.records.list(viewer, dataset)).find(({ course, seriesId: of }) => of === seriesId && course.frozen !== null && course.plan.heldOn < plan.heldOn);
    return this.proposals.propose(viewer, dataset, plan, last?.course.frozen ? storeTimeMs(last.course.frozen.at) : null);
  }

  private async act(viewer: Viewer, id: string, decide: (course: Course) => readonly MeetingEvent[]): Promise<Meeting> {
    await this.records.find(viewer, id);
    await this.records.act(id, viewer.id, decide);
    return this.one(viewer, id);
  }

  /** A meeting that the viewer is told whole: what is done about all of it is theirs to do. */
  private async whole(viewer: Viewer, id: string): Promise<SeenMeeting> {
    const meeting = await this.records.find(viewer, id);
    if (meeting.sight !== 'all') throw new MeetingRefused('NOT_CHAIR');
    return meeting;
  }

  /** A plan as it is kept: of whoever has an account, the name is that of the account. */
  private async planned(viewer: Viewer, { filters, participants, ...input }: MeetingPlanInput): Promise<Plan> {
    const people = await this.teller.participants(viewer, participants.map(participantOf));
    return { ...input, filters: filters.map(({ dimension, exclude, values }) => ({ dimension, values, exclude })), participants: participants.map(participantOf).map((one, i) => ({ ...one, name: people[i]?.name ?? one.name })) };
  }
}

function itemOf({ filters, metric, minutes, owner, split, title }: AgendaItemInput, { filters: about, month }: Plan): ProposedItem {
  const range = { from: month, to: addCalendarDays(monthFrom(month, 1), -1) };
  const link = metric === undefined || metric === null ? null : { metric, split: split ?? null, range, filters: [...about, ...filters.map(({ dimension, exclude, values }) => ({ dimension, values, exclude }))] };
  return { id: `other:${randomUUID()}`, kind: 'other', title: { zh: title, en: title }, sentence: NONE, minutes, owner, link };
}

import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, memberLabel, type Filter, type MetricId, type Stores } from '@concord/sql';
import { toldOf } from '../../catalogue/told.js';
import type { DimensionOf } from '../../store/dimensions.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { areaMetrics } from '../agenda/area-metrics.js';
import type { AgendaItem as Item, Course, Decision, Mark, Statement } from '../course/course.js';
import { participantId, type Participant } from '../course/events.js';
import { isChair } from '../course/may.js';
import type { AgendaItem, Meeting, MeetingDecision, MeetingFilter, MeetingHeadline, MeetingMark, MeetingParticipant, MeetingReason, MeetingStatement } from '../meetings.model.js';
import { earlierDecisions, type HeldMeeting } from './earlier.js';
import type { SeenMeeting } from './records.service.js';
import { actorOf, ownIds, seesItem } from './sight.js';

/** What an answer is made of: its fields. */
type Fields<Answer> = Pick<Answer, keyof Answer>;

const markOf = ({ at, by }: Mark): Fields<MeetingMark> => ({ at: institutionTime(at), by });
const markOrNull = (mark: Mark | null): MeetingMark | null => (mark === null ? null : markOf(mark));
const reasonOf = (mark: Mark & { readonly reason: string }): MeetingReason => ({ ...markOf(mark), reason: mark.reason });

/** Filters with what their values are called, without those that name people to whoever may not see them. */
export const filtersTold = (names: DimensionOf, filters: readonly Filter[]): MeetingFilter[] =>
  filters.filter(({ dimension }) => names.isTold(dimension)).map(({ dimension, exclude, values }) => ({ dimension, exclude: exclude ?? false, values, labels: values.map((value) => memberLabel(names(dimension), value)) }));

const statementTold = (one: Statement): MeetingStatement => ({ ...markOf(one), participant: one.participant, revision: one.revision, text: one.text });

function decisionTold({ plan }: Course, one: Decision): MeetingDecision {
  const names = new Map(plan.participants.map((each) => [participantId(each), each.name]));
  return { ...markOf(one), id: one.id, item: one.item, text: one.text, revision: one.revision, mentions: one.mentions.map((id) => names.get(id) ?? id), withdrawn: one.withdrawn === null ? null : reasonOf(one.withdrawn) };
}

/** What a list tells of a meeting. */
export function headlineOf({ course, head, id, seriesId }: SeenMeeting): Fields<MeetingHeadline> {
  const { chair, decisions, items, minutes, plan, state } = course;
  return {
    id, series: seriesId, dataset: head.dataset, state, title: plan.title, heldOn: plan.heldOn, startsAt: plan.startsAt, minutes: plan.minutes, month: plan.month,
    chairName: plan.participants.find((one) => participantId(one) === chair)?.name ?? chair, items: items.filter(({ dropped }) => dropped === null).length, decided: decisions.filter(({ withdrawn }) => withdrawn === null).length, sealed: minutes.length,
  };
}

/** Puts meetings as they are kept into what somebody is told of them. */
@Injectable()
export class MeetingTeller {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store) {}

  /** A meeting whole, or what of it is theirs. `held`: meetings that they see, the latest first. Throws `QuestionError`, `EngineError`. */
  async told(viewer: Viewer, meeting: SeenMeeting, held: readonly HeldMeeting[]): Promise<Meeting> {
    const { course, head, sight } = meeting;
    const [data, participants] = await Promise.all([this.dataOf(viewer, meeting), this.participants(viewer, course.plan.participants)]);
    const own = ownIds(viewer, course);
    // What is about people is for those who may see who they are.
    const isNamed = ({ link }: Item): boolean => (link?.filters ?? []).every(({ dimension }) => data.names.isTold(dimension));
    const isTold = (item: Item): boolean => isNamed(item) && seesItem(viewer, course, sight, item);
    const isMine = (id: string): boolean => sight === 'all' || own.includes(id);
    const shown = course.items.filter(isTold);
    const ids = new Set(shown.map(({ id }) => id));
    const actor = actorOf(viewer);
    const decisions = course.decisions.filter(({ item }) => ids.has(item));
    return {
      ...headlineOf(meeting), seq: course.seq, chair: course.chair, place: course.plan.place, isWhole: sight === 'all',
      mayChair: sight === 'all' && isChair(course, actor), mayArrange: ['open', 'planned', 'reopened'].includes(course.state) && (isChair(course, actor) || (course.state === 'planned' && actor.mayPlan)),
      dataVersion: course.frozen?.dataVersion ?? null, asOf: course.frozen?.asOf ?? null, hasMoved: data.hasMoved, areaMetrics: data.metrics, filters: sight === 'all' ? filtersTold(data.names, course.plan.filters) : [],
      participants: participants.map((one, i) => ({ ...one, area: isMine(one.id) ? filtersTold(data.names, course.plan.participants[i]?.area ?? []) : [] })),
      agenda: shown.map((item) => itemTold(data.names, item, meeting, held)), statements: course.statements.filter(({ participant }) => isMine(participant)).map(statementTold),
      decisions: decisions.map((one) => decisionTold(course, one)),
      opened: markOrNull(course.frozen), closed: markOrNull(course.closed), cancelled: course.cancelled === null ? null : reasonOf(course.cancelled), reopened: sight === 'all' ? course.reopened.map(reasonOf) : [],
      sealedMinutes: course.minutes.map((one, i) => ({ ...markOf(one), pack: one.pack, version: i + 1 })), dataset: head.dataset,
    };
  }

  /** Participants with whether their account has ended; areas without names. */
  async participants(viewer: Viewer, all: readonly Participant[]): Promise<Fields<MeetingParticipant>[]> {
    const accounts = all.some(({ account }) => account !== '') ? new Map((await this.stores.operational.accounts.list()).map((one) => [one.id, one])) : new Map<string, never>();
    return all.map((one): MeetingParticipant => {
      const account: { readonly name: string; readonly state: string } | undefined = accounts.get(one.account);
      return { id: participantId(one), account: one.account === '' ? null : one.account, name: account?.name ?? one.name, hasEnded: one.account !== '' && account?.state !== 'active', isOwn: one.account !== '' && one.account === viewer.id, area: [] };
    });
  }

  private dataOf(viewer: Viewer, { course, head }: SeenMeeting): Promise<{ readonly names: DimensionOf; readonly hasMoved: boolean; readonly metrics: readonly MetricId[] }> {
    return this.store.consistently(viewer, async (snapshot) => {
      const asOfLoad = course.frozen?.dataVersion;
      const loaded = (await snapshot.datasets()).get(head.dataset);
      const cases = asOfLoad === undefined ? undefined : await snapshot.cases({ dataset: head.dataset, filters: [], asOfLoad });
      return { names: await snapshot.dimensions({ dataset: head.dataset }), hasMoved: cases?.asOfLoad !== undefined, metrics: loaded === undefined ? [] : areaMetrics((await toldOf(snapshot, head.dataset, loaded)).metrics) };
    });
  }
}

function itemTold(names: DimensionOf, item: Item, meeting: HeldMeeting, held: readonly HeldMeeting[]): AgendaItem {
  const { dropped, id, kind, link, minutes, owner, sentence, title } = item;
  return {
    id, kind, title, sentence, minutes, owner, dropped: markOrNull(dropped), link: link === null ? null : { metric: link.metric, split: link.split, from: link.range.from, to: link.range.to, filters: filtersTold(names, link.filters) },
    before: earlierDecisions(item, meeting, held).map(({ about, decision, heldOn, meeting: held, title: of }) => ({ meeting: held, title: of, heldOn, text: decision.text, about: about.title })),
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { MeetingHead, MeetingStep, Stores } from '@concord/sql';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { after, courseOf, type Course } from '../course/course.js';
import type { MeetingDone, MeetingEvent } from '../course/events.js';
import { MeetingRefused } from '../course/refused.js';
import type { HeldMeeting } from './earlier.js';
import { sightOf, type Sight } from './sight.js';

/** A meeting as somebody may see it. */
export interface SeenMeeting extends HeldMeeting {
  readonly head: MeetingHead;
  readonly sight: Sight;
}

/** Events as they are kept: who, when and in which place are beside them. */
const entryOf = ({ kind, ...body }: MeetingEvent, by: string) => ({ by, kind, body: JSON.stringify(body) });

/** Meetings as what was done in them. All methods throw `OperationalError`. */
@Injectable()
export class MeetingRecords {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  private get kept() { return this.stores.operational.meetings; }

  /** One meeting; `upTo`: as it stood after that event. Throws `MeetingRefused` NO_SUCH_MEETING where there is none for the viewer. */
  async find(viewer: Viewer, id: string, upTo?: number): Promise<SeenMeeting> {
    const head = await this.kept.find(id);
    const course = head === undefined ? undefined : courseOf(await this.kept.events(id), upTo);
    const sight = course === undefined ? null : sightOf(viewer, course);
    if (head === undefined || course === undefined || sight === null) throw new MeetingRefused('NO_SUCH_MEETING');
    return { head, id, seriesId: head.seriesId, course, sight };
  }

  /** The meetings of a dataset that are for the viewer, the latest first. */
  async list(viewer: Viewer, dataset: string): Promise<SeenMeeting[]> {
    return this.seen(viewer, await this.kept.list(dataset));
  }

  /** Meetings of any dataset on a day or after it that are for the viewer, the earliest first. */
  async since(viewer: Viewer, day: string): Promise<SeenMeeting[]> {
    return this.seen(viewer, await this.kept.since(day));
  }

  /** Begins a meeting. */
  begin(head: Pick<MeetingHead, 'createdBy' | 'dataset' | 'heldOn' | 'id' | 'seriesId'>, event: MeetingEvent): Promise<void> {
    return this.kept.begin({ ...head, state: 'planned' }, entryOf(event, head.createdBy));
  }

  /** Does something in a meeting, and nobody else does anything between what `decide` sees and what it says. Whatever it throws is thrown. */
  act(id: string, by: string, decide: (course: Course) => readonly MeetingEvent[]): Promise<void> {
    return this.kept.act(id, (entries): MeetingStep => {
      const course = courseOf(entries);
      const events = decide(course);
      const { plan, state } = events.map((event, i): MeetingDone => ({ ...event, seq: entries.length + 1 + i, at: '', by })).reduce(after, course);
      return { entries: events.map((event) => entryOf(event, by)), heldOn: plan.heldOn, state };
    });
  }

  private async seen(viewer: Viewer, heads: readonly MeetingHead[]): Promise<SeenMeeting[]> {
    const events = await this.kept.eventsOf(heads.map(({ id }) => id));
    return heads.flatMap((head): SeenMeeting[] => {
      const course = courseOf(events.get(head.id) ?? []);
      const sight = sightOf(viewer, course);
      return sight === null ? [] : [{ head, id: head.id, seriesId: head.seriesId, course, sight }];
    });
  }
}

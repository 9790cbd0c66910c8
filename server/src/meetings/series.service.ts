import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MeetingSeriesEntry, Scope, Stores } from '@concord/sql';
import { isWithin } from '../identity/people/scope.js';
import { QuestionError } from '../store/errors.js';
import { STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { participantId, type Participant } from './course/events.js';
import { MeetingRefused } from './course/refused.js';
import type { MeetingSeriesInput, ParticipantInput } from './meetings.input.js';
import type { MeetingSeries } from './meetings.model.js';
import { MeetingTeller } from './told/told.service.js';

interface Body {
  readonly name: string;
  readonly rhythm: string;
  readonly chair: string;
  readonly participants: readonly Participant[];
  /** Of whoever saved it last. */
  readonly scope: Scope;
}

const read = ({ body }: Pick<MeetingSeriesEntry, 'body'>): Body => JSON.parse(body) as Body;

/** Whether a series is for somebody. */
export const isSeriesFor = ({ scope }: Viewer, entry: Pick<MeetingSeriesEntry, 'body'>): boolean => scope !== undefined && scope.length > 0 && isWithin(scope, read(entry).scope);

const [MOST_NAME, MOST_PEOPLE] = [80, 60];

/** Participants as they are kept. */
export const participantOf = ({ account, area, name }: ParticipantInput): Participant => ({ account: account ?? '', name, area: area.map(({ dimension, exclude, values }) => ({ dimension, values, exclude })) });

function bodyOf({ chair, name, participants, rhythm }: MeetingSeriesInput, scope: Scope): Body {
  const body = { scope, name: name.trim(), rhythm: rhythm.trim(), chair, participants: participants.map(participantOf).map((one) => ({ ...one, name: one.name.trim() })) };
  const ids = body.participants.map(participantId);
  const isSound = body.name.length >= 2 && body.name.length <= MOST_NAME && body.rhythm.length <= MOST_NAME && ids.length >= 1 && ids.length <= MOST_PEOPLE && new Set(ids).size === ids.length && ids.includes(chair) && !/\p{Cc}/u.test(body.name + body.rhythm + ids.join(''));
  if (!isSound) throw new MeetingRefused('BAD_MEETING');
  return body;
}

/** Series of meetings: a name, a rhythm, and who usually takes part with which areas. One is for whoever sees every case that who saved it last sees. */
@Injectable()
export class SeriesService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly teller: MeetingTeller) {}

  /** The series of a dataset. */
  async list(viewer: Viewer, dataset: string): Promise<MeetingSeries[]> {
    const all = (await this.stores.operational.meetings.series(dataset)).filter((one) => isSeriesFor(viewer, one));
    return Promise.all(all.map((one) => this.told(viewer, one)));
  }

  /** Saves a new one, or changes one that nobody else changed meanwhile. Throws `MeetingRefused` BAD_MEETING, CONFLICT, NO_SUCH_SERIES. */
  async save(viewer: Viewer, input: MeetingSeriesInput): Promise<MeetingSeries> {
    const { meetings } = this.stores.operational;
    const { scope } = viewer;
    if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
    const id = input.id ?? randomUUID();
    const old = await meetings.findSeries(id);
    if ((old !== undefined) !== (input.revision > 0) || (old !== undefined && (old.dataset !== input.dataset || !isSeriesFor(viewer, old)))) throw new MeetingRefused('NO_SUCH_SERIES');
    if (!(await meetings.saveSeries({ id, dataset: input.dataset, body: JSON.stringify(bodyOf(input, scope)), revision: input.revision, savedBy: viewer.id }))) throw new MeetingRefused('CONFLICT');
    const saved = await meetings.findSeries(id);
    if (saved === undefined) throw new MeetingRefused('NO_SUCH_SERIES');
    return this.told(viewer, saved);
  }

  private async told(viewer: Viewer, entry: MeetingSeriesEntry): Promise<MeetingSeries> {
    const { dataset, id, revision } = entry;
    const { chair, name, participants, rhythm } = read(entry);
    const people = await this.teller.participants(viewer, participants);
    return { id, dataset, revision, name, rhythm, chair, participants: people.map((one, i) => ({ ...one, area: (participants[i]?.area ?? []).map(({ dimension, exclude, values }) => ({ dimension, exclude: exclude ?? false, values, labels: [] })) })) };
  }
}

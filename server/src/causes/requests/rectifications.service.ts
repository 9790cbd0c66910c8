import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { memberLabel, metricById, YearNotAnnouncedError, type CauseHead, type DimensionId, type Stores } from '@concord/sql';
import { calendarKnown, dueOn, institutionToday } from '../../actions/due.js';
import { ActionRefused } from '../../actions/action-refused.js';
import { FollowUpService } from '../../follow-up/follow-up.service.js';
import type { FollowUp } from '../../follow-up/follow-up.model.js';
import { casesOf, metricNow, type LinkedNumber } from '../../linked/linked-number.js';
import { LinkedNumbersService } from '../../linked/linked-numbers.service.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { CauseRefused, written } from '../cause-refused.js';
import { conflictOf, seesEvery } from '../kept-events.js';
import { INSTITUTION, ofInstitution, RectificationRecords, type KeptRectification } from './records/rectification-records.js';
import { rectificationOf } from './rectification-answer.js';
import { afterChange, EVENT_WORDS, eventKind, groundsOf, mustBeDone, mustCome, type RectificationBody, type RectificationChanged, type RectificationEventKind } from './rectification.js';
import type { DraftRectificationInput, Rectification, RectificationChangeInput } from './rectifications.model.js';

const MOST_FINDINGS = 12;
const CONTACT = [1, 200] as const;
const FILE = [0, 200] as const;

/** Requests to institutions: drafted from numbers, sent, answered, accepted or not. For whoever sees every case of the institution. All methods throw `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT, `OperationalError`. */
@Injectable()
export class RectificationsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly records: RectificationRecords, private readonly numbers: LinkedNumbersService, private readonly followUps: FollowUpService) {}

  /** Those of a dataset (of a type, where it is named) that the viewer may see: those whose answer is overdue first, then the newest. */
  async list(viewer: Viewer, dataset: string, type: { readonly dimension: DimensionId; readonly member: string } | null): Promise<Rectification[]> {
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset, filters: [] }));
    const asked = (await this.records.list(viewer, dataset)).filter(({ head }) => type === null || (head.dimension === type.dimension && head.member === type.member));
    const told = await Promise.all(asked.map((kept) => this.told(viewer, kept)));
    return told.sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue));
  }

  /** One; null where there is none that the viewer may see. */
  async find(viewer: Viewer, id: string): Promise<Rectification | null> {
    const kept = await this.records.find(viewer, id);
    return kept === undefined ? null : this.told(viewer, kept);
  }

  /** One. Throws `CauseRefused` NO_SUCH_REQUEST. */
  async one(viewer: Viewer, id: string): Promise<Rectification> {
    return this.told(viewer, await this.records.one(viewer, id));
  }

  /** Drafts one: its numbers are worked out of one data version and stay. Throws `CauseRefused` NOT_THE_INSTITUTION, NO_FINDINGS, NO_CONTACT, NO_TEXT, `ActionRefused` NO_DUE. */
  async draft(viewer: Viewer, { contact, dataset, dimension, due, findings, institution, member, text, version }: DraftRectificationInput): Promise<Rectification> {
    const cases = ofInstitution(institution);
    if (institution === '' || !seesEvery(viewer, [cases])) throw new CauseRefused('NOT_THE_INSTITUTION');
    if (findings.length === 0 || findings.length > MOST_FINDINGS) throw new CauseRefused('NO_FINDINGS');
    const [to, asks] = [written(contact, 'NO_CONTACT', CONTACT), written(text, 'NO_TEXT')];
    const { asOf, institutionLabel, typeLabel } = await this.store.consistently(viewer, async (snapshot) => {
      const [names, asked] = [await snapshot.dimensions({ dataset }), await snapshot.cases({ dataset, filters: [{ dimension, values: [member] }], asOfLoad: version ?? null })];
      return { asOf: asked.asOf, institutionLabel: memberLabel(names(INSTITUTION), institution), typeLabel: memberLabel(names(dimension), member) };
    });
    await this.dueIn(viewer, dataset, due, institutionToday());
    const linked = await Promise.all(findings.map(({ filters, metric, range, split = null }) => this.numbers.link(viewer, dataset, {
      metric, range, split, version: version ?? null, filters: [...filters.filter((filter) => filter.dimension !== INSTITUTION), { dimension: INSTITUTION, values: [institution], exclude: false }],
    })));
    const body: RectificationBody = {
      institutionLabel, typeLabel, contact: to, text: asks, findings: linked, dataVersion: linked[0]?.dataVersion ?? 0, asOf, due: { on: due.on ?? null, workdays: due.workdays ?? null }, state: 'drafted', sentOn: null, dueOn: null, answers: [], reason: null, pack: null,
    };
    const id = randomUUID();
    await this.stores.operational.causeRecords.begin('rectification', { id, dataset, dimension, member, institution, state: body.state, dueOn: '', body: JSON.stringify(body), createdBy: viewer.id }, { by: viewer.id, kind: 'drafted', body: '{}' }, `ZG-${institutionToday().slice(0, 4)}`);
    return this.one(viewer, id);
  }

  /** Changes a draft, or brings one on, as it was at `revision`. Throws `CauseRefused` CONFLICT where it has moved on, WRONG_STATE, NO_REASON, NO_TEXT, BAD_DAY, NO_CHANGE. */
  async change(viewer: Viewer, id: string, revision: number, asked: RectificationChangeInput): Promise<Rectification> {
    const { body, head } = await this.records.one(viewer, id);
    if (head.revision !== revision) throw await this.conflict(id);
    const changed = asked.state ? await this.brought(viewer, head, body, asked, asked.state) : await this.redrafted(viewer, head, body, asked);
    if (Object.keys(changed).length === 0) throw new CauseRefused('NO_CHANGE');
    await this.write(viewer, { body, head }, changed);
    return this.one(viewer, id);
  }

  /** Adds to one what was done about it. Throws `CauseRefused` CONFLICT where it has moved on since it was read. */
  async write(viewer: Viewer, { body, head: { id, revision } }: KeptRectification, changed: RectificationChanged): Promise<void> {
    const after = afterChange(body, changed);
    const event = { by: viewer.id, kind: eventKind(changed), body: JSON.stringify(changed) };
    if (!(await this.stores.operational.causeRecords.change(id, revision, event, { state: after.state, dueOn: after.dueOn ?? '', body: JSON.stringify(after) }))) throw await this.conflict(id);
  }

  /** What became of its numbers since it was sent, each by the rule of follow-ups; none before. Not to be asked within a question of the viewer's own reading. */
  async after(viewer: Viewer, id: string): Promise<FollowUp[]> {
    const { body, head } = await this.records.one(viewer, id);
    const { sentOn } = body;
    if (sentOn === null) return [];
    return Promise.all(body.findings.filter(({ metric }) => ['higher', 'lower'].includes(metricNow(metric)?.better ?? 'none')).map((number) => this.followUps.judge(viewer, this.followed(head.dataset, number, sentOn))));
  }

  private followed(dataset: string, number: LinkedNumber, sentOn: string): Parameters<FollowUpService['judge']>[1] {
    const direction = metricById(number.metric).better === 'higher' ? 'up' : 'down';
    return { dataset, filters: casesOf(number), metric: number.metric, startsOn: sentOn, declaredOn: sentOn, expected: { direction }, decidedAtLoad: number.dataVersion, definitionVersion: number.definitionVersion };
  }

  private async redrafted(viewer: Viewer, { dataset }: CauseHead, { state }: RectificationBody, { contact, due, text }: RectificationChangeInput): Promise<RectificationChanged> {
    if (state !== 'drafted') mustCome(state, 'drafted');
    if (due) await this.dueIn(viewer, dataset, due, institutionToday());
    return {
      ...(typeof contact === 'string' ? { contact: written(contact, 'NO_CONTACT', CONTACT) } : {}), ...(typeof text === 'string' ? { text: written(text, 'NO_TEXT') } : {}),
      ...(due ? { due: { on: due.on ?? null, workdays: due.workdays ?? null } } : {}),
    };
  }

  private async brought(viewer: Viewer, { dataset }: CauseHead, body: RectificationBody, { file, on, reason, text }: RectificationChangeInput, state: RectificationBody['state']): Promise<RectificationChanged> {
    mustCome(body.state, state);
    const [today, grounds] = [institutionToday(), groundsOf(body.state, state, reason)];
    if (state === 'sent') {
      const sentOn = mustBeDone(on, today, null);
      return { state, sentOn, dueOn: await this.dueIn(viewer, dataset, body.due, sentOn) };
    }
    if (state === 'answered') return { state, answer: { text: written(text, 'NO_TEXT'), on: mustBeDone(on, today, body.sentOn), file: written(file, 'NO_TEXT', FILE) } };
    return { state, reason: grounds };
  }

  /** The day it is due on, counted from another. Where the holidays of a year on the way are not announced, working days cannot be counted. */
  private async dueIn(viewer: Viewer, dataset: string, due: RectificationBody['due'] | DraftRectificationInput['due'], from: string): Promise<string> {
    try {
      return await this.store.consistently(viewer, async (snapshot) => dueOn(due, await calendarKnown(snapshot, dataset), from));
    } catch (error) {
      throw error instanceof YearNotAnnouncedError ? new ActionRefused('NO_WORKDAYS') : error;
    }
  }

  private async conflict(id: string): Promise<CauseRefused> {
    return conflictOf(this.stores, await this.records.events(id), (kind) => EVENT_WORDS[kind as RectificationEventKind]);
  }

  private async told(viewer: Viewer, { body, head }: KeptRectification): Promise<Rectification> {
    const [findings, events] = [await this.numbers.told(viewer, head.dataset, body.findings), await this.records.events(head.id)];
    return rectificationOf({ head, body, findings, events, today: institutionToday() });
  }
}

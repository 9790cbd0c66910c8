import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { compileToldFacts, dimensionById, institutionTime, storeTime, TOLD_FACTS, type ExcellentEntry, type ExcellentHead, type Stores } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { membersOf } from '../store/dimensions.js';
import { Store, STORES } from '../store/store.js';
import { personOf, type Viewer } from '../store/viewer.js';
import { accept, afterStep, ExcellentRefused, OVER, publish, reviewRight, revise, sendBack, stateOf, storyOf, withdraw, type ExcellentEvent, type ExcellentState, type ExcellentStep, type Story, type ToldFacts } from './excellent.js';
import type { ExcellentCase, Masked, NominateInput, ReviseInput } from './excellent.model.js';
import { maskText } from './mask.js';

/** More than a story may have: only so that a preview stays quick. */
const MAX_TEXT = 10_000;

const stepOf = ({ seq, at, by, kind, body }: ExcellentEntry): ExcellentStep => ({ ...(JSON.parse(body) as object), kind, seq, at, by }) as ExcellentStep;

/** Nominations tell whose case it was, so only who may see every case takes part. */
function mayDecide({ scope }: Viewer): void {
  if (scope !== 'all') throw new QuestionError('NO_SCOPE', 'excellent cases are put forward and reviewed by those who may see every case');
}

/** A story without what tells who somebody is, or the case's own numbers; a person must have said that they looked at it. */
function masked(story: Story, isConfirmed: boolean, known: readonly string[]): Story {
  const { title, summary } = storyOf(story);
  if (!isConfirmed) throw new ExcellentRefused('NOT_CONFIRMED');
  return storyOf({ title: maskText(title, known).text, summary: maskText(summary, known).text });
}

/** Excellent cases: what is done about one is added as an event, after the rules have been asked. Of free text only the masked form is kept. */
@Injectable()
export class ExcellentService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store) {}

  /** Those of a dataset, newest first; who may not see every case sees the published ones, and not whose they were. Throws `QuestionError` NO_SCOPE. */
  async list(viewer: Viewer, dataset: string): Promise<ExcellentCase[]> {
    if (viewer.scope === undefined) throw new QuestionError('NO_SCOPE', 'no scope');
    const heads = await this.stores.operational.excellentCases.list(dataset);
    return Promise.all(heads.filter(({ phase }) => viewer.scope === 'all' || phase === 'published').map((head) => this.told(viewer, head)));
  }

  /** The nomination of a case that is under way or published; null where there is none. */
  async ofCase(viewer: Viewer, dataset: string, source: string, caseId: string): Promise<ExcellentCase | null> {
    mayDecide(viewer);
    const head = (await this.stores.operational.excellentCases.list(dataset)).find((one) => one.source === source && one.caseId === caseId && !OVER.some((phase) => phase === one.phase));
    return head === undefined ? null : this.told(viewer, head);
  }

  /** What would be kept of a text. */
  preview(viewer: Viewer, text: string, known: readonly string[]): Masked {
    mayDecide(viewer);
    if (text.length > MAX_TEXT) throw new QuestionError('TOO_LARGE', `a text has at most ${String(MAX_TEXT)} characters`);
    return maskText(text, known);
  }

  /** Puts a settled case forward. Throws `ExcellentRefused`, `QuestionError`. */
  async nominate(viewer: Viewer, { dataset, source, caseId, isConfirmed, ...story }: NominateInput): Promise<ExcellentCase> {
    mayDecide(viewer);
    storyOf(story);
    const { facts, disputeId } = await this.factsOf(viewer, dataset, source, caseId);
    const { title, summary } = masked(story, isConfirmed, [caseId, disputeId]);
    const head = { id: randomUUID(), dataset, source, caseId, title, phase: 'nominated', createdBy: viewer.id };
    if (!(await this.stores.operational.excellentCases.begin(head, { by: viewer.id, kind: 'nominated', body: JSON.stringify({ title, summary, facts }) }, OVER))) throw new ExcellentRefused('ALREADY_NOMINATED');
    return this.told(viewer, await this.head(head.id));
  }

  async revise(viewer: Viewer, { id, isConfirmed, ...story }: ReviseInput): Promise<ExcellentCase> {
    mayDecide(viewer);
    const { caseId } = await this.head(id);
    const clean = masked(story, isConfirmed, [caseId]);
    return this.add(viewer, id, (state) => revise(state, clean));
  }

  accept(viewer: Viewer, id: string, reason: string): Promise<ExcellentCase> {
    return this.add(viewer, id, (state) => accept(state, maskText(reason).text, personOf(viewer)));
  }

  sendBack(viewer: Viewer, id: string, reason: string): Promise<ExcellentCase> {
    return this.add(viewer, id, (state) => sendBack(state, maskText(reason).text, personOf(viewer)));
  }

  publish(viewer: Viewer, id: string): Promise<ExcellentCase> {
    return this.add(viewer, id, publish);
  }

  withdraw(viewer: Viewer, id: string, reason: string): Promise<ExcellentCase> {
    return this.add(viewer, id, (state) => withdraw(state, maskText(reason).text));
  }

  private async factsOf(viewer: Viewer, dataset: string, source: string, caseId: string): Promise<{ readonly facts: ToldFacts; readonly disputeId: string }> {
    return this.store.consistently(viewer, async (snapshot) => {
      const [row] = await snapshot.ask(compileToldFacts(await snapshot.cases({ dataset, filters: [] }), source, caseId));
      if (row === undefined) throw new QuestionError('BAD_INPUT', 'there is no such case');
      const closedYear = row.numOrNull('closed_year');
      if (row.text('outcome_class') !== 'S' || closedYear === null) throw new ExcellentRefused('NOT_SETTLED');
      const codes = Object.fromEntries(TOLD_FACTS.map((id) => [id, row.text(`f_${id}`)]));
      return { facts: { codes, mediator: row.text('mediator'), closedYear, days: row.numOrNull('days') ?? 0, dataVersion: snapshot.version.number }, disputeId: row.text('dispute_id') };
    });
  }

  private async add(viewer: Viewer, id: string, decide: (state: ExcellentState) => ExcellentEvent): Promise<ExcellentCase> {
    mayDecide(viewer);
    const head = await this.head(id);
    const steps = (await this.stores.operational.excellentCases.events(id)).map(stepOf);
    const state = stateOf(steps);
    const event = decide(state);
    if ('reason' in event && event.reason.length > MAX_TEXT) throw new QuestionError('TOO_LARGE', `a reason has at most ${String(MAX_TEXT)} characters`);
    const { kind, ...body } = event;
    const { title, phase } = afterStep(state, { ...event, seq: steps.length + 1, at: storeTime(), by: viewer.id });
    if (!(await this.stores.operational.excellentCases.add(id, steps.length, { by: viewer.id, kind, body: JSON.stringify(body) }, { title, phase }))) throw new QuestionError('DATA_MOVED', 'somebody else did something about this case meanwhile');
    return this.told(viewer, head);
  }

  private async head(id: string): Promise<ExcellentHead> {
    const head = await this.stores.operational.excellentCases.find(id);
    if (head === undefined) throw new QuestionError('BAD_INPUT', 'there is no such excellent case');
    return head;
  }

  private async told(viewer: Viewer, { id, dataset, source, caseId, createdAt, createdBy }: ExcellentHead): Promise<ExcellentCase> {
    const steps = (await this.stores.operational.excellentCases.events(id)).map(stepOf);
    const { facts: { codes, mediator, closedYear, days }, phase, title, summary, publishedAt, reason, authors } = stateOf(steps);
    const dimensionOf = await this.store.consistently(viewer, (snapshot) => snapshot.dimensions({ dataset }));
    const member = membersOf(dimensionOf);
    const isAll = viewer.scope === 'all';
    return {
      id, dataset, source: isAll ? source : null, caseId: isAll ? caseId : null, title, summary, phase, reason, review: reviewRight({ authors }, personOf(viewer)), closedYear, days, createdBy, createdAt: institutionTime(createdAt),
      publishedAt: publishedAt === null ? null : institutionTime(publishedAt), mediator: isAll && mediator !== '' ? member('mediator', mediator) : null,
      facts: TOLD_FACTS.flatMap((dimension) => { const code = codes[dimension] ?? ''; return code === '' ? [] : [{ dimension, label: dimensionById(dimension).label, member: member(dimension, code) }]; }),
      log: isAll ? steps.map((step) => ({ at: institutionTime(step.at), by: step.by, kind: step.kind, reason: 'reason' in step ? step.reason : null })) : [],
    };
  }
}

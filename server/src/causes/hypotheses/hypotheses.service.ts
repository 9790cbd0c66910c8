import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type CauseEntry, type CauseHead, type Stores } from '@concord/sql';
import { Owners } from '../../actions/owners.js';
import { namesOfActors } from '../../identity/actor-name.js';
import type { LinkedNumberInput } from '../../linked/linked.model.js';
import { seesAll, withScope, type LinkedNumber } from '../../linked/linked-number.js';
import { LinkedNumbersService } from '../../linked/linked-numbers.service.js';
import { QuestionError } from '../../store/errors.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { CauseRefused, written } from '../cause-refused.js';
import { conflictOf, seesEvery } from '../kept-events.js';
import { afterHypothesis, eventOf, HYPOTHESIS, HYPOTHESIS_CHANGED, HYPOTHESIS_WORDS, type HypothesisBody, type HypothesisChanged, type HypothesisEventKind } from './hypothesis.js';
import type { AddHypothesisInput, Hypothesis, HypothesisChangeInput, HypothesisEvent } from './hypotheses.model.js';

const MOST_EVIDENCE = 12;
const REASON = [4, 2_000] as const;
const bodyOf = ({ body }: Pick<CauseHead, 'body'>): HypothesisBody => HYPOTHESIS.parse(JSON.parse(body));

function eventTold({ at, body, by, kind }: CauseEntry): HypothesisEvent {
  const { reason = null, state = null, text = null } = HYPOTHESIS_CHANGED.parse(JSON.parse(body));
  return { at: institutionTime(at), by, kind: kind as HypothesisEventKind, reason, state, text };
}

/** What is supposed of stuck types. Told to whoever sees the cases its author saw: words of somebody who sees more would tell of more. All methods throw `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT, `OperationalError`. */
@Injectable()
export class HypothesesService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly numbers: LinkedNumbersService, private readonly owners: Owners) {}

  /** Those of a type that the viewer may see, newest first. */
  async list(viewer: Viewer, dataset: string, dimension: string, member: string): Promise<Hypothesis[]> {
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset, filters: [] }));
    const heads = await this.stores.operational.causeRecords.list('hypothesis', dataset);
    return Promise.all(heads.filter((head) => head.dimension === dimension && head.member === member && maySee(viewer, bodyOf(head))).map((head) => this.told(viewer, head)));
  }

  /** Throws `CauseRefused` NO_TEXT, `ActionRefused` NO_OWNER, OWNER_GONE. */
  async add(viewer: Viewer, { dataset, dimension, evidence, member, owner, text }: AddHypothesisInput): Promise<Hypothesis> {
    const said = written(text, 'NO_TEXT');
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset, filters: [{ dimension, values: [member] }] }));
    const body: HypothesisBody = {
      text: said, state: 'proposed', owner: await this.owners.chosen(owner, null), evidence: await this.linked(viewer, dataset, evidence, 0), reason: null,
      cases: withScope([], viewer.scope ?? []).map(({ dimension: by, exclude = false, values }) => ({ dimension: by, exclude, values: [...values] })),
    };
    const id = randomUUID();
    await this.stores.operational.causeRecords.begin('hypothesis', { id, dataset, dimension, member, institution: '', state: body.state, dueOn: '', body: JSON.stringify(body), createdBy: viewer.id }, { by: viewer.id, kind: 'proposed', body: JSON.stringify({ text: said, state: body.state }) });
    return this.told(viewer, await this.head(viewer, id));
  }

  /** Changes one as it was at `revision`. Throws `CauseRefused` CONFLICT where it has moved on, NO_REASON where it is judged without grounds, NO_CHANGE. */
  async change(viewer: Viewer, id: string, revision: number, { evidence, owner, reason, state, text }: HypothesisChangeInput): Promise<Hypothesis> {
    const head = await this.head(viewer, id);
    const body = bodyOf(head);
    if (head.revision !== revision) throw await this.conflict(id);
    const changed: HypothesisChanged = {
      ...(typeof text === 'string' ? { text: written(text, 'NO_TEXT') } : {}), ...(owner ? { owner: await this.owners.chosen(owner, null) } : {}), ...(state ? { state, reason: written(reason, 'NO_REASON', REASON) } : {}),
      ...(evidence.length === 0 ? {} : { evidence: await this.linked(viewer, head.dataset, evidence, body.evidence.length) }),
    };
    if (Object.keys(changed).length === 0) throw new CauseRefused('NO_CHANGE');
    const after = afterHypothesis(body, changed);
    if (!(await this.stores.operational.causeRecords.change(id, revision, { by: viewer.id, kind: eventOf(changed), body: JSON.stringify(changed) }, { state: after.state, dueOn: '', body: JSON.stringify(after) }))) throw await this.conflict(id);
    return this.told(viewer, await this.head(viewer, id));
  }

  private async linked(viewer: Viewer, dataset: string, asked: readonly LinkedNumberInput[], there: number): Promise<LinkedNumber[]> {
    if (there + asked.length > MOST_EVIDENCE) throw new QuestionError('TOO_LARGE', `a hypothesis has at most ${String(MOST_EVIDENCE)} numbers`);
    return Promise.all(asked.map((one) => this.numbers.link(viewer, dataset, one)));
  }

  private async conflict(id: string): Promise<CauseRefused> {
    return conflictOf(this.stores, await this.stores.operational.causeRecords.events(id), (kind) => HYPOTHESIS_WORDS[kind as HypothesisEventKind]);
  }

  private async head(viewer: Viewer, id: string): Promise<CauseHead> {
    const head = await this.stores.operational.causeRecords.find('hypothesis', id);
    if (head === undefined || !maySee(viewer, bodyOf(head))) throw new CauseRefused('NO_SUCH_HYPOTHESIS');
    return head;
  }

  private async told(viewer: Viewer, head: CauseHead): Promise<Hypothesis> {
    const { evidence, owner, reason, state, text } = bodyOf(head);
    const events = await this.stores.operational.causeRecords.events(head.id);
    return {
      id: head.id, revision: head.revision, createdAt: institutionTime(head.createdAt), createdBy: head.createdBy, text, state, reason, owner: owner.account === null ? owner.name : await namesOfActors(this.stores)(owner.account),
      evidence: await this.numbers.told(viewer, head.dataset, evidence.filter((number) => seesAll(viewer, number))), history: events.map(eventTold),
    };
  }
}

const maySee = (viewer: Viewer, { cases }: HypothesisBody): boolean => seesEvery(viewer, cases);

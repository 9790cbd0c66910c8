import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type MethodEntry, type Stores } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { mayDecide } from '../round/may-decide.js';
import { reasoned } from '../round/round-rules.js';
import { AS_IT_COMES, checked, readDecision, type DecidedMethod } from './decision.js';
import type { DecideMethodInput } from './methods.model.js';

const versionOf = ({ version, body, reason, decidedAt, decidedBy }: MethodEntry): DecidedMethod => ({ ...readDecision(body), version, reason, decidedBy, decidedOn: institutionTime(decidedAt).slice(0, 10) });

/** The method of a dataset's board: the product's own, and what the institution decided since. */
@Injectable()
export class MethodsService {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /** Every version, newest first; the last is the product's own. */
  async versions(dataset: string): Promise<DecidedMethod[]> {
    return [...(await this.stores.operational.boardMethods.list(dataset)).map(versionOf), AS_IT_COMES];
  }

  /** The version a round was begun with. Throws `TypeError` where it is lost. */
  async version(dataset: string, number: number): Promise<DecidedMethod> {
    const found = (await this.versions(dataset)).find((one) => one.version === number);
    if (found === undefined) throw new TypeError(`version ${String(number)} of the method of ${dataset} is lost`);
    return found;
  }

  /** Decides anew, with a written reason. Throws `RoundRefused`, `QuestionError` NO_SCOPE, DATA_MOVED where somebody else decided meanwhile. */
  async decide(viewer: Viewer, { dataset, after, reason, ...decision }: DecideMethodInput): Promise<DecidedMethod[]> {
    mayDecide(viewer);
    const { weights, rankingMode, publicWorkdays } = checked(decision);
    const body = JSON.stringify({ weights, rankingMode, publicWorkdays });
    if (!(await this.stores.operational.boardMethods.decide(after, { dataset, body, reason: reasoned(reason), decidedBy: viewer.id }))) throw new QuestionError('DATA_MOVED', 'somebody else decided about the method meanwhile');
    return this.versions(dataset);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type MethodEntry, type RoundHead, type Stores } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { mayDecide } from '../round/may-decide.js';
import { reasoned } from '../round/round-rules.js';
import type { BoardMethod } from '../method.js';
import type { RoundBasis } from '../round/basis/round-basis.js';
import { AS_IT_COMES, checked, methodOf, readDecision, type DecidedMethod } from './decision.js';
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

  private async version(dataset: string, number: number): Promise<DecidedMethod> {
    const found = (await this.versions(dataset)).find((one) => one.version === number);
    if (found === undefined) throw new TypeError(`version ${String(number)} of the method of ${dataset} is lost`);
    return found;
  }

  /** The method a round is made by: the one it keeps, else the version it was begun with as the program has it. Throws `TypeError` where that is lost. */
  async ofRound({ dataset, methodVersion }: Pick<RoundHead, 'dataset' | 'methodVersion'>, basis: Pick<RoundBasis, 'method'> | null): Promise<BoardMethod> {
    return basis?.method ?? methodOf(await this.version(dataset, methodVersion));
  }

  /** Decides anew, with a written reason. Throws `RoundRefused`, `QuestionError` NO_SCOPE, DATA_MOVED where somebody else decided meanwhile. */
  async decide(viewer: Viewer, { dataset, after, reason, ...decision }: DecideMethodInput): Promise<DecidedMethod[]> {
    mayDecide(viewer);
    const seats = decision.seats ?? (await this.versions(dataset))[0]?.seats ?? AS_IT_COMES.seats;
    const body = JSON.stringify(checked({ ...decision, seats }));
    if (!(await this.stores.operational.boardMethods.decide(after, { dataset, body, reason: reasoned(reason), decidedBy: viewer.id }))) throw new QuestionError('DATA_MOVED', 'somebody else decided about the method meanwhile');
    return this.versions(dataset);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CauseEntry, CauseHead, Filter, Stores } from '@concord/sql';
import { QuestionError } from '../../../store/errors.js';
import { STORES } from '../../../store/store.js';
import type { Viewer } from '../../../store/viewer.js';
import { CauseRefused } from '../../cause-refused.js';
import { seesEvery } from '../../kept-events.js';
import { RECTIFICATION, type RectificationBody } from '../rectification.js';

/** What requests are told by: the one they are for. */
export const INSTITUTION = 'institution' as const;

/** The cases of an institution. */
export const ofInstitution = (institution: string): Filter => ({ dimension: INSTITUTION, values: [institution] });

/** A request as the store keeps it. */
export interface KeptRectification {
  readonly head: CauseHead;
  readonly body: RectificationBody;
}

const maySee = (viewer: Viewer, { institution }: Pick<CauseHead, 'institution'>): boolean => seesEvery(viewer, [ofInstitution(institution)]);
const keptOf = (head: CauseHead): KeptRectification => ({ head, body: RECTIFICATION.parse(JSON.parse(head.body)) });

/** Requests to institutions as they are kept, for whoever sees every case of the institution. All methods throw `OperationalError`. */
@Injectable()
export class RectificationRecords {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  private get kept() { return this.stores.operational.causeRecords; }

  /** Those of a dataset that are for the viewer, newest first. */
  async list(viewer: Viewer, dataset: string): Promise<KeptRectification[]> {
    return (await this.kept.list('rectification', dataset)).filter((head) => maySee(viewer, head)).map(keptOf);
  }

  /** One; undefined where there is none, or not for the viewer. */
  async find(viewer: Viewer, id: string): Promise<KeptRectification | undefined> {
    const head = await this.kept.find('rectification', id);
    return head === undefined || !maySee(viewer, head) ? undefined : keptOf(head);
  }

  /** One. Throws `CauseRefused` NO_SUCH_REQUEST, `QuestionError` NO_SCOPE. */
  async one(viewer: Viewer, id: string): Promise<KeptRectification> {
    if (viewer.scope === undefined || viewer.scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
    const found = await this.find(viewer, id);
    if (found === undefined) throw new CauseRefused('NO_SUCH_REQUEST');
    return found;
  }

  /** What was done about one, in order. */
  events(id: string): Promise<readonly CauseEntry[]> {
    return this.kept.events(id);
  }
}

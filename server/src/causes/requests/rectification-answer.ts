import { institutionTime, type CauseEntry, type CauseHead, type DimensionId } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import type { LinkedNumber } from '../../linked/linked.model.js';
import { isOverdue, RECTIFICATION_CHANGED, type RectificationBody, type RectificationEventKind } from './rectification.js';
import type { Rectification } from './rectifications.model.js';

const TITLE = { zh: '关于{type}纠纷的溯源整改建议', en: 'Request to put right what causes disputes: {type}' } as const;

/** What its document is called. */
export const titleOf = ({ typeLabel }: Pick<RectificationBody, 'typeLabel'>) => phrase(TITLE, { type: typeLabel });

/** What a request is made of as it is told. */
interface Parts {
  readonly head: CauseHead;
  readonly body: RectificationBody;
  readonly findings: readonly LinkedNumber[];
  readonly events: readonly CauseEntry[];
  readonly today: string;
}

/** A request as the contract answers it. */
export function rectificationOf({ body, events, findings, head, today }: Parts): Rectification {
  const { answers, asOf, contact, dataVersion, due, dueOn, institutionLabel, pack, reason, sentOn, state, text, typeLabel } = body;
  return {
    id: head.id, dataset: head.dataset, number: head.number ?? '', revision: head.revision, createdAt: institutionTime(head.createdAt), createdBy: head.createdBy, title: titleOf(body), contact, text, findings, dataVersion, asOf, answers, pack, reason, state, sentOn, dueOn,
    dueWorkdays: due.workdays, isOverdue: isOverdue(body, today), dimension: head.dimension as DimensionId,
    institution: { key: head.institution, label: institutionLabel, isOther: false }, type: { key: head.member, label: typeLabel, isOther: false },
    history: events.map(({ at, body: changed, by, kind }) => ({ at: institutionTime(at), by, kind: kind as RectificationEventKind, reason: RECTIFICATION_CHANGED.parse(JSON.parse(changed)).reason ?? null })),
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { LocalisedText, Stores } from '@concord/sql';
import { FollowUpService } from '../../follow-up/follow-up.service.js';
import { calibration, type Calibration } from '../../follow-up/rule/calibration.js';
import type { Verdict } from '../../follow-up/rule/terms.js';
import { phrase } from '../../narrative/phrase.js';
import { numberText, rangeText, shareText } from '../../narrative/text.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { bodyOf } from '../action-answer.js';
import { ActionsService } from '../actions.service.js';
import { requestOf } from './request.js';
import type { ActionFollowUp, NotFollowed, VerdictPrecision } from './verdicts.model.js';

const NOT: Readonly<Record<NotFollowed, LocalisedText>> = {
  no_number: { zh: '此行动没有关联的数字，不作计算结论；请以佐证说明成效。', en: 'This action rests on no number, so no verdict is computed; evidence has to tell what came of it.' },
  no_effect: { zh: '此行动没有写明预期效果，不作计算结论；请以佐证说明成效。', en: 'Nobody declared what this action was to bring, so no verdict is computed; evidence has to tell what came of it.' },
};
const FOLLOWED: LocalisedText = { zh: '按开始前写明的预期，用现有数据计算。', en: 'Reckoned of the data as they are, by what was declared before it started.' };
const LATE: LocalisedText = { zh: '预期效果是在行动开始之后才写明的：以最早写明的一份计算，只作描述。', en: 'What it was to bring was declared only after it had started: reckoned by the first such declaration, and no more than a description.' };

const PRECISION = {
  none: { zh: '已复核 {reviewed} 项；还没有“改善”的结论到了再次检验的时候，精度尚不可知。', en: '{reviewed} reviewed; no verdict “improved” has come up to be judged again, so how far these can be relied on is not known yet.' },
  some: { zh: '以往判为“改善”、三个月后再次检验的 {again} 项中，{held} 项仍成立（{share}，95%区间 {range}）。', en: 'Of {again} once called improved and judged again three months later, {held} still held ({share}, 95% interval {range}).' },
} as const;

function precisionText({ again, held, precision, reviewed }: Calibration): LocalisedText {
  const all = Object.values(reviewed).reduce((sum, n) => sum + n, 0);
  if (precision === null) return phrase(PRECISION.none, { reviewed: numberText(all) });
  return phrase(PRECISION.some, { again: numberText(again), held: numberText(held), share: shareText(precision.value), range: rangeText(precision.low, precision.high, 'percent') });
}

/** What became of the metrics that actions were to move, and how far past verdicts held. All methods throw `QuestionError`, `EngineError`, `OperationalError`. */
@Injectable()
export class VerdictsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly actions: ActionsService, private readonly followUps: FollowUpService) {}

  /** Follows an action up by what was declared, on the data as they are; null where there is no such action, or not for the viewer. */
  async followUp(viewer: Viewer, id: string): Promise<ActionFollowUp | null> {
    const [action, head] = [await this.actions.find(viewer, id), await this.stores.operational.actions.find(id)];
    if (action === null || head === undefined) return null;
    const [body, kept, declared] = [bodyOf(head), action.verdicts, action.effects.find(({ isStanding }) => isStanding) ?? null];
    const asked = requestOf(body);
    if (asked === null) {
      const why = body.number === null ? 'no_number' : 'no_effect';
      return { declared, kept, why, followUp: null, sentence: NOT[why] };
    }
    return { declared, kept, why: null, followUp: await this.followUps.judge(viewer, asked.request), sentence: asked.effect.isBefore ? FOLLOWED : LATE };
  }

  /** How far verdicts on the viewer's actions could be relied on. */
  async precision(viewer: Viewer, dataset: string): Promise<VerdictPrecision> {
    const all = await this.actions.list(viewer, { dataset });
    const past = all.flatMap(({ verdicts }) => {
      const [review, later] = [verdicts.find(({ stage }) => stage === 'review'), verdicts.find(({ stage }) => stage === 'later')];
      return review === undefined ? [] : [{ atReview: review.verdict, later: later?.verdict ?? null as Verdict | null }];
    });
    const found = calibration(past);
    return { ...found, sentence: precisionText(found) };
  }
}

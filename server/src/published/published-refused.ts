import { Refused } from '../store/errors.js';

const REFUSALS = {
  MONTH_NOT_COMPLETE: { zh: '只能发布数据完整的月份。', en: 'Only months that the data know in full can be published.' },
  ALREADY_PUBLISHED: { zh: '该月已经发布。', en: 'This month is published already.' },
  NOT_PROTECTED: { zh: '该月的案件太少：无论再隐去哪些数，都能算出须保护的数。', en: 'This month has too few cases: whatever else is hidden, a number that must not be told could be worked out.' },
  REVISION_TOO_SMALL: { zh: '与已撤回的一版相差太小：两版相减会透露个别案件。', en: 'It differs too little from the tables that were withdrawn: taking one from the other would tell of single cases.' },
  TOO_FINE: { zh: '该月的案件组合太多，无法审查。', en: 'This month has more combinations of cases than can be looked through.' },
  NO_SUCH_PUBLICATION: { zh: '没有这一期发布，或不在您的权限范围内。', en: 'There is no such publication, or not for you.' },
  NOT_IN_FORCE: { zh: '这一期已经撤回。', en: 'This publication was withdrawn before.' },
  NO_REASON: { zh: '撤回须写明理由，10 至 300 个字。', en: 'Whoever withdraws writes why, in 10 to 300 characters.' },
  SEAL_BROKEN: { zh: '保存的表与其摘要不符，不再给出。', en: 'What is kept of these tables is not what was sealed; they are not told any more.' },
} as const;

/** Why tables are not published, withdrawn or told. */
export type PublishedRefusalCode = keyof typeof REFUSALS;

/** Something about published tables that cannot be done; nothing was changed. */
export class PublishedRefused extends Refused<PublishedRefusalCode> {
  override readonly name = 'PublishedRefused';

  constructor(code: PublishedRefusalCode) {
    super(code, REFUSALS[code]);
  }
}

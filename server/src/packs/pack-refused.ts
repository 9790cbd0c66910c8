import { Refused } from '../store/errors.js';

const REFUSALS = {
  NO_SUCH_PACK: { zh: '没有这一份存档报告，或不在您的权限范围内。', en: 'There is no such pack, or not for you.' },
  SEAL_BROKEN: { zh: '保存的内容与封存时的摘要或签名不符，不再给出。', en: 'What is kept of this pack is not what was sealed; it is not told any more.' },
  FILE_BROKEN: { zh: '这份文件与封存时的不一致，不再给出。', en: 'The file kept is not the one that was sealed; it is not given any more.' },
  NOT_COMPARABLE: { zh: '只能比较同一数据集、同一模板、同一期间、同一范围与筛选的两份报告。', en: 'Two packs can be compared that are of the same dataset, template, period, scope and filters.' },
  NO_FORMAT: { zh: '请至少选择一种文件格式和一种语言。', en: 'Choose at least one kind of file and one language.' },
  STORE_FULL: { zh: '磁盘已满，没有封存任何内容；请腾出空间后再封存。', en: 'The disk is full, so nothing was sealed; make room and seal it again.' },
  FLAGGED: { zh: '文字说明里有数字与报告不符之处，请先改正，或写明保留的理由。', en: 'The commentary claims what the numbers do not carry: mend it first, or say why it stays.' },
} as const;

/** Why a pack is not sealed, told or compared. */
export type PackRefusalCode = keyof typeof REFUSALS;

/** Something about packs that cannot be done; nothing was changed. */
export class PackRefused extends Refused<PackRefusalCode> {
  override readonly name = 'PackRefused';

  constructor(code: PackRefusalCode, cause?: unknown) {
    super(code, REFUSALS[code]);
    this.cause = cause;
  }
}

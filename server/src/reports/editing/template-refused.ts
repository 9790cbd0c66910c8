import type { LocalisedText } from '@concord/sql';
import { Refused } from '../../store/errors.js';

/** Why a template or a draft is not taken. */
export type TemplateRefusalCode = 'DRAFT_CHANGED' | 'NO_SUCH_TEMPLATE' | 'TEMPLATE_CHANGED' | 'TEMPLATE_INVALID' | 'TEMPLATE_NOT_JSON' | 'TEMPLATE_TOO_LARGE';

const SENTENCES: Readonly<Record<Exclude<TemplateRefusalCode, 'TEMPLATE_INVALID'>, LocalisedText>> = {
  DRAFT_CHANGED: { zh: '这段文字已由别人改过，请先看过对方的文字再保存。', en: 'Somebody else changed this commentary; look at theirs before you save.' },
  NO_SUCH_TEMPLATE: { zh: '没有这个报告模板。', en: 'There is no such template.' },
  TEMPLATE_CHANGED: { zh: '这个模板已在别处改过，请重新打开后再存。', en: 'The template was changed elsewhere; open it again before saving.' },
  TEMPLATE_NOT_JSON: { zh: '这不是报告模板文件：内容不是 JSON。', en: 'This is no template file: it is not JSON.' },
  TEMPLATE_TOO_LARGE: { zh: '文件太大，不是报告模板（至多 50,000 个字符）。', en: 'The file is too large for a template (50,000 characters at most).' },
};

/** A template or a draft that is not taken, with its sentence for people; nothing was changed. */
export class TemplateRefused extends Refused<TemplateRefusalCode> {
  override readonly name = 'TemplateRefused';

  static of(code: keyof typeof SENTENCES): TemplateRefused {
    return new TemplateRefused(code, SENTENCES[code]);
  }
}

import { defineCheck, type SharePart } from '../src/check/check.js';
import { isMasked } from '../src/kept/masked.js';

const part = (column: string): SharePart => ({ column, of: `${column} != ''`, fault: () => isMasked(column) });

export const maskedText = defineCheck({
  id: 'masked_text',
  kind: 'share',
  label: { zh: '已遮盖的个人信息', en: 'Personal data masked' },
  meaning: {
    zh: '文字中的证件号、电话、卡号、账号、邮箱、信用代码和当事人姓名，保存前已由〔证件号〕等代替；此处为含有代替文字的案件数。来源最好不再报送这些内容。',
    en: 'Identity, phone, card and account numbers, e-mail addresses, credit codes and names of parties in texts were replaced by what they are, in brackets, before anything was stored; this counts the cases with such a text. It is best if the source no longer delivers them.',
  },
  aspect: 'consistency',
  severity: 'note',
  above: 0,
  parts: ['outcome_raw', 'business', 'cause', 'subtype', 'product', 'intake_channel', 'mediation_mode', 'complexity', 'party_group', 'inactive_reason', 'institution', 'branch', 'organisation', 'team'].map(part),
});

import { CAMPAIGN_KIND_WORDS, CAMPAIGN_KINDS } from '../src/record/done/campaign-kinds.js';
import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** Things done for a while that figures may show. */
export const campaign = defineRecord({
  id: 'campaign',
  label: { zh: '专项活动', en: 'Campaigns' },
  meaning: { zh: '一行是一段时间内开展的一次活动：产品促销、宣传周、专项整治；激励、规则调整、分步推行的一步也记在这里，未写类别的是专项活动。', en: 'One row is something done for a span of time: a product campaign, a week of publicity, a special clean-up; incentives, changed rules and steps of a roll-out as well. A campaign where no kind is said.' },
  key: ['campaign'],
  validity: 'span',
  columns: [
    needed('campaign', 'text', '活动', 'Campaign'), validFrom, validTo, needed('name_zh', 'text', '名称', 'Name (Chinese)'), field('name_en', 'text', '英文名称', 'Name (English)'),
    field('dimension', 'text', '维度', 'Dimension'), field('member', 'text', '成员', 'Member'), { ...field('kind', 'text', '类别', 'Kind'), codes: CAMPAIGN_KINDS, words: CAMPAIGN_KIND_WORDS },
  ],
  open: true,
});

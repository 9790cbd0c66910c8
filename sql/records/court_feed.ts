import { defineRecord, needed, validFrom, validTo } from '../src/record/record.js';

/** For which cases it is known whether they went to court. */
export const courtFeed = defineRecord({
  id: 'court_feed',
  label: { zh: '立案信息覆盖', en: 'Court filings known' },
  meaning: {
    zh: '一行是一家机构在一段办结日期内的案件，其立案情况已与法院核对（核到办结后 180 日）。未列入的案件，没有立案日不等于未立案，不计入转诉率。',
    en: 'One row is an institution and a span of closing dates: of its cases closed then, filings were compared with the courts up to 180 days after closing. For cases not covered no date of filing does not mean no suit, and they are in no rate of litigation.',
  },
  key: ['institution'],
  validity: 'span',
  columns: [needed('institution', 'text', '机构', 'Institution'), validFrom, validTo],
});

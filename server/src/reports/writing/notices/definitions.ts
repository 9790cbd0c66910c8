import { metricById, type LocalisedText, type MetricId } from '@concord/sql';
import { numberText } from '../../../narrative/text.js';
import type { Block, Column } from '../../document/document.js';
import { wordsCell } from '../cells.js';

const WORDS = {
  caption: { zh: '指标定义', en: 'Definitions' }, name: { zh: '指标', en: 'Figure' }, version: { zh: '口径版本', en: 'Version' }, meaning: { zh: '口径', en: 'Meaning' }, source: { zh: '依据', en: 'Source' },
  rules: {
    zh: '不足 10 件的比例与中位数不计算，只列分数；不足 30 件的标注“仅供参考”。区间为 95% 置信区间。没有规则触发时，变动在正常波动范围内，不作为上升或下降报告。时间用中位数。',
    en: 'Shares and medians of fewer than 10 cases are not computed and stand as fractions; fewer than 30 are marked as indicative. Intervals are of 95 % confidence. Where no rule fires, a change is within normal variation and is not reported as a rise or a fall. Times are medians.',
  },
} as const;

const COLUMNS: readonly Column[] = [{ head: WORDS.name, isNumber: false, width: 20 }, { head: WORDS.version, isNumber: true, width: 10 }, { head: WORDS.meaning, isNumber: false, width: 53 }, { head: WORDS.source, isNumber: false, width: 17 }];

/** What every figure of the report means, and by which version of its definition. */
export function writeDefinitions(metrics: ReadonlySet<MetricId>): Block[] {
  const rows = [...metrics].sort().map((id) => {
    const { label, version, meaning, source } = metricById(id);
    const numbered: LocalisedText = numberText(version);
    return { isTotal: false, cells: [wordsCell(label), { words: numbered, number: version }, wordsCell(meaning), wordsCell(source)] };
  });
  return [{ kind: 'text', sentences: [{ words: WORDS.rules, tone: 'normal' }] }, { kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: null }];
}

import { defineCheck, type SharePart } from '../src/check/check.js';
import { OTHER_PATTERN } from '../src/dimension.js';

/** Condition that a column says “other”: codes end in 99 on every level (C99, B04-99); sources without codes say 其他… or Other…. */
export const isOther = (column: string): string => `match(lowerUTF8(${column}), '${OTHER_PATTERN}')`;

const part = (column: string): SharePart => ({ column, of: `${column} != ''`, fault: () => isOther(column) });

export const otherShare = defineCheck({
  id: 'other_share',
  kind: 'share',
  label: { zh: '“其他”占比', en: 'Share of “other”' },
  meaning: { zh: '已填写的案件中归入“其他”的占比；超过 15% 时，该维度的问题分析不可靠。', en: 'Share of “other” among cases where the column is filled; above 15% an analysis by this dimension is not reliable.' },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.15,
  parts: ['business', 'cause', 'subtype', 'product', 'intake_channel'].map(part),
});

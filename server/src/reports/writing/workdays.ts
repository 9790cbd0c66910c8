import { metricById } from '@concord/sql';
import type { MetricsService } from '../../metrics/metrics.service.js';
import { phrase } from '../../narrative/phrase.js';
import { monthText, numberText } from '../../narrative/text.js';
import type { Block, Cell, Column, Passport } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { NOTHING, valueCell, wordsCell } from './cells.js';
import { partPassport, passportOf } from './passports.js';

const WORDS = {
  caption: { zh: '{metric}，按工作日', en: '{metric} a working day' }, month: { zh: '月份', en: 'Month' }, days: { zh: '工作日', en: 'Working days' }, daily: { zh: '每工作日', en: 'A working day' },
  note: { zh: '未满月或放假安排未公布的月份不计每工作日件数。', en: 'No figure a day for months that are not complete, or of years whose holidays are not announced.' },
} as const;

/** A count by month over its working days: months of other length are not held against each other as they stand. */
export async function writeWorkdays(service: MetricsService, asked: Asked, { metric: id, months }: PartOf<'workdays'>): Promise<Block[]> {
  if (!asked.told.has(id)) return [];
  const [series] = await service.series(asked.viewer, { ...selectionOf(asked), metrics: [id], range: monthsUpTo(asked.month, months), bucket: 'month', control: false, top: 1 });
  const metric = metricById(id);
  const points = series?.points ?? [];
  if (points.every(({ workdays }) => typeof workdays !== 'number')) return [];
  const number = (value: number | null | undefined, decimals: number, passport?: Passport): Cell => (typeof value === 'number' ? { words: numberText(value, decimals), number: value, ...(passport === undefined ? {} : { passport }) } : wordsCell(NOTHING));
  const columns: Column[] = [{ head: WORDS.month, isNumber: false, width: 28 }, { head: metric.label, isNumber: true, width: 20 }, { head: WORDS.days, isNumber: true, width: 20 }, { head: WORDS.daily, isNumber: true, width: 20 }];
  const rows = points.map(({ from, to, value, workdays, perWorkday }) => {
    const passport = passportOf(asked, metric, { from, to }, value);
    return { isTotal: false, cells: [wordsCell(monthText(from)), valueCell(metric, value, passport), number(workdays, 0), number(perWorkday, 1, partPassport(passport, 'basis'))] };
  });
  return [{ kind: 'table', caption: phrase(WORDS.caption, { metric: metric.label }), columns, rows, note: WORDS.note }];
}

import { metricById } from '@concord/sql';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { amountText, numberText } from '../../../narrative/text.js';
import { briefWords } from '../../../narrative/value-words.js';
import type { Block, Cell, Column, Passport } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { MONTHS_OF } from '../../template/period.js';
import { perOf } from './peer-rate.js';
import { rangeOf, selectionOf, type Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';
import { partPassport, passportOf } from '../passports.js';

const WORDS = {
  caption: { zh: '与业务量对比', en: 'Beside the size of the business' }, name: { zh: '指标', en: 'Figure' }, value: { zh: '本期', en: 'This period' }, numerator: { zh: '件数', en: 'Cases' }, denominator: { zh: '分母（期末）', en: 'Denominator (at the end)' },
  with: { zh: '{value} {unit}', en: '{value} {unit}' }, untold: { zh: '本数据集不含{name}所需的数据，不计算。', en: 'The dataset does not hold what {name} needs, so it is not computed.' },
} as const;

const COLUMNS: readonly Column[] = [{ head: WORDS.name, isNumber: false, width: 34 }, { head: WORDS.value, isNumber: true, width: 28 }, { head: WORDS.numerator, isNumber: true, width: 16 }, { head: WORDS.denominator, isNumber: true, width: 22 }];

/** Rates of so many of what cases are held against; where reference data have no denominator, it says so. */
export async function writePer(service: MetricsService, asked: Asked, { of }: PartOf<'per'>): Promise<Block[]> {
  const told = of.filter(({ metric }) => asked.told.has(metric));
  const totals = told.length === 0 ? [] : await service.total(asked.viewer, { ...selectionOf(asked), metrics: [...new Set(told.map(({ metric }) => metric))], range: rangeOf(asked), curve: false });
  const count = (n: number | null, passport: Passport): Cell => (n === null ? wordsCell(NOTHING) : { words: numberText(n), number: n, passport });
  const rows = told.flatMap(({ metric: id, name, per, unit, isMonthly }) => {
    const [metric, found] = [metricById(id), totals.find((total) => total.metric === id)];
    if (found === undefined) return [];
    const [rate, passport] = [perOf(found.value, per, isMonthly ? MONTHS_OF[asked.period.kind] : 1), passportOf(asked, metric, rangeOf(asked), found.value)];
    const value: Cell = rate === null ? { words: briefWords(metric, found.value), number: null, passport } : { words: phrase(WORDS.with, { value: amountText(rate, 'times'), unit }), number: rate, form: 'times', passport };
    return [{ isTotal: false, cells: [wordsCell(name), value, count(found.value.numerator, partPassport(passport, 'numerator')), count(found.value.denominator, partPassport(passport, 'denominator'))] }];
  });
  const untold = of.filter(({ metric }) => !asked.told.has(metric)).map(({ name }) => ({ words: phrase(WORDS.untold, { name }), tone: 'normal' as const }));
  return [...(rows.length === 0 ? [] : [{ kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: null } as const]), ...(untold.length === 0 ? [] : [{ kind: 'text', sentences: untold } as const])];
}

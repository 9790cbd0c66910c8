import { dimensionById, memberLabel, metricById, type LocalisedText } from '@concord/sql';
import type { DimensionOf } from '../store/dimensions.js';
import { listed, phrase } from '../narrative/phrase.js';
import { monthText, numberText } from '../narrative/text.js';
import type { ViewDefinition } from './definition.js';

/** A field in which two views differ. */
export interface Difference {
  readonly field: string;
  readonly label: LocalisedText;
  readonly a: LocalisedText;
  readonly b: LocalisedText;
}

const NOTHING = { zh: '无', en: 'none' } as const;
const CHOICES: Readonly<Record<string, LocalisedText>> = {
  all: { zh: '整个期间', en: 'whole period' }, month: { zh: '按月', en: 'by month' }, merged_month: { zh: '按月，1–2月合并', en: 'by month, Jan–Feb as one' }, quarter: { zh: '按季', en: 'by quarter' }, year: { zh: '按年', en: 'by year' },
};
const PERIODS: Readonly<Record<string, LocalisedText>> = {
  month: { zh: '本月', en: 'this month' }, last3: { zh: '近 3 个月', en: 'last 3 months' }, last12: { zh: '近 12 个月', en: 'last 12 months' }, year: { zh: '今年', en: 'this year' }, all: { zh: '全部', en: 'all' },
};
const AGAINST: Readonly<Record<ViewDefinition['against'], LocalisedText>> = {
  none: NOTHING, period: { zh: '上期', en: 'period before' }, year: { zh: '上年同期', en: 'year before' }, target: { zh: '目标', en: 'target' },
};
const FORMS: Readonly<Record<ViewDefinition['form'], LocalisedText>> = { chart: { zh: '图', en: 'chart' }, table: { zh: '透视表', en: 'pivot table' } };

const plain = (text: string): LocalisedText => ({ zh: text, en: text });
const splitText = (id: ViewDefinition['rows']): LocalisedText => (id === null ? NOTHING : dimensionById(id).label);

function periodText(period: string): LocalisedText {
  const [from = '', to] = period.split('..');
  return to === undefined ? (PERIODS[period] ?? plain(period)) : phrase({ zh: '{from}至{to}', en: '{from} to {to}' }, { from: monthText(from), to: monthText(to) });
}

function filtersText({ filters }: ViewDefinition, dimensionOf: DimensionOf): LocalisedText {
  if (filters.length === 0) return NOTHING;
  const sorted = [...filters].sort((a, b) => a.dimension.localeCompare(b.dimension));
  return listed(sorted.map(({ dimension, values }) => phrase({ zh: '{name}={values}', en: '{name} = {values}' }, { name: dimensionById(dimension).label, values: listed([...values].sort().map((value) => memberLabel(dimensionOf(dimension), value))) })));
}

const FIELDS: readonly (readonly [field: keyof ViewDefinition, label: LocalisedText, text: (view: ViewDefinition, dimensionOf: DimensionOf) => LocalisedText])[] = [
  ['dataset', { zh: '数据集', en: 'Dataset' }, ({ dataset }) => plain(dataset)],
  ['period', { zh: '期间', en: 'Period' }, ({ period }) => periodText(period)],
  ['filters', { zh: '筛选', en: 'Filters' }, filtersText],
  ['metrics', { zh: '指标', en: 'Metrics' }, ({ metrics }) => listed(metrics.map((id) => metricById(id).label))],
  ['rows', { zh: '行拆分', en: 'Rows by' }, ({ rows }) => splitText(rows)],
  ['columns', { zh: '列拆分', en: 'Columns by' }, ({ columns }) => splitText(columns)],
  ['grain', { zh: '时间', en: 'Time' }, ({ grain }) => CHOICES[grain] ?? plain(grain)],
  ['fiscal', { zh: '年度起始月', en: 'Years begin in month' }, ({ fiscal }) => numberText(fiscal ?? 1)],
  ['against', { zh: '对照', en: 'Against' }, ({ against }) => AGAINST[against]],
  ['form', { zh: '形式', en: 'Shown as' }, ({ form }) => FORMS[form]],
  ['top', { zh: '最多列出', en: 'Listed at most' }, ({ top }) => numberText(top)],
  ['sort', { zh: '排序', en: 'Order' }, ({ sort }) => (sort === null ? NOTHING : plain(sort))],
];

/** The fields in which two views differ, in words; filters are compared whatever their order. */
export function differencesOf(a: ViewDefinition, b: ViewDefinition, named: { readonly a: DimensionOf; readonly b: DimensionOf }): Difference[] {
  return FIELDS.map(([field, label, text]): Difference => ({ field, label, a: text(a, named.a), b: text(b, named.b) })).filter((one) => one.a.en !== one.b.en || one.a.zh !== one.b.zh);
}

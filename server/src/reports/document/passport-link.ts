import { dimensionById, metricById, type Filter, type LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { numberText, spanText } from '../../narrative/text.js';
import type { Passport, Stamp } from './document.js';

const WORDS = {
  name: { zh: '{metric}（口径第 {version} 版）', en: '{metric} (definition {version})' }, period: { zh: '期间：{period}', en: 'Period: {period}' }, against: { zh: '对比：{period}', en: 'Against: {period}' },
  about: { zh: '对象：{dimension} = {member}', en: 'About: {dimension} = {member}' }, fraction: { zh: '分子/分母：{numerator}/{denominator}', en: 'Numerator/denominator: {numerator}/{denominator}' }, count: { zh: 'n = {n}', en: 'n = {n}' },
  filters: { zh: '筛选：{filters}', en: 'Filters: {filters}' }, none: { zh: '无', en: 'none' }, version: { zh: '数据版本 {version}，截至 {asOf}', en: 'Data version {version}, as of {asOf}' },
  is: { zh: '{dimension} = {values}', en: '{dimension} = {values}' }, isNot: { zh: '{dimension} ≠ {values}', en: '{dimension} ≠ {values}' },
} as const;

/** The address under which a number of a report can be opened: its definition, what it is of, and the cases behind it. Null where the product has no address that others know. */
export function passportLink({ dataset, dataVersion, site }: Pick<Stamp, 'dataset' | 'dataVersion' | 'site'>, { against, definitionVersion, filters, metric, range, split }: Passport): string | null {
  if (site === null) return null;
  const query = new URLSearchParams({ dataset, metric, from: range.from, to: range.to });
  if (split !== null) {
    query.set('by', split.dimension);
    query.set('member', split.member);
  }
  if (filters.length > 0) query.set('filters', JSON.stringify(filters));
  query.set('version', String(dataVersion));
  query.set('definition', String(definitionVersion));
  if (against !== null) query.set('against', `${against.from}..${against.to}`);
  return `${site}/number?${query.toString()}`;
}

/** Filters by the names of their dimensions and the keys of what they keep. */
const filterWords = (filters: readonly Filter[]): LocalisedText => {
  const each = filters.map(({ dimension, exclude, values }) => phrase(exclude === true ? WORDS.isNot : WORDS.is, { dimension: dimensionById(dimension).label, values: values.join(', ') }));
  return each.length === 0 ? WORDS.none : { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') };
};

/** What a number is, line by line, for whoever cannot open its address: definition, period, of whom, numerator and denominator, filters, data version. */
export function passportLines({ asOf, dataVersion }: Pick<Stamp, 'asOf' | 'dataVersion'>, { against, definitionVersion, denominator, filters, metric: id, n, numerator, range, split }: Passport): LocalisedText[] {
  const metric = metricById(id);
  const exact = (value: number): string => String(value);
  return [
    phrase(WORDS.name, { metric: metric.label, version: numberText(definitionVersion) }), metric.meaning, phrase(WORDS.period, { period: spanText(range) }),
    ...(against === null ? [] : [phrase(WORDS.against, { period: spanText(against) })]),
    ...(split === null ? [] : [phrase(WORDS.about, { dimension: dimensionById(split.dimension).label, member: split.member })]),
    numerator === null || denominator === null ? phrase(WORDS.count, { n: exact(n) }) : phrase(WORDS.fraction, { numerator: exact(numerator), denominator: exact(denominator) }),
    phrase(WORDS.filters, { filters: filterWords(filters) }), phrase(WORDS.version, { version: exact(dataVersion), asOf }),
  ];
}

import { dimensionById, metricById, type Filter, type LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { numberText, spanText } from '../../narrative/text.js';
import type { Passport, Stamp } from './document.js';

const WORDS = {
  name: { zh: '{metric}（口径第 {version} 版）', en: '{metric} (definition {version})' }, period: { zh: '期间：{period}', en: 'Period: {period}' }, against: { zh: '对比：{period}', en: 'Against: {period}' },
  about: { zh: '对象：{dimension} = {member}', en: 'About: {dimension} = {member}' }, fraction: { zh: '分子/分母：{numerator}/{denominator}', en: 'Numerator/denominator: {numerator}/{denominator}' }, count: { zh: 'n = {n}', en: 'n = {n}' },
  filters: { zh: '筛选：{filters}', en: 'Filters: {filters}' }, none: { zh: '无', en: 'none' }, version: { zh: '数据版本 {version}，截至 {asOf}', en: 'Data version {version}, as of {asOf}' },
  share: { zh: '占比：分母为{metric}，{filters}', en: 'A share of: {metric}, {filters}' }, numerator: { zh: '此数是它的分子', en: 'The number is its numerator' }, denominator: { zh: '此数是它的分母', en: 'The number is its denominator' }, basis: { zh: '此数由它算出', en: 'The number is worked out from it' },
  some: { zh: '{values} 等 {n} 项', en: '{values} and others, {n} in all' },
  is: { zh: '{dimension} = {values}', en: '{dimension} = {values}' }, isNot: { zh: '{dimension} ≠ {values}', en: '{dimension} ≠ {values}' },
} as const;

/** Spreadsheets take a file with a longer address in it for a broken one. */
const LONGEST = 2_000;
/** More values than these are counted only. */
const MOST_VALUES = 10;

/** The address under which a number of a report can be opened: its definition, what it is of, and the cases behind it. Null where the product has no address that others know, and where it would name more members than an address holds. */
export function passportLink({ dataset, dataVersion, site }: Pick<Stamp, 'dataset' | 'dataVersion' | 'site'>, { against, definitionVersion, filters, metric, part, range, split, whole }: Passport): string | null {
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
  if (part !== undefined) query.set('part', part);
  if (whole !== undefined) query.set('whole', JSON.stringify({ metric: whole.metric, filters: whole.filters }));
  const link = `${site}/number?${query.toString()}`;
  return link.length > LONGEST ? null : link;
}

/** Filters by the names of their dimensions and the keys of what they keep. */
const filterWords = (filters: readonly Filter[]): LocalisedText => {
  const listed = (values: readonly string[]): LocalisedText => (values.length > MOST_VALUES ? phrase(WORDS.some, { values: values.slice(0, MOST_VALUES).join(', '), n: numberText(values.length) }) : { zh: values.join(', '), en: values.join(', ') });
  const each = filters.map(({ dimension, exclude, values }) => phrase(exclude === true ? WORDS.isNot : WORDS.is, { dimension: dimensionById(dimension).label, values: listed(values) }));
  return each.length === 0 ? WORDS.none : { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') };
};

/** What a number is, line by line, for whoever cannot open its address: definition, period, of whom, numerator and denominator, filters, data version. */
export function passportLines({ asOf, dataVersion }: Pick<Stamp, 'asOf' | 'dataVersion'>, { against, definitionVersion, denominator, filters, metric: id, n, numerator, part, range, split, whole }: Passport): LocalisedText[] {
  const metric = metricById(id);
  const exact = (value: number): string => String(value);
  return [
    phrase(WORDS.name, { metric: metric.label, version: numberText(definitionVersion) }), metric.meaning, phrase(WORDS.period, { period: spanText(range) }),
    ...(against === null ? [] : [phrase(WORDS.against, { period: spanText(against) })]),
    ...(split === null ? [] : [phrase(WORDS.about, { dimension: dimensionById(split.dimension).label, member: split.member })]),
    numerator === null || denominator === null ? phrase(WORDS.count, { n: exact(n) }) : phrase(WORDS.fraction, { numerator: exact(numerator), denominator: exact(denominator) }),
    ...(whole === undefined ? [] : [phrase(WORDS.share, { metric: metricById(whole.metric).label, filters: phrase(WORDS.filters, { filters: filterWords(whole.filters) }) })]), ...(part === undefined ? [] : [WORDS[part]]),
    phrase(WORDS.filters, { filters: filterWords(filters) }), phrase(WORDS.version, { version: exact(dataVersion), asOf }),
  ];
}

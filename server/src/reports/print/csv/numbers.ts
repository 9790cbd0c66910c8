import { csvLine } from '@concord/etl';
import type { Filter } from '@concord/sql';
import type { TakenBy } from '../../../identity/audit/exports.js';
import type { Stamp } from '../../document/document.js';
import { numbersOf, type ToldNumber } from '../../document/numbers.js';
import type { PlainReport } from '../../document/plain-report.js';
import type { PrintLanguage } from '../chart-svg.js';
import { plainNumber } from './plain-number.js';

const HEAD = [
  'dataset', 'section', 'block', 'caption', 'row', 'column', 'metric', 'from', 'to', 'against_from', 'against_to', 'by', 'member', 'filters', 'numerator', 'denominator', 'n', 'value', 'form', 'shown', 'definition_version', 'data_version', 'as_of', 'part', 'whole_metric', 'whole_filters',
] as const;

const number = (value: number | null | undefined): string => (value === null || value === undefined ? '' : plainNumber(value));
const filtersIn = (filters: readonly Filter[] | undefined): string => (filters === undefined || filters.length === 0 ? '' : JSON.stringify(filters));

function lineOf({ block, caption, column, form, kind, number: value, passport, row, section, words }: ToldNumber, language: PrintLanguage, { asOf, dataset, dataVersion }: Stamp): string {
  const { against, definitionVersion, denominator, filters, metric, n, numerator, part, range, split, whole } = passport ?? {};
  // What is only drawn is shown nowhere in digits.
  return csvLine([
    dataset, section.id, String(block), kind === 'text' ? '' : caption[language], row[language], column[language], metric ?? '', range?.from ?? '', range?.to ?? '', against?.from ?? '', against?.to ?? '', split?.dimension ?? '', split?.member ?? '', filtersIn(filters),
    number(numerator), number(denominator), number(n), number(value), form ?? '', kind === 'chart' ? '' : words[language], number(definitionVersion), number(dataVersion), asOf, part ?? '', whole?.metric ?? '', filtersIn(whole?.filters),
  ]);
}

/** Every number of a report on a line of its own for programs: whole, with what it is of and by which definition (`part`: not the value itself but a part of it, or worked out from it; `whole_…`: what a share is a part of). Shares are 0 to 1, durations days, differences of shares as well 0 to 1. Only names are in the language asked for; who took it stands in the file's name alone. */
export function reportNumbers({ sections, stamp }: PlainReport, _about: readonly TakenBy[], language: PrintLanguage): Uint8Array {
  const lines = [...numbersOf(sections)].map((told) => lineOf(told, language, stamp));
  return new TextEncoder().encode(`\uFEFF${csvLine(HEAD)}${lines.join('')}`);
}

import { csvLine } from '@concord/etl';
import type { TakenBy } from '../../../identity/audit/exports.js';
import type { NumberForm, Passport, Stamp } from '../../document/document.js';
import type { PlainBlock, PlainReport } from '../../document/plain-report.js';
import type { PrintLanguage } from '../chart-svg.js';
import { SHARED } from '../stamp-words.js';
import { plainNumber } from './plain-number.js';

const HEAD = ['dataset', 'section', 'block', 'caption', 'row', 'column', 'metric', 'from', 'to', 'against_from', 'against_to', 'by', 'member', 'filters', 'numerator', 'denominator', 'n', 'value', 'form', 'shown', 'definition_version', 'data_version', 'as_of'] as const;

/** A number and where it stands. */
interface Stood { readonly row: string; readonly column: string; readonly value: number | null; readonly form: NumberForm | undefined; readonly shown: string; readonly passport: Passport | null | undefined }

function numbersOf(block: PlainBlock, language: PrintLanguage): Stood[] {
  if (block.kind === 'text') return [];
  if (block.kind === 'table') {
    return block.rows.flatMap(({ cells }) => cells.flatMap(({ form, number, passport, words }, at): Stood[] => (number === null && passport === undefined ? [] : [{ row: cells[0]?.words[language] ?? '', column: block.columns[at]?.head[language] ?? '', value: number, form, shown: words[language], passport }])));
  }
  const { chart, numbers: form, passports } = block;
  const stood = (row: string, column: string, value: number | null | undefined, passport?: Passport | null): Stood[] => (value === null || value === undefined ? [] : [{ row, column, value, form, shown: '', passport }]);
  if (chart.form === 'line') return chart.months.flatMap((month, i) => [...stood(month, SHARED.value[language], chart.values[i], passports?.[i]), ...stood(month, SHARED.centre[language], chart.centre[i]), ...stood(month, SHARED.lower[language], chart.lower[i]), ...stood(month, SHARED.upper[language], chart.upper[i])]);
  return [...chart.bars.flatMap(({ label, value }, i) => stood(label[language], SHARED.value[language], value, passports?.[i])), ...(chart.reference === null ? [] : stood(chart.reference.label[language], SHARED.value[language], chart.reference.value))];
}

const number = (value: number | null | undefined): string => (value === null || value === undefined ? '' : plainNumber(value));

function lineOf({ column, form, passport, row, shown, value }: Stood, section: string, block: number, caption: string, { asOf, dataset, dataVersion }: Stamp): string {
  const { against, definitionVersion, denominator, filters, metric, n, numerator, range, split } = passport ?? {};
  return csvLine([
    dataset, section, String(block), caption, row, column, metric ?? '', range?.from ?? '', range?.to ?? '', against?.from ?? '', against?.to ?? '', split?.dimension ?? '', split?.member ?? '', filters === undefined || filters.length === 0 ? '' : JSON.stringify(filters),
    number(numerator), number(denominator), number(n), number(value), form ?? '', shown, number(definitionVersion), number(dataVersion), asOf,
  ]);
}

/** Every number of a report on a line of its own for programs: whole, with what it is of and by which definition. Shares are 0 to 1, durations days, differences of shares as well 0 to 1. Only names are in the language asked for; who took it stands in the file's name alone. */
export function reportNumbers({ sections, stamp }: PlainReport, _about: readonly TakenBy[], language: PrintLanguage): Uint8Array {
  const lines = sections.flatMap(({ blocks, id }) => blocks.flatMap((block, at) => numbersOf(block, language).map((stood) => lineOf(stood, id, at + 1, block.kind === 'text' ? '' : block.caption[language], stamp))));
  return new TextEncoder().encode(`\uFEFF${csvLine(HEAD)}${lines.join('')}`);
}

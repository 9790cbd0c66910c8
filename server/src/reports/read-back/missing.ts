import type { ReportFormat } from '../print/formats.js';
import { plainReport } from '../document/plain-report.js';
import { printable } from '../document/printable.js';
import type { Cell, ChartBlock, ReportDocument } from '../document/document.js';
import type { ReadableFormat } from './read-back.js';
import type { Told } from './told.js';

type Language = 'en' | 'zh';

const PAGED: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['pdf', 'pptx', 'docx']);
/** Kinds of file whose tables keep numbers whole. */
const WHOLE: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['xlsx', 'html', 'data']);
/** Kinds of file in which numbers stand as words. */
const IN_WORDS: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['pdf', 'pptx', 'docx', 'html', 'csv']);

/** Every number a chart draws. */
export function chartNumbers({ chart }: ChartBlock): number[] {
  const all = chart.form === 'line' ? [chart.values, chart.centre, chart.lower, chart.upper].flat() : chart.bars.map(({ value }) => value);
  return all.filter((value) => value !== null);
}

/** What a file of a kind must hold of a report: cells and numbers as often as the report has them, sentences somewhere, numbers of charts at least once. */
export interface Expected { readonly cells: readonly string[]; readonly sentences: readonly string[]; readonly numbers: readonly number[]; readonly drawn: readonly number[] }

function wordsOf({ words, number }: Cell, format: ReportFormat, language: Language): string[] {
  if (!IN_WORDS.has(format) && number !== null) return [];
  const text = format === 'csv' && number !== null ? words[language].replace(/^\+/u, '') : words[language];
  return text.trim() === '' ? [] : [text];
}

/** What a file of a kind must hold of a report in a language. */
export function expectedIn(document: ReportDocument, format: ReportFormat, language: Language): Expected {
  const blocks = plainReport(printable(document, PAGED.has(format))).sections.flatMap((section) => section.blocks);
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : []));
  const isLines = format === 'data';
  return {
    cells: isLines ? [] : cells.flatMap((cell) => wordsOf(cell, format, language)),
    sentences: isLines ? [] : blocks.flatMap((block) => (block.kind === 'text' ? block.sentences.map(({ words }) => words[language]) : [block.caption[language]])),
    numbers: WHOLE.has(format) ? cells.flatMap(({ number }) => (number === null ? [] : [number])) : [],
    drawn: format === 'pdf' || format === 'csv' ? [] : blocks.flatMap((block) => (block.kind === 'chart' ? chartNumbers(block) : [])),
  };
}

/** Of `wanted`, what `found` does not hold as often. */
function lacking<Value>(wanted: readonly Value[], found: readonly Value[]): Value[] {
  const left = new Map<Value, number>();
  for (const value of found) left.set(value, (left.get(value) ?? 0) + 1);
  return wanted.filter((value) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}

/** Breaks of lines are blanks in some kinds of file. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** What a file, read back, lacks of the report it is of: texts and numbers to the last digit; nothing where all is there. */
export function missingFrom(told: Told, document: ReportDocument, format: ReadableFormat, language: Language): string[] {
  const { cells, drawn, numbers, sentences } = expectedIn(document, format, language);
  const texts = told.texts.map(plain);
  const all = texts.join('\n');
  const held = new Set(told.numbers);
  return [
    ...lacking(cells.map(plain), texts), ...sentences.map(plain).filter((sentence) => !all.includes(sentence)),
    ...lacking(numbers, told.numbers).map(String), ...drawn.filter((number) => !held.has(number)).map(String),
  ];
}

import type { LocalisedText } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';
import type { Block, ChartBlock, NumberForm, Passport, Section, TableBlock, TextBlock } from './document.js';
import { numberWords } from './number-words.js';

/** A number of a report, and where it stands in it. */
export interface ToldNumber {
  readonly section: Pick<Section, 'id' | 'title'>;
  /** Which block of its section, from 1 on; its kind, and its caption (the section's title for sentences). */
  readonly block: number;
  readonly kind: Block['kind'];
  readonly caption: LocalisedText;
  readonly row: LocalisedText;
  readonly column: LocalisedText;
  /** Of a row that holds all others together. */
  readonly isTotal: boolean;
  /** Whole and not rounded; null where there is none, as of too few cases. */
  readonly number: number | null;
  /** As it is printed; a number that is only drawn, as it would be. */
  readonly words: LocalisedText;
  readonly form: NumberForm | null;
  readonly passport: Passport | null;
  readonly verdict: Tone | null;
}

type Standing = Omit<ToldNumber, 'block' | 'caption' | 'kind' | 'section'>;

/** What lines of a chart are called. */
export const LINES = { value: { zh: '图中数值', en: 'Value drawn' }, centre: { zh: '中线', en: 'Centre' }, lower: { zh: '控制下限', en: 'Lower limit' }, upper: { zh: '控制上限', en: 'Upper limit' } } as const;

const NOTHING: LocalisedText = { zh: '', en: '' };

function* ofTable({ columns, rows }: TableBlock): Generator<Standing> {
  for (const { cells, isTotal } of rows) {
    for (const [at, { form = null, number, passport = null, verdict = null, words }] of cells.entries()) {
      if (number !== null || passport !== null) yield { row: cells[0]?.words ?? NOTHING, column: columns[at]?.head ?? NOTHING, isTotal, number, words, form, passport, verdict };
    }
  }
}

function* ofChart({ chart, numbers: form, passports }: ChartBlock): Generator<Standing> {
  const one = (row: LocalisedText, column: LocalisedText, number: number | null | undefined, passport: Passport | null = null): Standing[] =>
    (number === null || number === undefined ? [] : [{ row, column, isTotal: false, number, words: numberWords(number, form), form, passport, verdict: null }]);
  if (chart.form === 'bars') {
    for (const [at, { label, value }] of chart.bars.entries()) yield* one(label, LINES.value, value, passports?.[at]);
    if (chart.reference !== null) yield* one(chart.reference.label, LINES.value, chart.reference.value);
    return;
  }
  for (const [at, month] of chart.months.entries()) {
    const row = { zh: month, en: month };
    yield* one(row, LINES.value, chart.values[at], passports?.[at]);
    for (const line of ['centre', 'lower', 'upper'] as const) yield* one(row, LINES[line], chart[line][at]);
  }
}

function* ofText({ sentences }: TextBlock): Generator<Standing> {
  for (const { numbers = [] } of sentences) {
    for (const { form = null, label, number, passport = null, words } of numbers) yield { row: label, column: NOTHING, isTotal: false, number, words, form, passport, verdict: null };
  }
}

function* ofBlock(block: Block): Generator<Standing> {
  if (block.kind === 'table') yield* ofTable(block);
  else if (block.kind === 'chart') yield* ofChart(block);
  else if (block.kind === 'text') yield* ofText(block);
}

/** Every number that a report tells, in its order: of tables and charts, and those of sentences that stand in neither. */
export function* numbersOf(sections: readonly Section[]): Generator<ToldNumber> {
  for (const section of sections) {
    for (const [at, block] of section.blocks.entries()) {
      const caption = block.kind === 'chart' || block.kind === 'table' ? block.caption : section.title;
      for (const standing of ofBlock(block)) yield { section, block: at + 1, kind: block.kind, caption, ...standing };
    }
  }
}

import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import type { Block, Passport, ReportDocument } from '../../reports/document/document.js';
import { numberWords } from '../../reports/document/number-words.js';

/** A number of a report and where in it. */
export interface PlacedNumber {
  /** The same of two reports by one template, whatever stands around it. */
  readonly key: string;
  /** Section, table or chart, row, column. */
  readonly place: LocalisedText;
  /** Whole and not rounded; null where there is none, as of too few cases. */
  readonly number: number | null;
  /** As it is printed. */
  readonly words: LocalisedText;
  readonly passport: Passport | null;
}

const WORDS = { place: { zh: '{section} › {block} › {row} › {column}', en: '{section} › {block} › {row} › {column}' }, value: { zh: '图中数值', en: 'value drawn' }, lower: { zh: '控制下限', en: 'lower limit' }, centre: { zh: '中线', en: 'centre' }, upper: { zh: '控制上限', en: 'upper limit' } } as const;

const plain = (text: string): LocalisedText => ({ zh: text, en: text });

/** What a row or block is called, and a number behind it where others are called so, too. */
function* named<Item>(items: readonly Item[], nameOf: (item: Item) => string): Generator<readonly [name: string, item: Item]> {
  const seen = new Map<string, number>();
  for (const item of items) {
    const name = nameOf(item);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    yield [times === 1 ? name : `${name} (${String(times)})`, item];
  }
}

interface Within { readonly key: string; readonly section: LocalisedText; readonly block: LocalisedText }

function* ofTable({ block, key, section }: Within, table: Extract<Block, { kind: 'table' }>): Generator<PlacedNumber> {
  for (const [name, { cells }] of named(table.rows, ({ cells: [first] }) => first?.words.zh ?? '')) {
    for (const [at, { number, passport, words }] of cells.entries()) {
      const column = table.columns[at]?.head;
      if (column === undefined || (number === null && passport === undefined)) continue;
      yield { key: `${key}/${name}/${column.zh}`, place: phrase(WORDS.place, { section, block, row: cells[0]?.words ?? plain(''), column }), number, words, passport: passport ?? null };
    }
  }
}

function* ofChart({ block, key, section }: Within, { chart, numbers }: Extract<Block, { kind: 'chart' }>): Generator<PlacedNumber> {
  const one = (row: LocalisedText, column: LocalisedText, number: number | null, nth = row.zh): PlacedNumber[] => (number === null ? [] : [{
    key: `${key}/${nth}/${column.zh}`, place: phrase(WORDS.place, { section, block, row, column }), number, passport: null, words: numberWords(number, numbers),
  }]);
  if (chart.form === 'bars') {
    for (const [name, { label, value }] of named(chart.bars, ({ label: { zh } }) => zh)) yield* one(label, WORDS.value, value, name);
    if (chart.reference !== null) yield* one(chart.reference.label, WORDS.value, chart.reference.value);
    return;
  }
  for (const [at, month] of chart.months.entries()) {
    const lines = [[WORDS.value, chart.values], [WORDS.lower, chart.lower], [WORDS.centre, chart.centre], [WORDS.upper, chart.upper]] as const;
    for (const [column, values] of lines) yield* one(plain(month), column, values[at] ?? null);
  }
}

/** Every number that a report tells in tables and charts, in its order. Numbers within sentences are those of tables, or follow from them. */
export function* numbersOf({ sections }: ReportDocument): Generator<PlacedNumber> {
  for (const { blocks, id, title } of sections) {
    const told = blocks.filter((block) => block.kind === 'chart' || block.kind === 'table');
    for (const [name, block] of named(told, ({ kind, caption: { zh } }) => `${kind} ${zh}`)) {
      const within: Within = { key: `${id}/${name}`, section: title, block: block.caption };
      if (block.kind === 'table') yield* ofTable(within, block);
      else yield* ofChart(within, block);
    }
  }
}

import type { BarChart, ChartBlock, LineChart, TableBlock } from '../../document/document.js';
import type { PlainBlock } from '../../document/plain-report.js';
import { numberWords } from '../../document/number-words.js';
import type { BookCell } from '../../../workbook/styled-book.js';
import { axisFrom } from '../axis.js';
import { numberFormat } from '../number-formats.js';
import { INK } from '../slides/look.js';
import { SHARED } from '../stamp-words.js';
import type { SheetDraft } from './sheet-draft.js';
import { numberCell, type Filled } from './tables.js';

const [LINE_ROWS, CHART_COLUMNS] = [20, 7];
/** Where charts stand: beside the widest table a section has. */
const BESIDE = 8;

const SYMBOLS = { concern: 'diamond', improvement: 'square', neutral: 'triangle' } as const;

/** A line with its limits: its numbers in columns, month by month, and the chart of them beside. */
export function lineOn(draft: SheetDraft, { alt, caption, numbers, passports }: ChartBlock, chart: LineChart, filled: Filled): void {
  const { language, currency } = filled;
  const tones = (['concern', 'improvement', 'neutral'] as const).filter((tone) => chart.marks.includes(tone));
  draft.row([{ value: caption[language], look: 'caption' }]);
  draft.row([SHARED.month, SHARED.value, SHARED.centre, SHARED.lower, SHARED.upper, ...tones.map((tone) => SHARED[tone])].map((head, at): BookCell => ({ value: head[language], look: 'head', align: at === 0 ? 'left' : 'right' })));
  const first = draft.next;
  const cell = (value: number | null | undefined, passport?: Parameters<typeof numberCell>[2]): BookCell => (value === null || value === undefined ? { value: null } : numberCell(value, numbers, passport, filled));
  chart.months.forEach((month, i) => {
    draft.row([{ value: month }, cell(chart.values[i], passports?.[i]), cell(chart.centre[i]), cell(chart.lower[i]), cell(chart.upper[i]), ...tones.map((tone) => cell(chart.marks[i] === tone ? chart.values[i] : null))]);
  });
  const range = (column: number) => ({ column, from: first, to: Math.max(first, draft.next - 1) });
  draft.chart({
    kind: 'line', title: caption[language], alt: alt[language], format: numberFormat(numbers, language, currency, false), categories: range(0), from: axisFrom(chart), place: { row: first - 1, column: BESIDE, rows: LINE_ROWS, columns: CHART_COLUMNS },
    series: [
      { name: SHARED.upper[language], values: range(4), color: INK.pale, dashed: true }, { name: SHARED.lower[language], values: range(3), color: INK.pale, dashed: true }, { name: SHARED.centre[language], values: range(2), color: INK.other, dashed: true }, { name: SHARED.value[language], values: range(1), color: INK.brand },
      ...tones.map((tone, at) => ({ name: SHARED[tone][language], values: range(5 + at), color: INK[tone], marker: SYMBOLS[tone] })),
    ],
  });
  draft.gap(true);
}

/** True where the first rows of a table are the bars themselves, so that the chart is of its cells. */
const holds = (block: PlainBlock | undefined, { caption }: ChartBlock, { bars }: BarChart): block is TableBlock => block?.kind === 'table' && block.caption.zh === caption.zh && bars.length <= block.rows.length
  && bars.every(({ label, value }, i) => { const [name, number] = block.rows[i]?.cells ?? []; return name?.words.zh === label.zh && number?.number === value; });

/** Horizontal bars beside the table that holds their numbers; where no table does, beside their own. A reference value is said in the title, since the library draws no line over bars. */
export function barsOn(draft: SheetDraft, block: ChartBlock, chart: BarChart, filled: Filled, next: PlainBlock | undefined): void {
  const { language, currency } = filled;
  const { alt, caption, numbers, passports } = block;
  const isInTable = holds(next, block, chart);
  draft.row([{ value: caption[language], look: 'caption' }]);
  if (!isInTable) {
    draft.row([{ value: SHARED.member[language], look: 'head' }, { value: SHARED.value[language], look: 'head', align: 'right' }]);
    chart.bars.forEach(({ label, value }, i) => { draft.row([{ value: label[language] }, value === null ? { value: null } : numberCell(value, numbers, passports?.[i], filled)]); });
  }
  const first = isInTable ? draft.next + 1 : draft.next - chart.bars.length;
  const range = (column: number) => ({ column, from: first, to: first + Math.max(1, chart.bars.length) - 1 });
  const { reference } = chart;
  if (reference !== null) draft.row([{ value: reference.label[language], look: 'muted' }, { ...numberCell(reference.value, numbers, null, filled), look: 'muted' }]);
  draft.chart({
    kind: 'bar', title: caption[language] + (reference === null ? '' : ` · ${reference.label[language]} ${numberWords(reference.value, numbers)[language]}`), alt: alt[language], format: numberFormat(numbers, language, currency), categories: range(0), from: 0,
    place: { row: first - 1, column: BESIDE, rows: Math.max(8, Math.min(24, Math.round(chart.bars.length * 1.4) + 3)), columns: CHART_COLUMNS }, series: [{ name: SHARED.value[language], values: range(1), color: INK.brand }],
  });
  if (!isInTable) draft.gap(true);
}

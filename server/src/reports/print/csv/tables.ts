import { csvLine } from '@concord/etl';
import type { TakenBy } from '../../../identity/audit/exports.js';
import { spanText } from '../../../narrative/text.js';
import type { Cell, ChartBlock } from '../../document/document.js';
import type { PlainBlock, PlainReport } from '../../document/plain-report.js';
import { numberWords } from '../../document/number-words.js';
import type { PrintLanguage } from '../chart-svg.js';
import { isNamedAbove, numeralOf, SHARED, stampFacts, TONE_MARKS } from '../stamp-words.js';

/** Spreadsheets take a file without it for one in the encoding of their machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A plus would begin a formula, and who guards it makes a text of the number: without it, it is the same number. */
const wordsOf = ({ words, number }: Cell, language: PrintLanguage): string => (number === null ? words[language] : words[language].replace(/^\+/u, ''));

function chartLines({ caption, chart, numbers }: ChartBlock, language: PrintLanguage): string[] {
  const value = (one: number | null | undefined): string => (one === null || one === undefined ? '' : numberWords(one, numbers)[language]);
  if (chart.form === 'line') {
    const { centre, lower, marks, months, upper, values } = chart;
    const heads = [SHARED.month, SHARED.value, SHARED.centre, SHARED.lower, SHARED.upper, SHARED.mark].map((head) => head[language]);
    return [csvLine([caption[language]]), csvLine(heads), ...months.map((month, i) => { const mark = marks[i] ?? null; return csvLine([month, value(values[i]), value(centre[i]), value(lower[i]), value(upper[i]), mark === null ? '' : SHARED[mark][language]]); })];
  }
  const { bars, reference } = chart;
  return [csvLine([caption[language]]), csvLine([SHARED.member[language], SHARED.value[language]]), ...bars.map(({ label, value: one }) => csvLine([label[language], value(one)])), ...(reference === null ? [] : [csvLine([reference.label[language], value(reference.value)])])];
}

function blockLines(block: PlainBlock, above: PlainBlock | undefined, below: PlainBlock | undefined, language: PrintLanguage): string[] {
  switch (block.kind) {
    case 'text': return block.sentences.map(({ words, tone }) => csvLine([TONE_MARKS[tone] + words[language]]));
    // Bars stand in the table under them, but for a line across them.
    case 'chart': return below !== undefined && isNamedAbove(below, block) && block.chart.form === 'bars' && block.chart.reference === null ? [csvLine([block.caption[language]])] : chartLines(block, language);
    case 'table': return [
      ...(isNamedAbove(block, above) ? [] : [csvLine([block.caption[language]])]), csvLine(block.columns.map(({ head }) => head[language])),
      ...block.rows.map(({ cells }) => csvLine(cells.map((cell) => wordsOf(cell, language)))), ...(block.note === null ? [] : [csvLine([block.note[language]])]),
    ];
  }
}

/** A report's tables one under the other as people read them, in one language: UTF-8 with a byte order mark, lines ended by CRLF, nothing that a spreadsheet would run. */
export function reportTables({ title, sections, stamp }: PlainReport, about: readonly TakenBy[], language: PrintLanguage): Uint8Array {
  const lines = [
    csvLine([title[language], spanText(stamp.period)[language]]), ...stampFacts(stamp, about, language).map((fact) => csvLine(fact)),
    ...sections.flatMap(({ blocks, title: heading }, at) => [
      '\r\n', csvLine([`${numeralOf(at, language)}${heading[language]}`]), ...(blocks.length === 0 ? [csvLine([SHARED.nothing[language]])] : []),
      ...blocks.flatMap((block, i) => blockLines(block, blocks[i - 1], blocks[i + 1], language)),
    ]),
  ];
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''));
}

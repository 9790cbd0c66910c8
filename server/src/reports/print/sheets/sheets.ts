import type { MetricId } from '@concord/sql';
import type { TakenBy } from '../../../identity/audit/exports.js';
import { spanText } from '../../../narrative/text.js';
import { styledWorkbook, type BookCell, type BookSheet } from '../../../workbook/styled-book.js';
import type { TableBlock } from '../../document/document.js';
import type { PlainReport, PlainSection } from '../../document/plain-report.js';
import { writeDefinitions } from '../../writing/notices/definitions.js';
import type { PrintLanguage } from '../chart-svg.js';
import { linesOf } from '../room.js';
import { footWords, isNamedAbove, numeralOf, SHARED, stampFacts, TONE_MARKS } from '../stamp-words.js';
import { INK } from '../slides/look.js';
import { barsOn, lineOn } from './charts.js';
import { SheetDraft } from './sheet-draft.js';
import { tableOn, type Filled } from './tables.js';

/** Sentences run over so many columns, and are so many characters wide together at least. */
const [ACROSS, ACROSS_EMS] = [7, 62];

function sentencesOn(draft: SheetDraft, block: Extract<PlainSection['blocks'][number], { kind: 'text' }>, language: PrintLanguage): void {
  for (const { words, tone } of block.sentences) {
    const text = TONE_MARKS[tone] + words[language];
    draft.across({ value: text, look: 'muted', color: INK[tone], wraps: true, align: 'left' }, ACROSS, Math.min(400, 15 * linesOf(text, ACROSS_EMS)));
  }
  draft.gap();
}

function sectionSheet(section: PlainSection, at: number, filled: Filled): BookSheet {
  const { language } = filled;
  const title = `${numeralOf(at, language)}${section.title[language]}`;
  const draft = new SheetDraft(title);
  const tables = section.blocks.filter(({ kind }) => kind === 'table');
  // Where one table is all there is to look at, its head stays in sight.
  const isOneTable = tables.length === 1 && section.blocks.every(({ kind }) => kind !== 'chart');
  const blocks = isOneTable ? [...tables, ...section.blocks.filter(({ kind }) => kind !== 'table')] : section.blocks;
  if (blocks.length === 0) draft.row([{ value: SHARED.nothing[language], look: 'muted' }]);
  blocks.forEach((block, i) => {
    if (block.kind === 'text') sentencesOn(draft, block, language);
    else if (block.kind === 'table') tableOn(draft, block, filled, isNamedAbove(block, blocks[i - 1]), isOneTable);
    else if (block.chart.form === 'line') lineOn(draft, block, block.chart, filled);
    else barsOn(draft, block, block.chart, filled, blocks[i + 1]);
  });
  return draft.sheet(section.title[language]);
}

const metricsOf = ({ sections }: PlainReport): Set<MetricId> => new Set(sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ passport }) => (passport === undefined ? [] : [passport.metric]))) : []))));

/** A report as a workbook, in one language: what it is of, then a sheet a section with its numbers whole and typed, their charts, and behind each number where it comes from. Definitions are always among them. */
export function reportSheets(report: PlainReport, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> {
  const { sections, stamp, title, currency } = report;
  const cover = new SheetDraft(`${title[language]} · ${spanText(stamp.period)[language]}`);
  for (const [heading, text] of stampFacts(stamp, about, language)) cover.row([{ value: heading, look: 'muted' }, { value: text, wraps: true } satisfies BookCell]);
  const filled: Filled = { stamp, language, currency };
  const definitions = writeDefinitions(metricsOf(report)).filter((block): block is TableBlock => block.kind === 'table');
  const isDefined = sections.some(({ id }) => id === 'definitions');
  const all: readonly PlainSection[] = isDefined ? sections : [...sections, { id: 'definitions', title: definitions[0]?.caption ?? SHARED.about, blocks: definitions }];
  const [first, ...rest] = [cover.sheet(SHARED.about[language], [18, 70]), ...all.map((section, at) => sectionSheet(section, at, filled))];
  return styledWorkbook([first, ...rest], { title: title[language], description: footWords(stamp, about)[language] });
}

import { BorderStyle, Document, Footer, HeadingLevel, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, TabStopType, TableOfContents, type FileChild } from 'docx';
import type { TakenBy } from '../../../identity/audit/exports.js';
import { spanText } from '../../../narrative/text.js';
import { A4, type PageSetUp, type TextBlock } from '../../document/document.js';
import type { PlainBlock, PlainReport, PlainSection } from '../../document/plain-report.js';
import { highlightsOf } from '../../document/highlights.js';
import { numberWords } from '../../document/number-words.js';
import { chartCaption } from '../axis.js';
import type { PrintLanguage } from '../chart-svg.js';
import { INK, OFFICE_FONT } from '../slides/look.js';
import { footWords, isNamedAbove, MOST_HIGHLIGHTS, numeralOf, SHARED, stampFacts, TONE_MARKS } from '../stamp-words.js';
import { wordChart } from './charts.js';
import { textRun } from './runs.js';
import { wordTable } from './tables.js';

const FONT = { ascii: OFFICE_FONT, hAnsi: OFFICE_FONT, eastAsia: OFFICE_FONT, cs: OFFICE_FONT } as const;
/** Twentieths of a point. */
const PAPERS = { a4: { width: 11_906, height: 16_838 }, a3: { width: 16_838, height: 23_811 } } as const;
const MARGIN = 1_000;
/** The library turns the page itself where it lies on its side. */
const pageOf = ({ paper, landscape }: PageSetUp) => ({ size: { ...PAPERS[paper], orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: 1_100, bottom: 1_200, left: MARGIN, right: MARGIN, footer: 500 } });
const roomOf = ({ paper, landscape }: PageSetUp): number => PAPERS[paper][landscape ? 'height' : 'width'] - 2 * MARGIN;

const small = (text: string): Paragraph => new Paragraph({ spacing: { before: 60, after: 160 }, children: [textRun({ text, size: 16, color: INK.muted })] });
const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text });

function blockParts(block: PlainBlock, above: PlainBlock | undefined, { stamp, currency, page = A4 }: PlainReport, language: PrintLanguage): FileChild[] {
  switch (block.kind) {
    case 'text': return block.sentences.map((one) => sentenceOf(one, language));
    case 'table': return [...(isNamedAbove(block, above) ? [] : [heading(block.caption[language])]), wordTable(block, stamp, language, roomOf(page)), small(block.note?.[language] ?? '')];
    case 'chart': {
      const chart = wordChart(block, language, currency);
      const reference = block.chart.form === 'bars' && block.chart.reference !== null ? `${block.chart.reference.label[language]} ${numberWords(block.chart.reference.value, block.numbers)[language]}` : null;
      return [heading(chartCaption(block, language)), ...(chart === null ? [] : [new Paragraph({ keepLines: true, spacing: { after: 80, line: 240, lineRule: LineRuleType.AUTO }, children: [chart] })]), ...(reference === null ? [] : [small(reference)])];
    }
  }
}

function sectionParts({ blocks, title }: PlainSection, at: number, report: PlainReport, language: PrintLanguage): FileChild[] {
  const inside = blocks.flatMap((block, i) => blockParts(block, blocks[i - 1], report, language));
  return [new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, text: `${numeralOf(at, language)}${title[language]}` }), ...(inside.length === 0 ? [small(SHARED.nothing[language])] : inside)];
}

const sentenceOf = ({ tone, words }: TextBlock['sentences'][number], language: PrintLanguage): Paragraph => new Paragraph({ spacing: { after: 100 }, children: [textRun({ text: TONE_MARKS[tone] + words[language], color: INK[tone], bold: tone !== 'normal' })] });

/** What is beyond chance, under the contents. */
function highlightParts(report: PlainReport, language: PrintLanguage): FileChild[] {
  const found = highlightsOf(report, MOST_HIGHLIGHTS);
  return found.length === 0 ? [] : [new Paragraph({ spacing: { before: 480, after: 160 }, children: [textRun({ text: SHARED.highlights[language], size: 28, bold: true })] }), ...found.map((one) => sentenceOf(one, language))];
}

/** What a letter begins with: what it is, its number and whom it is for. */
const letterHead = ({ title }: PlainReport, { number, to }: NonNullable<PlainReport['letter']>, language: PrintLanguage): FileChild[] => [
  new Paragraph({ alignment: 'center', spacing: { after: 120 }, children: [textRun({ text: title[language], size: 38, bold: true })] }), new Paragraph({ alignment: 'center', spacing: { after: 240 }, children: [textRun({ text: number[language], size: 20, color: INK.muted })] }),
  new Paragraph({ spacing: { after: 160 }, children: [textRun({ text: to[language], size: 22 })] }),
];

/** As pages are counted: text before, between and after the two numbers. */
function pageRuns(language: PrintLanguage): string[] {
  return SHARED.page[language].split(/(\{n\}|\{of\})/u).map((part) => (part === '{n}' ? PageNumber.CURRENT : part === '{of}' ? PageNumber.TOTAL_PAGES : part));
}

/** A report as a document of Word in one language: headings, a table of contents, charts and tables that can be worked on, a foot that says of what it is. */
export async function reportWord(report: PlainReport, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> {
  const { title, sections, stamp, letter, page = A4 } = report;
  const facts = stampFacts(stamp, about, language);
  const cover: FileChild[] = [
    new Paragraph({ spacing: { before: 2_600, after: 120 }, children: [textRun({ text: title[language], size: 52, bold: true })] }), new Paragraph({ spacing: { after: 700 }, children: [textRun({ text: spanText(stamp.period)[language], size: 28, color: INK.muted })] }),
    ...facts.map(([name, text]) => new Paragraph({ spacing: { after: 90 }, indent: { left: 2_200, hanging: 2_200 }, tabStops: [{ type: TabStopType.LEFT, position: 2_200 }], children: [textRun({ text: `${name}\t`, color: INK.muted }), textRun({ text })] })),
    new Paragraph({ pageBreakBefore: true, spacing: { after: 200 }, children: [textRun({ text: SHARED.contents[language], size: 28, bold: true })] }), new TableOfContents(SHARED.contents[language], { hyperlink: true, headingStyleRange: '1-1' }),
    ...highlightParts(report, language),
  ];
  const foot = new Footer({ children: [
    new Paragraph({ border: { top: { style: BorderStyle.SINGLE, size: 4, color: INK.hair, space: 4 } }, tabStops: [{ type: TabStopType.RIGHT, position: roomOf(page) }], children: [textRun({ text: footWords(stamp, about)[language], size: 14, color: INK.muted })] }),
    new Paragraph({ alignment: 'right', children: [textRun({ size: 14, color: INK.muted, children: pageRuns(language) })] }),
  ] });
  const inside = sections.flatMap((section, at) => sectionParts(section, at, report, language));
  const head = { font: FONT, bold: true, color: INK.text } as const;
  const file = new Document({
    title: title[language], creator: 'Concord', description: footWords(stamp, about)[language], keywords: stamp.id,
    styles: { default: {
      document: { run: { font: FONT, size: 20, color: INK.text, language: { value: language === 'en' ? 'en-GB' : 'zh-CN', eastAsia: 'zh-CN' } }, paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } } },
      heading1: { run: { ...head, size: 30 }, paragraph: { spacing: { before: 400, after: 160 } } }, heading2: { run: { ...head, size: 22 }, paragraph: { spacing: { before: 240, after: 100 } } },
    } },
    sections: letter === undefined ? [
      { properties: { page: pageOf(page), titlePage: true }, footers: { default: foot, first: new Footer({ children: [new Paragraph('')] }) }, children: cover },
      { properties: { page: pageOf(page) }, footers: { default: foot }, children: inside },
    ] : [{ properties: { page: pageOf(page) }, footers: { default: foot }, children: [...letterHead(report, letter, language), ...inside, ...facts.map(([name, text]) => small(`${name} ${text}`))] }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

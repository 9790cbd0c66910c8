import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { repositoryRoot } from '../../repository-root.js';
import type { TakenBy } from '../../identity/audit/exports.js';
import { spanText } from '../../narrative/text.js';
import { A4, type Block, type ReportDocument, type Stamp, type TextBlock } from '../document/document.js';
import { highlightsOf } from '../document/highlights.js';
import { numberWords } from '../document/number-words.js';
import { passportLink } from '../document/passport-link.js';
import { chartSvg, type PrintLanguage } from './chart-svg.js';
import { fonts } from './fonts.js';
import { isReadAtOnce } from './room.js';
import { footWords, isNamedAbove, MOST_HIGHLIGHTS, numeralOf, SHARED, stampFacts } from './stamp-words.js';

/** Where the layout lies; nothing outside of it can be read by one. */
const FOLDER = join(repositoryRoot(), 'server/src/reports/print');

const sentencesOf = ({ sentences }: TextBlock, language: PrintLanguage): unknown[] => sentences.map(({ words, tone, lead }) => ({ words: words[language].slice(lead?.[language].length ?? 0), lead: lead?.[language] ?? '', tone }));

const isTrend = (block: Block | undefined): boolean => block?.kind === 'chart' && block.chart.form === 'line';

/** As it is set: what is said of a trend stays on its page. */
function blocksOf(blocks: readonly Block[], stamp: Stamp, language: PrintLanguage): unknown[] {
  return blocks.flatMap((block, i) => (block.kind === 'text' && isTrend(blocks[i - 1]) ? [] : [blockOf(block, blocks[i - 1], blocks[i + 1], stamp, language)]));
}

function blockOf(block: Block, above: Block | undefined, below: Block | undefined, stamp: Stamp, language: PrintLanguage): unknown {
  switch (block.kind) {
    case 'text': return { kind: 'text', sentences: sentencesOf(block, language) };
    case 'certificate': return { kind: 'certificate', id: block.id, ...Object.fromEntries((['name', 'honour', 'words', 'issuer', 'seal'] as const).map((part) => [part, block[part][language]])) };
    case 'chart': return { kind: 'chart', caption: block.caption[language], alt: block.alt[language], said: isTrend(block) && below?.kind === 'text' ? sentencesOf(below, language) : [], svg: chartSvg(block, language, (value, form) => numberWords(value, form)[language]) };
    case 'table': return {
      kind: 'table', together: isReadAtOnce(block, language), caption: isNamedAbove(block, above) ? null : block.caption[language], note: block.note?.[language] ?? null, columns: block.columns.map(({ head, isNumber, width }) => ({ head: head[language], number: isNumber, width })),
      rows: block.rows.map(({ cells, isTotal }) => ({ total: isTotal, cells: cells.map(({ words, passport }) => ({ words: words[language], url: passport === undefined ? null : passportLink(stamp, passport) })) })),
    };
  }
}

let compiler: NodeCompiler | undefined;

/** Every text within something, as the fonts can draw it; addresses stay as they are. */
const allDrawable = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (name, one: unknown) => (typeof one === 'string' && name !== 'url' ? fonts().drawable(one) : one)));

/** A report as a tagged PDF, in one language: on A4 unless its template says otherwise; numbers lead to where they come from, and no character is an empty box. */
export function reportPdf({ title, sections, stamp, letter, page = A4 }: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Buffer {
  compiler ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: [...fonts().blobs] }] });
  const data = {
    lang: language, region: language === 'zh' ? 'cn' : 'gb', title: title[language], subtitle: spanText(stamp.period)[language], author: 'Concord', keywords: [stamp.id], contents: SHARED.contents[language], nothing: SHARED.nothing[language], page: SHARED.page[language], paper: page.paper, flipped: page.landscape,
    letter: letter === undefined ? null : { number: letter.number[language], to: letter.to[language] },
    foot: footWords(stamp, about)[language], facts: stampFacts(stamp, about, language),
    highlightsTitle: SHARED.highlights[language], highlights: highlightsOf({ sections }, MOST_HIGHLIGHTS).map(({ section, tone, words }) => ({ numeral: numeralOf(section, language), tone, words: words[language] })),
    sections: sections.map((section, at) => ({ title: `${numeralOf(at, language)}${section.title[language]}`, blocks: blocksOf(section.blocks, stamp, language) })),
  };
  const inputs = { data: JSON.stringify(allDrawable(data)) };
  try {
    return compiler.pdf({ mainFileContent: readFileSync(join(FOLDER, 'report.typ'), 'utf8'), inputs }, { pdfStandard: 'ua-1', pdfTags: true });
  } finally {
    compiler.evictCache(0);
  }
}

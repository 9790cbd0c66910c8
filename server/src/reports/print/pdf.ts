import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { repositoryRoot } from '../../repository-root.js';
import type { TakenBy } from '../../identity/audit/exports.js';
import { spanText } from '../../narrative/text.js';
import type { Block, ReportDocument } from '../document/document.js';
import { chartSvg, type PrintLanguage } from './chart-svg.js';
import { footWords, isNamedAbove, numberWords, numeralOf, SHARED, stampFacts } from './stamp-words.js';

/** Where the layout lies; nothing outside of it can be read by one. */
const FOLDER = join(repositoryRoot(), 'server/src/reports/print');

const fonts = (): Buffer[] => {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) => readFileSync(join(root, file)));
};

function blockOf(block: Block, above: Block | undefined, language: PrintLanguage): unknown {
  switch (block.kind) {
    case 'text': return { kind: 'text', sentences: block.sentences.map(({ words, tone }) => ({ words: words[language], tone })) };
    case 'chart': return { kind: 'chart', caption: block.caption[language], alt: block.alt[language], svg: chartSvg(block, language, (value, form) => numberWords(value, form, language)) };
    case 'table': return {
      kind: 'table', caption: isNamedAbove(block, above) ? null : block.caption[language], note: block.note?.[language] ?? null, columns: block.columns.map(({ head, isNumber, width }) => ({ head: head[language], number: isNumber, width })),
      rows: block.rows.map(({ cells, isTotal }) => ({ total: isTotal, cells: cells.map(({ words }) => words[language]) })),
    };
  }
}

let compiler: NodeCompiler | undefined;

/** A report as a tagged PDF on A4, in one language. */
export function reportPdf({ title, sections, stamp }: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Buffer {
  compiler ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: fonts() }] });
  const data = {
    lang: language, region: language === 'zh' ? 'cn' : 'gb', title: title[language], subtitle: spanText(stamp.period)[language], author: 'Concord', keywords: [stamp.id], contents: SHARED.contents[language], nothing: SHARED.nothing[language], page: SHARED.page[language],
    foot: footWords(stamp, about)[language], facts: stampFacts(stamp, about, language),
    sections: sections.map((section, at) => ({ title: `${numeralOf(at, language)}${section.title[language]}`, blocks: section.blocks.map((block, i) => blockOf(block, section.blocks[i - 1], language)) })),
  };
  const inputs = { data: JSON.stringify(data) };
  try {
    return compiler.pdf({ mainFileContent: readFileSync(join(FOLDER, 'report.typ'), 'utf8'), inputs }, { pdfStandard: 'ua-1', pdfTags: true });
  } finally {
    compiler.evictCache(0);
  }
}

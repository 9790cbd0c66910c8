import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { repositoryRoot } from '../../repository-root.js';
import type { TakenBy } from '../../identity/audit/exports.js';
import { phrase } from '../../narrative/phrase.js';
import { dateText, numberText, spanText } from '../../narrative/text.js';
import type { Block, ReportDocument } from '../document/document.js';
import { numberWords } from '../document/number-words.js';
import { chartSvg, type PrintLanguage } from './chart-svg.js';

const WORDS = {
  contents: { zh: '目录', en: 'Contents' }, page: { zh: '第 {n} 页 / 共 {of} 页', en: 'page {n} of {of}' }, nothing: { zh: '本期没有这部分的数据。', en: 'There is nothing to tell here.' },
  period: { zh: '期间', en: 'Period' }, asOf: { zh: '数据截至', en: 'Data as of' }, version: { zh: '数据版本', en: 'Data version' }, definitions: { zh: '口径版本', en: 'Definitions' }, scope: { zh: '范围', en: 'Scope' }, filters: { zh: '筛选', en: 'Filters' }, made: { zh: '生成时间', en: 'Made at' }, id: { zh: '报告编号', en: 'Report' },
  foot: { zh: '{period} · 截至 {asOf} · 版本 {version} · 口径 {definitions} · {scope} · 筛选：{filters} · {id}', en: '{period} · as of {asOf} · version {version} · definitions {definitions} · {scope} · filters: {filters} · {id}' },
} as const;

/** Where the layout lies; nothing outside of it can be read by one. */
const FOLDER = join(repositoryRoot(), 'server/src/reports/print');

const fonts = (): Buffer[] => {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) => readFileSync(join(root, file)));
};

/** A table right under its chart needs no heading of its own. */
const isNamedAbove = (block: Block, above: Block | undefined): boolean => block.kind === 'table' && above?.kind === 'chart' && above.caption.zh === block.caption.zh;

function blockOf(block: Block, above: Block | undefined, language: PrintLanguage): unknown {
  switch (block.kind) {
    case 'text': return { kind: 'text', sentences: block.sentences.map(({ words, tone, lead }) => ({ words: words[language].slice(lead?.[language].length ?? 0), lead: lead?.[language] ?? '', tone })) };
    case 'certificate': return { kind: 'certificate', id: block.id, ...Object.fromEntries((['name', 'honour', 'words', 'issuer', 'seal'] as const).map((part) => [part, block[part][language]])) };
    case 'chart': return { kind: 'chart', caption: block.caption[language], alt: block.alt[language], svg: chartSvg(block, language, (value, form) => numberWords(value, form)[language]) };
    case 'table': return {
      kind: 'table', caption: isNamedAbove(block, above) ? null : block.caption[language], note: block.note?.[language] ?? null, columns: block.columns.map(({ head, isNumber, width }) => ({ head: head[language], number: isNumber, width })),
      rows: block.rows.map(({ cells, isTotal }) => ({ total: isTotal, cells: cells.map(({ words }) => words[language]) })),
    };
  }
}

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
/** Chapters count in Chinese as 一、 to 十一、. */
const numeralOf = (at: number, language: PrintLanguage): string => (language === 'en' ? `${String(at + 1)}. ` : `${at < 10 ? (HAN[at] ?? '') : `十${HAN[at - 10] ?? ''}`}、`);

let compiler: NodeCompiler | undefined;

/** A report as a tagged PDF on A4, in one language. */
export function reportPdf({ title, sections, stamp }: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Buffer {
  compiler ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: fonts() }] });
  const blanks = { period: spanText(stamp.period), asOf: dateText(stamp.asOf), version: numberText(stamp.dataVersion), definitions: stamp.definitions, scope: stamp.scope, filters: stamp.filters, id: stamp.id.slice(0, 8) };
  const data = {
    lang: language, region: language === 'zh' ? 'cn' : 'gb', title: title[language], subtitle: blanks.period[language], author: 'Concord', keywords: [stamp.id], contents: WORDS.contents[language], nothing: WORDS.nothing[language], page: WORDS.page[language], foot: [phrase(WORDS.foot, blanks)[language], ...about.slice(0, 1).map(([, mark]) => mark)].join(' · '),
    facts: ([['period', blanks.period[language]], ['asOf', blanks.asOf[language]], ['version', blanks.version[language]], ['definitions', stamp.definitions], ['scope', stamp.scope[language]], ['filters', stamp.filters[language]], ['made', stamp.madeAt], ['id', stamp.id]] as const).map(([name, text]): [string, string] => [WORDS[name][language], text]).concat(about.map(([heading, text]): [string, string] => [heading[language], text])),
    sections: sections.map((section, at) => ({ title: `${numeralOf(at, language)}${section.title[language]}`, blocks: section.blocks.map((block, i) => blockOf(block, section.blocks[i - 1], language)) })),
  };
  const inputs = { data: JSON.stringify(data) };
  try {
    return compiler.pdf({ mainFileContent: readFileSync(join(FOLDER, 'report.typ'), 'utf8'), inputs }, { pdfStandard: 'ua-1', pdfTags: true });
  } finally {
    compiler.evictCache(0);
  }
}

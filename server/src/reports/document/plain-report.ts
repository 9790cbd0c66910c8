import type { Block, CertificateBlock, ReportDocument, Section, TextBlock } from './document.js';

/** What every kind of file can show. */
export type PlainBlock = Exclude<Block, CertificateBlock>;
/** A part of a report of such blocks alone. */
export type PlainSection = Omit<Section, 'blocks'> & { readonly blocks: readonly PlainBlock[] };
/** A report of such parts alone. */
export type PlainReport = Omit<ReportDocument, 'sections'> & { readonly sections: readonly PlainSection[] };

const sentence = (words: TextBlock['sentences'][number]['words']): TextBlock['sentences'][number] => ({ words, tone: 'normal' });

/** A certificate in words, where a file has no page to hang on a wall. */
const inWords = ({ honour, id, issuer, name, seal, words }: CertificateBlock): TextBlock =>
  ({ kind: 'text', sentences: [{ zh: `${name.zh}：${honour.zh}`, en: `${name.en}: ${honour.en}` }, words, { zh: `${issuer.zh} · ${seal.zh} · ${id}`, en: `${issuer.en} · ${seal.en} · ${id}` }].map(sentence) });

/** A report as kinds of file show it that have no page of its own for a certificate. */
export const plainReport = (report: ReportDocument): PlainReport => ({ ...report, sections: report.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => (block.kind === 'certificate' ? inWords(block) : block)) })) });

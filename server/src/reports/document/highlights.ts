import type { LocalisedText } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';
import { listed, phrase } from '../../narrative/phrase.js';
import type { Block, ReportDocument, Section, TableBlock } from './document.js';

/** What a report found that is beyond chance, and in which section it stands (from 0). */
export interface Highlight {
  readonly section: number;
  readonly words: LocalisedText;
  readonly tone: Exclude<Tone, 'normal'>;
}

const TONES: readonly Highlight['tone'][] = ['concern', 'improvement', 'neutral'];
const WORDS = {
  concern: { zh: '关注信号：{names}。', en: 'Of concern: {names}.' }, improvement: { zh: '改善信号：{names}。', en: 'Improved: {names}.' }, neutral: { zh: '变化信号：{names}。', en: 'Changed: {names}.' },
} as const;

/** What the control charts say of the metrics of a table, by what they say; of those that nothing was told of. */
function ofTable({ rows }: TableBlock, section: number, told: readonly Highlight[]): Highlight[] {
  return TONES.flatMap((tone): Highlight[] => {
    const names = rows.flatMap(({ cells }) => (cells.some(({ verdict }) => verdict === tone) ? cells.slice(0, 1).map(({ words }) => words) : [])).filter((name) => !told.some(({ words }) => words.zh.includes(name.zh)));
    return names.length === 0 ? [] : [{ section, tone, words: phrase(WORDS[tone], { names: listed(names) }) }];
  });
}

/** Sentences; those under a trend name no metric, and tables say the same of it. */
function ofSection({ blocks }: Pick<Section, 'blocks'>, section: number, before: readonly Highlight[]): Highlight[] {
  const isUnderTrend = (above: Block | undefined): boolean => above?.kind === 'chart' && above.chart.form === 'line';
  const said = blocks.flatMap((block, at): Highlight[] => (block.kind !== 'text' || isUnderTrend(blocks[at - 1]) ? [] : block.sentences.flatMap(({ tone, words }): Highlight[] => (tone === 'normal' ? [] : [{ section, tone, words }]))));
  return [...said, ...blocks.flatMap((block) => (block.kind === 'table' ? ofTable(block, section, [...before, ...said]) : []))];
}

/** What departs from chance, in the order of the report; of more than `most`, what is of concern first. */
export function highlightsOf({ sections }: Pick<ReportDocument, 'sections'>, most: number): Highlight[] {
  const all: Highlight[] = [];
  for (const [section, { blocks }] of sections.entries()) all.push(...ofSection({ blocks }, section, all));
  const kept = new Set(all.length <= most ? all : all.toSorted((a, b) => Number(b.tone === 'concern') - Number(a.tone === 'concern')).slice(0, most));
  return all.filter((one) => kept.has(one));
}

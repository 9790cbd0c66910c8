import type { LocalisedText } from '@concord/sql';
import type { Tone } from '../../../narrative/finding.js';
import type { ChartBlock, TableBlock, TextBlock } from '../../document/document.js';
import type { PlainSection } from '../../document/plain-report.js';

/** A sentence with what it says of chance. */
export type Said = TextBlock['sentences'][number];

/** What one slide claims, what shows it, and what else is said of that. */
export interface SlidePlan {
  readonly headline: LocalisedText;
  readonly tone: Tone;
  readonly block: ChartBlock | TableBlock | null;
  readonly beside: readonly Said[];
}

/** What departs from chance leads; else what is said first. */
const leadOf = (said: readonly Said[]): Said | undefined => said.find(({ tone }) => tone === 'concern') ?? said.find(({ tone }) => tone !== 'normal') ?? said[0];

const isWords = (block: PlainSection['blocks'][number] | undefined): block is TextBlock => block?.kind === 'text' && block.sentences.length > 0;

/**
 * A section as slides, one finding each: a chart under what is said of it, a table under its caption, and sentences that nothing shows together on one slide.
 * Trends are told of under their chart, everything else above it. A section without blocks has no slide but its chapter's.
 */
export function planSlides({ blocks, title }: PlainSection): SlidePlan[] {
  const plans: SlidePlan[] = [];
  let waiting: readonly Said[] = [];
  const told = (): void => {
    const lead = leadOf(waiting);
    if (lead !== undefined) plans.push({ headline: waiting.length === 1 ? title : lead.words, tone: waiting.length === 1 ? 'normal' : lead.tone, block: null, beside: waiting.length === 1 ? waiting : waiting.filter((one) => one !== lead) });
    waiting = [];
  };
  for (let at = 0; at < blocks.length; at += 1) {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (block === undefined) break;
    if (block.kind === 'text') {
      told();
      waiting = block.sentences;
    } else if (block.kind === 'chart') {
      const isLine = block.chart.form === 'line';
      if (isLine) told();
      const said = isLine ? (isWords(next) ? next.sentences : []) : waiting;
      const lead = leadOf(said);
      plans.push({ headline: lead?.words ?? block.caption, tone: lead?.tone ?? 'normal', block, beside: said.filter((one) => one !== lead) });
      waiting = [];
      if (isLine && isWords(next)) at += 1;
    } else {
      told();
      plans.push({ headline: block.caption, tone: 'normal', block, beside: [] });
    }
  }
  told();
  return plans;
}

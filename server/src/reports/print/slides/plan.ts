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
  /** The numbers of its chart, where they are few enough to stand beside it. */
  readonly table: TableBlock | null;
  readonly beside: readonly Said[];
}

/** What departs from chance leads; else what is said first. */
const leadOf = (said: readonly Said[]): Said | undefined => said.find(({ tone }) => tone === 'concern') ?? said.find(({ tone }) => tone !== 'normal') ?? said[0];

const isWords = (block: PlainSection['blocks'][number] | undefined): block is TextBlock => block?.kind === 'text' && block.sentences.length > 0;

/** The table of a chart, right under it. */
const tableOf = (chart: ChartBlock, next: PlainSection['blocks'][number] | undefined): TableBlock | null => (next?.kind === 'table' && next.caption.zh === chart.caption.zh ? next : null);

/** Sentences that one slide of words has room for. */
const MOST_SAID = 5;
const [MOST_BESIDE, MOST_COLUMNS] = [9, 3];
/** Whether a table can be read beside its chart. */
const isSmall = ({ columns, rows }: TableBlock): boolean => rows.length <= MOST_BESIDE && columns.length <= MOST_COLUMNS;

/**
 * A section as slides, one finding each: a chart under what is said of it, a table under its caption, and sentences that nothing shows together on one slide.
 * Sentences of a section that stand alone share a slide.
 * What is said of a trend stands under its chart, of bars above it or under their table. A section without blocks has no slide but its chapter's.
 */
export function planSlides({ blocks, title }: PlainSection): SlidePlan[] {
  const plans: SlidePlan[] = [];
  let waiting: readonly Said[] = [];
  const told = (): void => {
    const [lead, shared] = [leadOf(waiting), plans.findIndex((plan) => plan.block === null && plan.headline === title && plan.beside.length + waiting.length <= MOST_SAID)];
    const isQuiet = waiting.every(({ tone }) => tone === 'normal');
    const before = plans[shared];
    if (lead !== undefined && before !== undefined && isQuiet) plans[shared] = { ...before, beside: [...before.beside, ...waiting] };
    else if (lead !== undefined) plans.push({ headline: waiting.length === 1 ? title : lead.words, tone: waiting.length === 1 ? 'normal' : lead.tone, block: null, table: null, beside: waiting.length === 1 ? waiting : waiting.filter((one) => one !== lead) });
    waiting = [];
  };
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind === 'text') {
      told();
      waiting = block.sentences;
    } else if (block.kind === 'chart') {
      const table = tableOf(block, blocks[at + 1]);
      const under = blocks[at + (table === null ? 1 : 2)];
      const isUnder = block.chart.form === 'line' || waiting.length === 0;
      if (isUnder) told();
      const said = isUnder ? (isWords(under) ? under.sentences : []) : waiting;
      waiting = [];
      const lead = leadOf(said);
      const beside = said.filter((one) => one !== lead);
      const isTogether = table !== null && beside.length === 0 && isSmall(table);
      plans.push({ headline: lead?.words ?? block.caption, tone: lead?.tone ?? 'normal', block, table: isTogether ? table : null, beside });
      if (table !== null && !isTogether) plans.push({ headline: table.caption, tone: 'normal', block: table, table: null, beside: [] });
      at += (table === null ? 0 : 1) + (isUnder && isWords(under) ? 1 : 0);
    } else {
      told();
      plans.push({ headline: block.caption, tone: 'normal', block, table: null, beside: [] });
    }
  }
  told();
  return plans;
}

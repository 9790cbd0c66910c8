import { MIN_N_FULL, type LocalisedText, type Metric } from '@concord/sql';
import type { BreakdownRow, MetricValue } from '../metrics/metrics.model.js';
import type { Finding } from './finding.js';
import { phrase } from './phrase.js';
import { shareFinding, sizeFinding } from './sentences.js';
import { numberText } from './text.js';

const WORDS = {
  apart: {
    zh: '满 30 件的 {full} 项中，{apart} 项的 95% 区间不含总体；即使各项并无差别，仅凭偶然平均也会有约 {chance} 项如此。',
    en: 'Of {full} with 30 or more, {apart} have a 95% interval that does not hold the whole; were all alike, chance alone would give about {chance}.',
  },
} as const;

const NAMED = { zh: '“{name}”', en: '“{name}”' } as const;
/** How often an interval misses the true value. */
const MISSES = 0.05;

function apartFinding(rows: readonly BreakdownRow[], { value: whole }: MetricValue): Finding | null {
  const full = rows.filter(({ member, value }) => !member.isOther && value.n >= MIN_N_FULL && value.ciLow !== null && value.ciHigh !== null);
  if (whole === null || full.length === 0) return null;
  const apart = full.filter(({ value: { ciHigh, ciLow } }) => (ciHigh ?? whole) < whole || (ciLow ?? whole) > whole).length;
  const chance = full.length * MISSES;
  return { what: 'apart', tone: 'normal', figures: { full: full.length, apart, chance }, words: phrase(WORDS.apart, { full: numberText(full.length), apart: numberText(apart), chance: numberText(chance, 1) }) };
}

/**
 * What may be said of a breakdown over `when`: the whole, and for sizes the largest member with its share, for rates how many members' intervals leave
 * the whole out (never which is best: small differences are chance, and no ranking is made of them).
 */
export function breakdownFindings(metric: Metric, rows: readonly BreakdownRow[], total: MetricValue, when: LocalisedText): Finding[] {
  const whole = sizeFinding(metric, total, when);
  if (metric.kind !== 'count' && metric.kind !== 'level') return [whole, apartFinding(rows, total)].filter((finding) => finding !== null);
  const [largest] = rows.filter(({ member }) => !member.isOther).sort((a, b) => (b.value.value ?? 0) - (a.value.value ?? 0));
  if (largest?.value.value === undefined || largest.value.value === null || total.value === null || total.value === 0) return [whole];
  return [whole, shareFinding(phrase(NAMED, { name: largest.member.label }), largest.value.value, metric.label, total.value)];
}

import { niceAbove } from '../../../chart/prepare/trend.js';
import { figures, words as text } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { MediatorsQuery } from '../../../graphql/gen/graphql.js';
import { byName, countText, percentText, plainText } from '../../../text/format.js';
import { byMember, onRoster } from '../roster.js';
import type { MediatorsWords } from '../words.js';

/** What one of them has to do. */
export interface Work {
  readonly key: string;
  readonly name: string;
  readonly closings: number;
  readonly open: number;
}

/** An axis from 0 in steps people read. */
export interface WorkAxis {
  readonly max: number;
  readonly interval: number;
}

/** Everybody's work, ready to be drawn. */
export interface DrawnWork {
  readonly points: readonly Work[];
  readonly medians: { readonly closings: number; readonly open: number };
  readonly axes: { readonly closings: WorkAxis; readonly open: WorkAxis };
}

/** Quantile of sorted numbers by linear interpolation (Hyndman & Fan 1996, type 7); 0 of none. */
function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}
const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Closings and what is open, of everybody who has either. */
export function workOf(data: Pick<MediatorsQuery, 'plot' | 'closings' | 'open'>, { wording }: MediatorsWords): DrawnWork {
  const [closings, open] = [byMember(data.closings), byMember(data.open)];
  const points = onRoster(data).map(({ member: { key, label } }) => ({ key, name: wording.name(label), closings: closings.get(key) ?? 0, open: open.get(key) ?? 0 })).filter((one) => one.closings + one.open > 0);
  const median = (of: 'closings' | 'open') => quantile(ascending(points.map((one) => one[of])), 0.5);
  const axis = (of: 'closings' | 'open'): WorkAxis => {
    const most = Math.max(1, ...points.map((one) => one[of]));
    const interval = niceAbove(most / 5);
    return { interval, max: Math.ceil(most / interval) * interval };
  };
  return { points, medians: { closings: median('closings'), open: median('open') }, axes: { closings: axis('closings'), open: axis('open') } };
}

/** How evenly it lies: the middle, what the busiest tenth does, and who has most open. */
export function workSentence({ points, medians }: DrawnWork, { say, wording: { locale } }: MediatorsWords): string {
  const sorted = ascending(points.map(({ closings }) => closings));
  const total = sorted.reduce((sum, n) => sum + n, 0);
  if (total === 0) return say('work.none');
  const top = Math.max(1, Math.round(points.length / 10));
  const half = (n: number): string => plainText(n, Number.isInteger(n) ? 0 : 1, locale);
  const first = say('work.sentence', {
    median: half(medians.closings), q1: half(quantile(sorted, 0.25)), q3: half(quantile(sorted, 0.75)), top: countText(top, locale), share: percentText(sorted.slice(-top).reduce((sum, n) => sum + n, 0) / total, locale),
  });
  const most = points.reduce<Work | null>((found, one) => (found === null || one.open > found.open ? one : found), null);
  if (most === null || medians.open === 0) return first;
  return `${first}${locale === 'en' ? ' ' : ''}${say('work.openSentence', { name: most.name, n: countText(most.open, locale), median: half(medians.open), times: plainText(most.open / medians.open, 1, locale) })}`;
}

/** Everybody by name. */
export function workTable({ points }: DrawnWork, { say, wording: { locale } }: MediatorsWords): ChartTable {
  const compare = byName(locale);
  return {
    columns: [text('name', say('roster.name')), figures('closings', say('roster.closings')), figures('open', say('roster.open'))],
    rows: [...points].sort((a, b) => compare(a.name, b.name)).map(({ name, closings, open }) => [name, countText(closings, locale), countText(open, locale)]),
  };
}

import type { LoadsQuery } from '../../graphql/gen/graphql.js';

/** A load as the ledger lists it. */
export type Load = LoadsQuery['loads'][number];

/** What a load opens to show: why rows were refused, what it changed in history, or its control totals and checks. */
export type LoadPart = 'rejects' | 'restated' | 'checks';

/** What can become of a delivered row, in the order the bar is drawn. */
export const FATES = ['loaded', 'folded', 'unchanged', 'rejected'] as const;

/** What can become of a delivered row. */
export type Fate = (typeof FATES)[number];

/** A part of a load's bar. */
export interface BarPart {
  readonly fate: Fate;
  readonly rows: number;
  /** Per cent of the longest bar of the ledger. */
  readonly width: number;
}

/** The bar of a load against the largest delivery listed; a fate of no rows has no part. */
export function barOf(load: Readonly<Record<Fate, number>>, mostDelivered: number): readonly BarPart[] {
  return FATES.flatMap((fate) => {
    const rows = load[fate];
    return rows === 0 ? [] : [{ fate, rows, width: mostDelivered === 0 ? 0 : (rows / mostDelivered) * 100 }];
  });
}

/** Rows delivered that are neither loaded, folded, unchanged nor rejected. Anything but 0 is a fault. */
export function imbalanceOf(load: Readonly<Record<Fate | 'delivered', number>>): number {
  return load.delivered - FATES.reduce((sum, fate) => sum + load[fate], 0);
}

/** Whether a load's rows are expected to balance: one under way, or stopped half-way, has not been counted out. */
export function mustBalance(load: Load): boolean {
  return load.state !== 'running' && load.state !== 'failed';
}

/** Whole seconds a load took; null while it runs. Both times carry their zone. */
export function secondsOf(load: Pick<Load, 'startedAt' | 'finishedAt'>): number | null {
  return load.finishedAt === null ? null : Math.max(0, Math.round((Date.parse(load.finishedAt) - Date.parse(load.startedAt)) / 1000));
}

/** Who brought a load, as the page has words for it: somebody by their id, a schedule by its name, or one of those who have no name. */
export type Bringer = { readonly kind: 'local' | 'cli' | 'demo' } | { readonly kind: 'schedule' | 'viewer'; readonly name: string };

/** Reads who brought a load; null where it is not known. */
export function bringerOf(by: string): Bringer | null {
  if (by === '') return null;
  if (by === 'local' || by === 'cli' || by === 'demo') return { kind: by };
  return by.startsWith('schedule ') ? { kind: 'schedule', name: by.slice('schedule '.length) } : { kind: 'viewer', name: by };
}

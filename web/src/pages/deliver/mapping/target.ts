import type { Order } from '../visit.js';

const DATASET = /^[a-z0-9][a-z0-9_-]{0,39}$/u;

/** Whether a dataset may be named so. */
export const isDataset = (name: string): boolean => DATASET.test(name);

/** What a profile says of where its cases go and what day its files know up to; '' where it says nothing. */
export function proposedTarget(profile: string): { readonly dataset: string; readonly asOf: string } {
  const said = (key: string): string => new RegExp(`^${key}: *["']?([\\w-]+)`, 'mu').exec(profile)?.[1] ?? '';
  return { dataset: said('dataset'), asOf: said('as_of') };
}

/** A choice of one's own; what the profile proposes anyway is none. */
export const ownChoice = (typed: string, proposed: string): string | null => (typed === '' || typed === proposed ? null : typed);

/** What is worth knowing about where cases go. Only the first stands in the way. */
export type TargetRemark = 'BAD_DATASET' | 'JOINS' | 'FUTURE' | null;

/** Judges a dataset: one that exists is joined. */
export function datasetRemark(dataset: string, known: readonly string[]): TargetRemark {
  if (!isDataset(dataset)) return 'BAD_DATASET';
  return known.includes(dataset) ? 'JOINS' : null;
}

/** Judges an as-of day against today, both `YYYY-MM-DD`. */
export const asOfRemark = (asOf: string, today: string): TargetRemark => (asOf > today ? 'FUTURE' : null);

/** Whether two orders ask for the same. */
export const isSameOrder = (a: Order | null, b: Order | null): boolean => a?.profile === b?.profile && a?.dataset === b?.dataset && a?.asOf === b?.asOf;

import { CANCEL_JOB, JOB } from '../../graphql/deliveries.js';
import { useFollowedJob } from '../../graphql/jobs/follow-job.js';
import type { FollowedJob } from '../../graphql/jobs/follow-job.js';
import type { JobFieldsFragment, LoadPhase } from '../../graphql/gen/graphql.js';

/** Work in the background as last heard of. */
export type Job = JobFieldsFragment;
/** A job that is followed. */
export type WatchedJob = FollowedJob<Job>;

/** Where a phase begins and how far it reaches, of the whole. Reading is most of the work. */
const REACH: Readonly<Record<LoadPhase, readonly [number, number]>> = { check: [0, 0.02], read: [0.02, 0.6], map: [0.6, 0.75], fold: [0.75, 0.85], publish: [0.85, 1], withdraw: [0, 1], delete: [0, 1], done: [1, 1] };

/** How much of a job is done, 0 to 1. */
export function shareOf({ phase, done, total }: Pick<Job, 'phase' | 'done' | 'total'>): number {
  const [from, to] = REACH[phase];
  return from + (to - from) * (total <= 0 ? 0 : Math.min(1, Math.max(0, done / total)));
}

/** Follows the job under `id` until it ends. */
export const useJob = (id: () => string | null): WatchedJob => useFollowedJob<Job>(id, { ask: JOB, cancel: CANCEL_JOB });

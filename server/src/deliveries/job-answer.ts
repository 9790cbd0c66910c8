import { rejectSentence, type LoadResult } from '@concord/etl';
import type { DeliveryOutcome, Job } from './deliveries.model.js';
import type { JobStatus } from './jobs.js';

function outcomeOf(result: LoadResult): DeliveryOutcome {
  const { loadNo, sameAs, dataset, asOf, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged, rejects, unknownValues } = result;
  return {
    loadNo, sameAs: sameAs ?? null, dataset, asOf: asOf === '' ? null : asOf, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged,
    rejects: rejects.map((one) => ({ ...one, sentence: rejectSentence(one.reason) })), unknownValues,
  };
}

/** A job as GraphQL tells it. */
export function jobOf({ id, state, progress: { phase, done, total }, failure, result }: JobStatus<LoadResult>): Job {
  return { id, state, phase, done, total, failure, outcome: result === null ? null : outcomeOf(result) };
}

import { rejectSentence, type CaseText, type CheckReport, type LoadResult } from '@concord/etl';
import { subjectById, type LocalisedText, type SubjectId } from '@concord/sql';
import type { DeliveryOutcome, DeliveryPreview, Job } from './deliveries.model.js';
import { findingOf } from '../checks/finding-answer.js';
import type { DeliveryJob, JobResult } from './deliveries.service.js';

/** A column of a case or record in words. */
function columnLabel(into: SubjectId, column: string): LocalisedText | null {
  const found = subjectById(into).columns.find(({ name }) => name === column);
  return found === undefined ? null : { zh: found.zh, en: found.en };
}

function outcomeOf(result: LoadResult | CheckReport): DeliveryOutcome {
  const { into, sameAs, dataset, asOf, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged, rejects, unknownValues } = result;
  return {
    loadNo: 'loadNo' in result ? result.loadNo : null, sameAs: sameAs ?? null, into, dataset, asOf: asOf === '' ? null : asOf,
    delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged,
    rejects: rejects.map(({ column, reason, rows }) => ({ column, columnLabel: columnLabel(into, column), reason, rows, sentence: rejectSentence(reason) })),
    unknownValues: unknownValues.map((one) => ({ ...one, columnLabel: columnLabel(into, one.column) })),
  };
}

/** Only the columns that say something: most files fill a few of them. */
function firstCases(cases: readonly CaseText[]): Pick<DeliveryPreview, 'caseColumns' | 'cases'> {
  const caseColumns = Object.keys(cases[0] ?? {}).filter((name) => cases.some((one) => one[name] !== ''));
  return { caseColumns, cases: cases.map((one) => caseColumns.map((name) => one[name] ?? '')) };
}

function previewOf({ refusal, rejects, cases, changes, examples, months, findings, grade }: CheckReport): DeliveryPreview {
  return {
    refusal: refusal === undefined ? null : { code: refusal.code, message: { zh: refusal.zh, en: refusal.en } },
    ...firstCases(cases),
    rejectSamples: rejects.flatMap(({ column, reason, samples }) => samples.map(({ rowNo, value }) => ({ column, reason, rowNo, value }))),
    changes, examples, months, grade, findings: findings.map(findingOf),
  };
}

function answerOf(result: JobResult | null): Pick<Job, 'outcome' | 'preview' | 'retained' | 'withdrawn'> {
  const nothing = { outcome: null, preview: null, retained: null, withdrawn: null };
  // Backups, and what rules of the log and of rejected rows delete, are asked for by the command line alone, which reads the job itself.
  if (result === null || 'bytes' in result || 'what' in result) return nothing;
  if ('withdrawnNo' in result) return { ...nothing, withdrawn: result };
  if ('acts' in result) return { ...nothing, retained: result };
  return { ...nothing, outcome: outcomeOf(result), preview: 'loadNo' in result ? null : previewOf(result) };
}

/** A job as GraphQL tells it. */
export const jobOf = ({ id, state, progress: { phase, done, total }, failure, result }: DeliveryJob): Job => ({ id, state, phase, done, total, failure, ...answerOf(result) });

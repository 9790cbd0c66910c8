import { z } from 'zod';
import { allChecks, CONTROL_AMOUNTS, subjectById, summedColumns, type CheckId, type SubjectId } from '@concord/sql';

const CHECK_IDS = allChecks.map(({ id }) => id) as [CheckId, ...CheckId[]];

/** `checks.rules` of a profile: what this source is allowed, by check; what is not named keeps the check's own severity and limit. */
export const ruleOverrides = z.partialRecord(z.enum(CHECK_IDS), z.strictObject({
  severity: z.enum(['block', 'warn', 'note', 'off']).optional(),
  above: z.number().min(0).optional(),
}));

/** `checks.expect` of a profile: what the sender says the delivery holds. Rows as in the files; cases and sums, by column, as they will be current. */
export const expectedTotals = z.strictObject({
  rows: z.int().min(0).optional(),
  cases: z.int().min(0).optional(),
  sums: z.record(z.string(), z.number().min(0)).default({}),
});

/** The columns whose sums a sender may say: amounts of cases, numbers of reference data. */
const columnsWithSums = (into: SubjectId): readonly string[] => (into === 'case' ? Object.values(CONTROL_AMOUNTS) : summedColumns(subjectById(into).columns));

/** Faults of the sums a sender says: columns that nobody adds up. */
export function* sumFaults({ into, checks: { expect } }: { readonly into: SubjectId; readonly checks: { readonly expect?: z.output<typeof expectedTotals> | undefined } }): Generator<readonly [path: readonly string[], message: string]> {
  const known = columnsWithSums(into);
  for (const name of Object.keys(expect?.sums ?? {})) if (!known.includes(name)) yield [['checks', 'expect', 'sums', name], known.length === 0 ? `has no sums: nothing of ${into} is added up` : `is not added up; sums are of ${known.join(', ')}`];
}

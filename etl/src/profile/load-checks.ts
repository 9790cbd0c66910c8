import { z } from 'zod';
import { allChecks, CANONICAL_COLUMNS, CONTROL_AMOUNTS, subjectById, summedColumns, testFault, type CanonicalColumn, type CheckId, type SubjectId } from '@concord/sql';

const CHECK_IDS = allChecks.map(({ id }) => id) as [CheckId, ...CheckId[]];

/** `checks.rules` of a profile: what this source is allowed, by check; what is not named keeps the check's own severity and limit. */
export const ruleOverrides = z.partialRecord(z.enum(CHECK_IDS), z.strictObject({
  severity: z.enum(['block', 'warn', 'note', 'off']).optional(),
  above: z.number().min(0).optional(),
}));

const code = z.union([z.string(), z.number()]).transform(String);
const codes = z.union([code.transform((one) => [one]), z.array(code).min(1)]);
const columnTest = z.union([
  z.enum(['filled', 'empty']), z.strictObject({ any_of: codes }), z.strictObject({ none_of: codes }), z.strictObject({ min: z.number().optional(), max: z.number().optional() }), z.strictObject({ not_before: z.string() }),
]);
const columnTests = z.record(z.string(), columnTest);

/** `checks.own` of a profile: rules of the source's own, by the name they are told by. Cases that fulfil `when` (all, without one) fulfil `require`. */
export const ownRules = z.record(z.string().min(1).max(60), z.strictObject({
  when: columnTests.default({}),
  require: columnTests.refine((tests) => Object.keys(tests).length > 0, 'asks nothing'),
  severity: z.enum(['block', 'warn', 'note']).default('warn'),
  above: z.number().min(0).max(1).default(0),
}));

type Fault = readonly [path: readonly string[], message: string];

/** Faults of a source's own rules: columns no case has, tests that a column cannot be asked, names that are taken. */
export function* ownFaults(rules: z.output<typeof ownRules>): Generator<Fault> {
  const columnOf = (name: string): CanonicalColumn | undefined => CANONICAL_COLUMNS.find((column) => column.name === name);
  for (const [name, rule] of Object.entries(rules)) {
    if (CHECK_IDS.some((id) => id === name)) yield [['checks', 'own', name], 'is the name of a check there is; say `rules` to change it'];
    for (const part of ['when', 'require'] as const) {
      for (const [column, test] of Object.entries(rule[part])) {
        const found = columnOf(column);
        const fault = found === undefined ? 'is no column of a case' : testFault(found, test, columnOf);
        if (fault !== undefined) yield [['checks', 'own', name, part, column], fault];
      }
    }
  }
}

/** `checks.expect` of a profile: what the sender says the delivery holds. Rows as in the files; cases and sums, by column, as they will be current. */
export const expectedTotals = z.strictObject({
  rows: z.int().min(0).optional(),
  cases: z.int().min(0).optional(),
  sums: z.record(z.string(), z.number().min(0)).default({}),
});

/** The columns whose sums a sender may say: amounts of cases, numbers of reference data. */
const columnsWithSums = (into: SubjectId): readonly string[] => (into === 'case' ? Object.values(CONTROL_AMOUNTS) : summedColumns(subjectById(into).columns));

/** Faults of the sums a sender says: columns that nobody adds up. */
export function* sumFaults({ into, checks: { expect } }: { readonly into: SubjectId; readonly checks: { readonly expect?: z.output<typeof expectedTotals> | undefined } }): Generator<Fault> {
  const known = columnsWithSums(into);
  for (const name of Object.keys(expect?.sums ?? {})) if (!known.includes(name)) yield [['checks', 'expect', 'sums', name], known.length === 0 ? `has no sums: nothing of ${into} is added up` : `is not added up; sums are of ${known.join(', ')}`];
}

import { z } from 'zod';
import { allChecks, type CheckId } from '@concord/sql';

const CHECK_IDS = allChecks.map(({ id }) => id) as [CheckId, ...CheckId[]];

/** `checks.rules` of a profile: what this source is allowed, by check; what is not named keeps the check's own severity and limit. */
export const ruleOverrides = z.partialRecord(z.enum(CHECK_IDS), z.strictObject({
  severity: z.enum(['block', 'warn', 'note', 'off']).optional(),
  above: z.number().min(0).optional(),
}));

/** `checks.expect` of a profile: what the sender says the delivery holds. Rows as in the files; cases and sums as they will be current. */
export const expectedTotals = z.strictObject({
  rows: z.int().min(0).optional(),
  cases: z.int().min(0).optional(),
  sums: z.strictObject({ amount_claimed: z.number().min(0).optional(), amount_agreed: z.number().min(0).optional() }).default({}),
});

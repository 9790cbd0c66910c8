import type { Finding } from '@concord/etl';
import { checkById, NO_MONTH } from '@concord/sql';
import type { LoadFinding } from './checks.model.js';

/** A month as GraphQL tells it; null for what belongs to none. */
export const monthOf = (month: string): string | null => (month === NO_MONTH ? null : month);

/** A finding as GraphQL tells it. One of a check that is no more is told by its id. */
export function findingOf(finding: Finding): LoadFinding {
  const check = checkById(finding.rule);
  return { ...finding, month: monthOf(finding.month), isShare: check?.counts !== true, label: check?.label ?? { zh: finding.rule, en: finding.rule }, meaning: check?.meaning ?? null };
}

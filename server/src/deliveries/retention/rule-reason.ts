import { QuestionError } from '../../store/errors.js';

const REASON = { least: 10, most: 500 } as const;

/** Why a rule is set, as it was written. Throws `QuestionError` BAD_INPUT. */
export function ruleReason(reason: string): string {
  const said = reason.trim();
  if (said.length < REASON.least || said.length > REASON.most) throw new QuestionError('BAD_INPUT', `a reason has ${String(REASON.least)} to ${String(REASON.most)} characters`);
  return said;
}

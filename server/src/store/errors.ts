import type { LocalisedText } from '@concord/sql';

/**
 * What a person may be told. Everything else becomes INTERNAL with an id that the log explains.
 * - `NO_SCOPE` the viewer has no scope: no answer
 * - `SIGN_IN` nobody is signed in
 * - `FORBIDDEN` they may see, but not do this
 * - `BAD_INPUT` the question cannot be asked so
 * - `TOO_LARGE` more than may be sent
 * - `PERIOD_DELETED` closed cases of the period were deleted for their age
 * - `DATA_MOVED` loads were published faster than the question could be answered
 */
export type QuestionErrorCode = 'NO_SCOPE' | 'SIGN_IN' | 'FORBIDDEN' | 'BAD_INPUT' | 'TOO_LARGE' | 'PERIOD_DELETED' | 'DATA_MOVED' | 'BAD_ROW';

/** A question that gets no answer; the message is safe to show. */
export class QuestionError extends Error {
  override readonly name: string = 'QuestionError';
  constructor(readonly code: QuestionErrorCode, message: string) {
    super(message);
  }
}

/** Closed cases of the period asked about were deleted for their age: no figure of it would be complete. */
export class PeriodDeletedError extends QuestionError {
  override readonly name = 'PeriodDeletedError';
  readonly sentence: LocalisedText;
  /** `before`: the day before which closed cases were deleted (YYYY-MM-DD). */
  constructor(before: string) {
    super('PERIOD_DELETED', `closed cases of before ${before} were deleted for their age`);
    this.sentence = { zh: `${before}之前结案的案件已按保存期限删除，此前的数字都不完整。请把期间改为从该日起。`, en: `Cases closed before ${before} were deleted for their age, so no figure of that time is complete. Begin the period on that day.` };
  }
}

/** Something that the rules do not allow; nothing was changed. The sentence is for whoever asked. */
export abstract class Refused<Code extends string = string> extends Error {
  /** What else whoever asked is told, beside the sentence. */
  beside: Readonly<Record<string, number | string>> | undefined;

  constructor(readonly code: Code, readonly sentence: LocalisedText) {
    super(sentence.en);
  }
}

/** No room: of the operational store, of a file system. */
const FULL: ReadonlySet<string> = new Set(['OPERATIONAL_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG']);
/** Whether an error, or what it came of, says that a disk has no room. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('code' in error && FULL.has(String(error.code))) || ('cause' in error && isDiskFull(error.cause));
}

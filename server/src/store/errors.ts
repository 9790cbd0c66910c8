/**
 * What a person may be told. Everything else becomes INTERNAL with an id that the log explains.
 * - `NO_SCOPE` the viewer has no scope: no answer
 * - `SIGN_IN` nobody is signed in
 * - `FORBIDDEN` they may see, but not do this
 * - `BAD_INPUT` the question cannot be asked so
 * - `TOO_LARGE` more than may be sent
 * - `DATA_MOVED` loads were published faster than the question could be answered
 */
export type QuestionErrorCode = 'NO_SCOPE' | 'SIGN_IN' | 'FORBIDDEN' | 'BAD_INPUT' | 'TOO_LARGE' | 'DATA_MOVED' | 'BAD_ROW';

/** A question that gets no answer; the message is safe to show. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError';
  constructor(readonly code: QuestionErrorCode, message: string) {
    super(message);
  }
}

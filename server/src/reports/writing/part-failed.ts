import type { LocalisedText } from '@concord/sql';
import { QuestionError, Refused, type QuestionErrorCode } from '../../store/errors.js';

/** Which faults are of a report as a whole and not of one part: whoever asks may not, or the data moved away beneath it. */
const OF_THE_WHOLE: readonly string[] = ['NO_SCOPE', 'SIGN_IN', 'PERIOD_DELETED', 'DATA_MOVED'];

/** A part of a report could not be worked out, and a report with a hole is none. `sectionId` and `section` say where; the cause is what it was. */
export class ReportPartFailed extends Refused<'REPORT_PART_FAILED'> {
  override readonly name = 'ReportPartFailed';
  /** Why, where that may be told. */
  readonly because: QuestionErrorCode | null;

  constructor(readonly sectionId: string, readonly section: LocalisedText, cause: unknown) {
    super('REPORT_PART_FAILED', { zh: `“${section.zh}”一节未能算出，报告没有生成。`, en: `The section “${section.en}” could not be worked out, so that there is no report.` });
    this.cause = cause;
    this.because = cause instanceof QuestionError && cause.code !== 'BAD_ROW' ? cause.code : null;
  }
}

/** What a failed part makes of a report: itself where it is of the whole, else `ReportPartFailed`. */
export const failureOf = (error: unknown, id: string, title: LocalisedText): unknown => (error instanceof QuestionError && OF_THE_WHOLE.includes(error.code) ? error : new ReportPartFailed(id, title, error));

import type { LocalisedText } from '@concord/sql';
import { QuestionError, type QuestionErrorCode } from '../../store/errors.js';

/** Which faults are of a report as a whole and not of one part: whoever asks may not, or the data moved away beneath it. */
const OF_THE_WHOLE: readonly string[] = ['NO_SCOPE', 'SIGN_IN', 'PERIOD_DELETED', 'DATA_MOVED'];

/** A part of a report could not be worked out, and a report with a hole is none. `sectionId` and `section` say where; the cause is what it was. */
export class ReportPartFailed extends Error {
  override readonly name = 'ReportPartFailed';
  readonly code = 'REPORT_PART_FAILED';
  readonly sentence: LocalisedText;
  /** Why, where that may be told. */
  readonly because: QuestionErrorCode | null;

  constructor(readonly sectionId: string, readonly section: LocalisedText, cause: unknown) {
    super(`the section “${section.en}” (${sectionId}) could not be worked out`, { cause });
    this.because = cause instanceof QuestionError && cause.code !== 'BAD_ROW' ? cause.code : null;
    this.sentence = { zh: `“${section.zh}”一节未能算出，报告没有生成。`, en: `The section “${section.en}” could not be worked out, so that there is no report.` };
  }
}

/** What a failed part makes of a report: itself where it is of the whole, else `ReportPartFailed`. */
export const failureOf = (error: unknown, id: string, title: LocalisedText): unknown => (error instanceof QuestionError && OF_THE_WHOLE.includes(error.code) ? error : new ReportPartFailed(id, title, error));

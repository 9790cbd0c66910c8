import type { LocalisedText } from '@concord/sql';

const reason = (zh: string, en: string): LocalisedText => ({ zh, en });

/** Why a delivered row was not loaded. The code is what `concord.reject.reason` holds; the sentence is what people read. */
export const REJECT_REASONS = {
  FIELD_COUNT: reason('字段个数与表头不符。', 'The row does not have as many fields as the header.'),
  TORN_ROW: reason('文件在最后一行中间断开，行不完整。', 'The file ends in the middle of its last row.'),
  LINE_TOO_LONG: reason('一行超过 1 MiB。', 'The row is longer than 1 MiB.'),
  NUL_BYTE: reason('行内有空字节（NUL）。', 'The row holds a NUL byte.'),
  BAD_QUOTE: reason('右引号之后还有文字。', 'Text follows a closing quote.'),
  BAD_JSON: reason('不是一个 JSON 对象。', 'The line is not a JSON object.'),
  ERROR_CELL: reason('单元格是表格软件的错误值。', 'The cell holds an error of the spreadsheet.'),
  INEXACT_NUMBER: reason('文件把这个整数存成了浮点数，超过 2^53（约 16 位），末几位已不可信；请在来源中把此列存为文本后重新导出。', 'The file stores this whole number as a double beyond 2^53 (some 16 digits), so its last digits cannot be trusted; keep the column as text in the source and export again.'),
  NO_RESULT: reason('公式没有存下结果；请在表格软件中打开、重新计算并保存。', 'The formula was saved without its result; open the workbook in a spreadsheet, let it calculate, and save it.'),
  MISSING_VALUE: reason('必填项为空。', 'A required value is empty.'),
  BAD_DATE: reason('不是档案中声明的日期格式，或日期不存在。', 'Not a date in the formats the profile declares, or no such day.'),
  DATE_TOO_EARLY: reason('日期早于档案允许的最早日期。', 'The date is before the earliest day the profile allows.'),
  DATE_IN_FUTURE: reason('已发生事件的日期晚于今天。', 'An event that has happened is dated after today.'),
  BAD_AMOUNT: reason('不是金额（至多 16 位整数；千分位按三位分组）。', 'Not an amount (up to 16 digits; thousands in groups of three).'),
  NEGATIVE_AMOUNT: reason('金额为负。', 'The amount is negative.'),
  BAD_COUNT: reason('不是 0 至 65535 的整数。', 'Not a whole number from 0 to 65535.'),
  BAD_NUMBER: reason('不是数（不为负，至多 12 位整数）。', 'Not a number (not negative, up to 12 digits before the point).'),
  BAD_WHOLE: reason('不是至多 15 位的非负整数。', 'Not a whole number of up to 15 digits.'),
  BAD_SCORE: reason('不是 0 至 10 的整数评分。', 'Not a whole score from 0 to 10.'),
  BAD_FLAG: reason('不是可识别的是/否。', 'Not a recognisable yes or no.'),
  TEXT_TOO_LONG: reason('文字超过 500 个字符。', 'The text is longer than 500 characters.'),
  NOT_SPLIT: reason('单元格不符合档案中的拆分写法（split）。', 'The cell is not written the way the profile splits it.'),
  UNKNOWN_VALUE: reason('词表中没有这个值。', 'The value is not in the vocabulary.'),
  UNKNOWN_OUTCOME: reason('不是已知的办理结果。', 'Not a known outcome.'),
  NEGATIVE_DURATION: reason('办结等日期早于收案日。', 'A later step is dated before the case was received.'),
  BEFORE_BEGINNING: reason('时间早于发送时间。', 'The time is before the sending.'),
  CLOSED_WITHOUT_OUTCOME: reason('有办结日而没有办理结果。', 'There is a closing date but no outcome.'),
  OUTCOME_WITHOUT_CLOSED: reason('有办理结果而没有办结日。', 'There is an outcome but no closing date.'),
  PAST_RETENTION: reason('案件办结已超过保存期限，此前的案件已按期限删除；此行不收，内容也不保存。须重新收入的，请先放宽期限。', 'The case was closed longer ago than cases are kept, and those of its time were deleted; the row is not taken in and nothing of it is kept. To bring it back, relax the rule first.'),
  DUPLICATE_ID: reason('同一案件编号的多行内容不同（每案一行）。', 'Rows with this case id differ, and the profile says one row is one case.'),
  DUPLICATE_KEY: reason('同一记录的多行内容不同。', 'Rows about the same record differ.'),
  DIFFERS_BETWEEN_FILES: reason('同一编号在同次交付的几个文件中内容不同，分不出先后；先后导出的文件请逐个载入，或放进一个文件夹（逐个载入，后者为准）。', 'Files of one delivery differ about the same id, and none of them is the later one; load exports of different days one by one, or as a folder, whose files are loaded one after the other.'),
  PARTY_NOT_KEPT: reason('重新交付的拒收行没有填写当事人，而原来那次载入的记录已不在库中；请填写当事人。', 'A rejected row came back without its party, and what was kept of it when it was rejected is gone; fill in the party.'),
  SPAN_REVERSED: reason('失效日早于生效日。', 'The span ends before it begins.'),
  NONE_GIVEN: reason('这几列至少要填一列。', 'At least one of these columns must be filled.'),
  BOUNDS_REVERSED: reason('下限（起始）大于上限（终止）。', 'The lower bound (or beginning) is above the upper (or end).'),
  OVERLAPPING_SPAN: reason('同一对象的有效期重叠（与本次或已有的记录），其各行均未载入。', 'Spans of the same thing overlap, within the delivery or with what is held; none of its rows was loaded.'),
  ALIAS_CHAIN: reason('所并到的名字自己又被并到别处（或就是同一个名字）；请直接并到最后的名字。', 'The name in use is itself taken to another (or is the same name); name the last one at once.'),
  CROSSWALK_CHAIN: reason('现行代码又被对应到别处（或与旧代码相同）；请直接对应到最后的代码。', 'The code in use is itself taken further (or is the old code); name the last code at once.'),
  DISAGREES: reason('同一案件的多行在此列不一致。', 'The rows of this case disagree in this column.'),
  DISAGREES_BETWEEN_FILES: reason('同一案件在同次交付的几个文件中，此列各不相同（每个文件自身一致）；若后一文件的值应当取代前者，请在档案中将此列设为取最后的值（fold: last），若每个文件都含其案件的全部行，请逐个载入。', 'Files of one delivery disagree about this column of the case, each by itself being of one mind; where the later file is right, let the profile take the last value (fold: last), and where each file holds every row of its cases, load them one by one.'),
  SIBLING_REJECTED: reason('同一案件的另一行有误，整案未载入。', 'Another row of the same case is at fault, so the case was not loaded.'),
} as const satisfies Readonly<Record<string, LocalisedText>>;

/** A code of `REJECT_REASONS`. */
export type RejectReason = keyof typeof REJECT_REASONS;

/** The sentence for a stored reason; an unknown code (written by a later version) labels itself. */
export function rejectSentence(code: string): LocalisedText {
  return Object.hasOwn(REJECT_REASONS, code) ? REJECT_REASONS[code as RejectReason] : { zh: code, en: code };
}

/** A row that the reader itself refuses. `row` counts the header as row 1, as a spreadsheet does. */
export interface RowReject {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: RejectReason;
}

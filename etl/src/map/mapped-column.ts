import { OUTCOMES, subjectById, type CanonicalColumn } from '@concord/sql';
import { numberStyleOf } from '../profile/cell-rules.js';
import { ERROR_CELLS, INEXACT, NO_RESULT } from '../profile/error-cells.js';
import { parseDateFormat, type DateFormat } from '../profile/date-format.js';
import type { Profile } from '../profile/profile.js';
import type { ColumnRule } from '../profile/schema.js';
import type { RejectReason } from '../reject/reasons.js';
import { sqlText, sqlTexts } from './literal.js';
import { clockSql, dateSql } from './date-sql.js';
import { amountSql, decimalSql, longWholeSql, wholeSql } from './number-sql.js';
import { listSql } from './split-sql.js';
import { codeSql, flattenVocabulary, listedSql, unknownSql, type Vocabulary } from './text-sql.js';
import { recordId, typedColumns } from './typed-columns.js';

/** A condition on one row, and what to call it. Checked in order; the first that holds is the row's fault in this column. */
export interface Fault {
  readonly when: string;
  readonly reason: RejectReason;
}

/** One column of a case or record as SQL. `r_<name>` is the delivered text, `v_<name>` the typed value. */
export interface MappedColumn {
  readonly name: string;
  readonly canonical: CanonicalColumn;
  readonly rule: ColumnRule | undefined;
  /** The typed value out of `r_<name>`. */
  readonly value: string;
  readonly faults: readonly Fault[];
  /** True where one of them holds. */
  readonly isBad: string;
  readonly vocabulary: Vocabulary | undefined;
  /** Of a column that takes all parts of a cell: the parts of `r_<name>`, as Array(String). */
  readonly list: string | undefined;
}

const FLAGS = flattenVocabulary({ '1': ['1', 'true', 'yes', 'y', 't', '是', '有', '合格', '通过'], '0': ['0', 'false', 'no', 'n', 'f', '否', '无', '不合格', '未通过'] });
/** Codes that may be delivered as they are. */
const asTheyAre = (codes: readonly string[]): Vocabulary => flattenVocabulary(Object.fromEntries(codes.map((code) => [code, [code]])));
const OUTCOME_CODES = asTheyAre(OUTCOMES.filter((code) => code !== ''));
const TEXT_CHARS = 500;

/** How readers write the dates of files that have a type for them. */
const TYPED_DATES = ['YYYY-MM-DD', 'YYYY-MM-DD HH:mm:ss'];
/** And points in time, where a profile names the zone they are told in. */
const ZONED_DATES = [...TYPED_DATES, 'YYYY-MM-DD HH:mm:ssZ'];

/** The formats a date may be delivered in, in the order they are tried. */
export function formatsOf(profile: Profile, own: readonly string[] | undefined, typedCells: boolean): readonly DateFormat[] {
  const typedDates = profile.zone === undefined ? TYPED_DATES : ZONED_DATES;
  return [...new Set([...(own ?? profile.dates), ...(typedCells ? typedDates : [])])].map(parseDateFormat).filter((format) => format !== undefined);
}

/** The last day the engine knows. */
const LAST_DAY = "toDate('2149-06-06')";

interface Typed {
  readonly value: string;
  readonly faults: readonly Fault[];
  /** Whether one of them holds, where that is asked for less than each of them. */
  readonly isBad?: string;
}

/** True where one of the faults holds. */
export const anyOf = (faults: readonly Fault[]): string => faults.map(({ when }) => `ifNull(${when}, 0)`).join(' OR ');

const unreadable = (raw: string, value: string, reason: RejectReason): Fault => ({ when: `${raw} != '' AND ${value} IS NULL`, reason });

function typedDate(ahead: boolean, raw: string, value: string, formats: readonly DateFormat[], { zone, checks: { earliest } }: Profile): Typed {
  const faults: Fault[] = [unreadable(raw, value, 'BAD_DATE'), { when: `${value} < toDate(${sqlText(earliest)})`, reason: 'DATE_TOO_EARLY' }];
  if (!ahead) faults.push({ when: `${value} > {today:Date}`, reason: 'DATE_IN_FUTURE' });
  // A third of all columns are dates, and every row is asked.
  const isBad = `${raw} != '' AND ifNull(toInt32(${value}), -1) NOT BETWEEN toInt32(toDate(${sqlText(earliest)})) AND toInt32(${ahead ? LAST_DAY : '{today:Date}'})`;
  return { value: dateSql(raw, formats, zone), faults, isBad };
}

/** A point in time that has happened, by the local clock. */
function typedMoment(raw: string, value: string, formats: readonly DateFormat[], { zone, checks: { earliest } }: Profile): Typed {
  const faults: Fault[] = [
    unreadable(raw, value, 'BAD_DATE'), { when: `toDate(${value}) < toDate(${sqlText(earliest)})`, reason: 'DATE_TOO_EARLY' }, { when: `toDate(${value}) > {today:Date}`, reason: 'DATE_IN_FUTURE' },
  ];
  return { value: clockSql(raw, formats, zone), faults };
}

function typedCode(raw: string, vocabulary: Vocabulary, keep: boolean, reason: RejectReason): Typed {
  return { value: codeSql(raw, vocabulary, keep ? raw : "''"), faults: keep ? [] : [{ when: unknownSql(raw, vocabulary), reason }] };
}

function typedList(list: string, vocabulary: Vocabulary | undefined, keep: boolean, tooLong: Fault): Typed {
  const unknown: Fault[] = vocabulary === undefined || keep ? [] : [{ when: `arrayExists(part -> ${unknownSql('part', vocabulary)}, ${list})`, reason: 'UNKNOWN_VALUE' }];
  return { value: listedSql(list, vocabulary), faults: [...unknown, tooLong] };
}

function typed(column: CanonicalColumn, raw: string, value: string, profile: Profile, rule: ColumnRule, vocabulary: Vocabulary | undefined, formats: readonly DateFormat[], list: string | undefined): Typed {
  const tooLong: Fault = { when: `lengthUTF8(${raw}) > ${String(TEXT_CHARS)}`, reason: 'TEXT_TOO_LONG' };
  switch (column.kind) {
    case 'date': return typedDate(column.ahead === true, raw, value, formats, profile);
    case 'moment': return typedMoment(raw, value, formats, profile);
    case 'amount': return { value: amountSql(raw, numberStyleOf(profile.numbers, rule.numbers)), faults: [unreadable(raw, value, 'BAD_AMOUNT'), { when: `${value} < 0`, reason: 'NEGATIVE_AMOUNT' }] };
    case 'count': return { value: wholeSql(raw, 'UInt16'), faults: [unreadable(raw, value, 'BAD_COUNT')] };
    case 'number': return { value: decimalSql(raw, profile.numbers), faults: [unreadable(raw, value, 'BAD_NUMBER')] };
    case 'whole': return { value: longWholeSql(raw, profile.numbers), faults: [unreadable(raw, value, 'BAD_WHOLE')] };
    case 'score': return { value: wholeSql(raw, 'UInt8'), faults: [unreadable(raw, value, 'BAD_SCORE'), { when: `${value} > 10`, reason: 'BAD_SCORE' }] };
    case 'flag': {
      const words = vocabulary ?? FLAGS;
      return { value: `toUInt8OrNull(${codeSql(raw, words, "''")})`, faults: [unreadable(raw, value, 'BAD_FLAG')] };
    }
    case 'outcome': return typedCode(raw, vocabulary ?? OUTCOME_CODES, false, 'UNKNOWN_OUTCOME');
    case 'pseudonym': return { value: raw, faults: [] };
    case 'text': {
      if (list !== undefined) return typedList(list, vocabulary, rule.unknown === 'keep', tooLong);
      const words = vocabulary ?? (column.codes === undefined ? undefined : asTheyAre(column.codes));
      if (words === undefined) return { value: raw, faults: [tooLong] };
      const code = typedCode(raw, words, rule.unknown === 'keep' && column.codes === undefined, 'UNKNOWN_VALUE');
      return { value: code.value, faults: [...code.faults, tooLong] };
    }
  }
}

/** The empty value of a column the profile does not fill. */
const emptyValue = ({ kind }: CanonicalColumn): string => (kind === 'text' || kind === 'outcome' || kind === 'pseudonym' ? "''" : 'NULL');

/**
 * All columns as the profile fills them, in table order; before those of a record, what names it. `typedCells`: the files tell dates and errors from text themselves, so that
 * dates need no declared format and errors are found in any column.
 */
export function mappedColumns(profile: Profile, typedCells: boolean): readonly MappedColumn[] {
  const { record } = subjectById(profile.into);
  return typedColumns(profile).map((column) => {
    const { name } = column;
    const rule = profile.columns[name];
    if (rule === undefined) {
      const value = record !== undefined && name === 'case_id' ? recordId(record, (key) => `v_${key}`) : emptyValue(column);
      return { name, canonical: column, rule, value, faults: [], isBad: '', vocabulary: undefined, list: undefined };
    }
    const raw = `r_${name}`;
    const words = rule.vocabulary === undefined ? undefined : profile.vocabularies[rule.vocabulary];
    const vocabulary = words === undefined ? undefined : flattenVocabulary(words);
    const list = listSql(raw, rule.split, profile.nulls);
    const { value, faults, isBad = anyOf(faults) } = typed(column, raw, `v_${name}`, profile, rule, vocabulary, formatsOf(profile, rule.dates, typedCells), list);
    const missing: Fault = { when: `${raw} = ''`, reason: 'MISSING_VALUE' };
    const errors: readonly Fault[] = [
      { when: `has(${sqlTexts(ERROR_CELLS)}, ${raw})`, reason: 'ERROR_CELL' }, { when: `${raw} = '${INEXACT}'`, reason: 'INEXACT_NUMBER' }, { when: `${raw} = '${NO_RESULT}'`, reason: 'NO_RESULT' },
    ];
    // Rows that a rule does not ask for are empty by nature; whether the case has a value is seen once it is folded.
    const needed = column.required === true && rule.where === undefined;
    const before = [...(needed ? [missing] : []), ...(typedCells && rule.from !== undefined ? errors : [])];
    return { name, canonical: column, rule, value, faults: [...before, ...faults], isBad: [anyOf(before), isBad].filter((one) => one !== '').join(' OR '), vocabulary, list };
  });
}

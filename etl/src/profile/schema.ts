import { z } from 'zod';
import { OUTCOMES, SUBJECT_IDS, subjectById, type CanonicalColumn, type SubjectId } from '@concord/sql';
import { cellFaults, columnNumbers, currencyCode, delimiterSign, numberStyle, peopleFaults, splitFaults, splitRule, zoneName } from './cell-rules.js';
import { isTimed, parseDateFormat } from './date-format.js';
import { FOLD_RULES } from './fold-rules.js';
import { expectedTotals, ownFaults, ownRules, ruleOverrides, sumFaults } from './load-checks.js';

/** Names of the columns of everything a profile can be about; which of them are its own is seen once `into` is known. */
const COLUMN_NAMES: ReadonlySet<string> = new Set(SUBJECT_IDS.flatMap((id) => subjectById(id).columns.map(({ name }) => name)));

const dateFormat = z.string().min(1).max(40).refine((text) => parseDateFormat(text) !== undefined, 'needs one year, one month and one day (YYYY or YY, MM, M or MON, DD or D), or is EXCEL or EXCEL-1904');
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'must be YYYY-MM-DD');
const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((names) => (typeof names === 'string' ? [names] : names));
/** A code or scalar of YAML as text: `1` and `true` are often left unquoted. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const fileFormat = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('csv'),
    delimiter: delimiterSign.default(','),
    /** The row of the header, from 1, where lines of a title stand above it. Without one, the first that is not empty. */
    header_row: z.number().int().min(1).max(1_000).optional(),
  }),
  z.strictObject({
    type: z.literal('xlsx'),
    /** A sheet's name, or its place in the workbook from 1. Without one, the first that is not hidden. */
    sheet: z.union([z.string().min(1).max(31), z.number().int().min(1).max(1000)]).optional(),
    /** The row of the header, from 1. Without one, the first that is not empty. */
    header_row: z.number().int().min(1).max(1_048_576).optional(),
  }),
  z.strictObject({ type: z.literal('jsonl') }),
  z.strictObject({ type: z.literal('parquet') }),
  z.strictObject({ type: z.literal('xes') }),
  z.strictObject({
    type: z.literal('table'),
    /** The name under which the operator configured the database. */
    source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'is the name of a configured source'),
    table: z.string().regex(/^[\p{L}_][\p{L}\p{N}_$]{0,62}(?:\.[\p{L}_][\p{L}\p{N}_$]{0,62})?$/u, 'must be a table or schema.table'),
    /** A column that grows whenever a row is written: then only rows from there on are read. Without one, all rows each time. */
    watermark: z.string().min(1).max(63).optional(),
    /** How far behind the watermark the next read begins, for what was committed late: minutes of a time or date, steps of a number. */
    overlap: z.number().int().min(0).max(10_000_000).default(60),
  }),
]);

const columnRule = z.strictObject({
  from: oneOrMore.optional(),
  aliases: z.array(z.string().min(1)).default([]),
  constant: scalar.optional(),
  default: scalar.optional(),
  optional: z.boolean().optional(),
  dates: z.array(dateFormat).min(1).optional(),
  numbers: columnNumbers.optional(),
  split: splitRule.optional(),
  vocabulary: z.string().optional(),
  unknown: z.enum(['reject', 'keep']).default('reject'),
  fold: z.enum(FOLD_RULES).optional(),
  /** Keeps the name of a person who works on cases as a pseudonym, as a party's is. To be said wherever the name is delivered, or cases and reference data do not meet. */
  pseudonym: z.boolean().default(false),
  /** Only rows that hold one of these words in each of these columns of the file fill this column. */
  where: z.record(z.string().min(1), z.union([scalar, z.array(scalar).min(1)]).transform((words) => (typeof words === 'string' ? [words] : words))).optional(),
});

const profileShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'lower case letters, digits and hyphens'),
  source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u).optional(),
  dataset: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/u),
  /** What a row is about: a case, or a record of reference data (`sql/records`). */
  into: z.enum(SUBJECT_IDS as [SubjectId, ...SubjectId[]]).default('case'),
  label: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  note: z.string().optional(),
  /** Without one, each file goes by its content; text that is nothing else is CSV with commas. */
  format: fileFormat.optional(),
  encoding: z.enum(['auto', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be']).default('auto'),
  nulls: z.array(z.string()).default([]),
  dates: z.array(dateFormat).min(1).default(['YYYY-MM-DD']),
  /** Whose day a point in time with an offset is told in. Without one, and without an offset, times are taken as written. */
  zone: zoneName.optional(),
  numbers: numberStyle.prefault({}),
  currency: currencyCode.default('CNY'),
  /** `none`: the national calendar is not the source's, so nothing is told by working days. */
  calendar: z.enum(['cn', 'none']).default('cn'),
  /** `closed`: the source delivers cases only once they are closed, so its open cases, and how long they take, cannot be told. */
  covers: z.enum(['all', 'closed']).default('all'),
  /** `snapshot`: each delivery holds every case the source still shows. `missing` says what becomes of those it does not: out of the source's window only, or withdrawn. */
  delivery: z.enum(['changes', 'snapshot']).default('changes'),
  missing: z.enum(['rolled_off', 'withdrawn']).optional(),
  grain: z.enum(['row', 'fold']),
  /** Of rows that fold: what `first` and `last` go by, a date or a point in time; without it the file's own order. */
  order_by: z.strictObject({ from: z.string().min(1), aliases: z.array(z.string().min(1)).default([]), dates: z.array(dateFormat).min(1).optional() }).optional(),
  columns_optional: z.boolean().default(false),
  /** By the name of a canonical column, or of a column of the record. */
  columns: z.record(z.string().refine((name) => COLUMN_NAMES.has(name), 'is no column of anything'), columnRule),
  vocabularies: z.record(z.string(), z.record(z.string(), z.array(scalar))).default({}),
  as_of: isoDay.optional(),
  checks: z.strictObject({
    earliest: isoDay.default('1990-01-01'),
    closed_without_outcome: z.enum(['reject', 'allow']).default('reject'),
    outcome_without_closed: z.enum(['reject', 'allow']).default('reject'),
    max_reject_share: z.number().min(0).max(1).default(1),
    /** Of the cases held, how many one snapshot may withdraw: half a file is not half the cases gone. */
    max_missing_share: z.number().min(0).max(1).default(0.5),
    expect: expectedTotals.optional(),
    rules: ruleOverrides.default({}),
    own: ownRules.default({}),
  }).prefault({}),
});

/** What a profile may say about the kind of file. */
export type ProfileFormat = z.output<typeof fileFormat>;
/** How one canonical column is filled. */
export type ColumnRule = z.output<typeof columnRule>;
type ProfileShape = z.output<typeof profileShape>;

/** A fault of a profile: where, and what. */
type ProfileFault = readonly [path: readonly (string | number)[], message: string];

/** Faults of a rule that lie in the kind of column it fills. */
function* kindFaults(rule: ColumnRule, { name, kind }: CanonicalColumn, profile: ProfileShape): Generator<ProfileFault> {
  const at = ['columns', name] as const;
  for (const fault of cellFaults(kind, rule)) yield [at, fault];
  if (kind === 'moment' && !(rule.dates ?? profile.dates).every((format) => isTimed(parseDateFormat(format)))) yield [at, 'needs `dates` with a time of day: midnight is not guessed'];
  if (rule.vocabulary !== undefined && profile.vocabularies[rule.vocabulary] === undefined) yield [at, `names the vocabulary "${rule.vocabulary}", which is not defined`];
  if (rule.vocabulary !== undefined && !['text', 'outcome', 'flag'].includes(kind)) yield [at, 'may not have a vocabulary'];
  if (kind === 'outcome' && rule.unknown === 'keep') yield [at, 'may not keep unknown outcomes'];
  for (const fault of peopleFaults(name, rule)) yield [at, fault];
  if (kind === 'pseudonym' && (rule.constant !== undefined || rule.default !== undefined)) yield [at, 'is pseudonymised and takes no constant'];
  if ((rule.fold === 'sum' || rule.fold === 'sum_distinct') && kind !== 'amount' && kind !== 'count') yield [at, 'can only be summed if it is an amount or a count'];
  if (rule.fold === 'distinct' && kind !== 'text') yield [at, 'can only be joined if it is text'];
}

/** What can go wrong between the parts of a profile that are each well formed. */
function* crossFaults(profile: ProfileShape): Generator<ProfileFault> {
  if (profile.missing !== undefined && profile.delivery !== 'snapshot' && profile.format?.type !== 'table') yield [['missing'], 'can only be told where the delivery is a snapshot'];
  for (const fault of splitFaults(profile.columns)) yield [['columns', 'claimant_agent'], fault];
  const { columns } = subjectById(profile.into);
  for (const name of Object.keys(profile.columns)) if (!columns.some((column) => column.name === name)) yield [['columns', name], `is not a column of ${profile.into}`];
  for (const column of columns) {
    const { name } = column;
    const rule = profile.columns[name];
    if (rule === undefined) {
      if (column.required === true) yield [['columns', name], 'is required in every profile'];
      continue;
    }
    const at = ['columns', name] as const;
    if ((rule.from === undefined) === (rule.constant === undefined)) yield [at, 'needs either `from` or `constant`'];
    if (profile.grain === 'row' && rule.fold !== undefined) yield [at, 'has a `fold`, but the grain is one row a case'];
    if (rule.where !== undefined && (profile.grain === 'row' || rule.from === undefined || name === 'case_id')) yield [at, 'has a `where`, which picks among rows that fold'];
    if (profile.grain === 'fold' && rule.fold === undefined && rule.constant === undefined && name !== 'case_id') yield [at, 'needs a `fold`: rows repeat a case'];
    yield* kindFaults(rule, column, profile);
  }
}

function* orderFaults({ grain, order_by: orderBy, dates }: ProfileShape): Generator<ProfileFault> {
  if (orderBy === undefined) return;
  if (grain === 'row') yield [['order_by'], 'orders rows that fold, but the grain is one row a case'];
  const offsets = new Set((orderBy.dates ?? dates).map((format) => parseDateFormat(format)?.hasOffset));
  if (offsets.size > 1) yield [['order_by'], 'needs formats that all have an offset (Z) or all have none: otherwise they cannot be compared'];
}

/** What is said of cases only. */
function* recordFaults({ into, grain, covers, checks }: ProfileShape): Generator<ProfileFault> {
  if (into === 'case') return;
  if (grain !== 'row') yield [['grain'], 'is `row` for reference data: one row is one record'];
  if (covers !== 'all') yield [['covers'], 'is said of cases only'];
  for (const part of ['rules', 'own'] as const) if (Object.keys(checks[part]).length > 0) yield [['checks', part], 'are rules for cases'];
}

/** The codes a vocabulary of this column may lead to; undefined where any may. */
function codesAllowed({ kind, codes }: CanonicalColumn): ReadonlySet<string> | undefined {
  if (kind === 'outcome') return new Set<string>(OUTCOMES);
  if (kind === 'flag') return new Set(['0', '1']);
  return codes === undefined ? undefined : new Set(codes);
}

function* vocabularyFaults(profile: ProfileShape): Generator<ProfileFault> {
  const columns = new Map(subjectById(profile.into).columns.map((column) => [column.name, column]));
  for (const [name, rule] of Object.entries(profile.columns)) {
    const codes = Object.keys(profile.vocabularies[rule.vocabulary ?? ''] ?? {});
    const column = columns.get(name);
    const allowed = column === undefined ? undefined : codesAllowed(column);
    for (const code of codes) {
      if (allowed !== undefined && !allowed.has(code)) yield [['vocabularies', rule.vocabulary ?? ''], `"${code}" is not a value of ${name}`];
    }
  }
}

/** A source profile as written in YAML. Faults carry the path of the offending key; unknown keys are faults. */
export const profileSchema = profileShape.superRefine((profile, context) => {
  for (const [path, message] of [...crossFaults(profile), ...orderFaults(profile), ...recordFaults(profile), ...sumFaults(profile), ...ownFaults(profile.checks.own), ...vocabularyFaults(profile)]) context.addIssue({ code: 'custom', path: [...path], message });
});

import { ACTS, deletedBefore } from '../src/kept/deleted-before.js';
import { dimensionById } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';
import type { Filter, Scope } from '../src/question/question.js';
import { recordsInForce, recordsUpTo } from '../src/record/in-force.js';
import { ownRuleName } from '../src/record/own-rule-name.js';
import { posts, recordsOfPeople } from '../src/record/people/names.js';
import type { RecordKind } from '../src/record/record.js';
import { allRecords, type RecordId } from '../src/record/subject.js';
import { ABOUT_MEMBER, isToldSql, subjectSql, type NormsAsked, type ToldOf } from './norms/subjects.js';

/** Which records: of one dataset, as they stood after a load, as far as the viewer may see. */
export interface RecordsAsked extends NormsAsked {
  readonly scope: Scope;
}

/** Which records of one kind. */
export interface RecordsOfKind extends RecordsAsked {
  readonly kind: RecordId;
  /** Only those that hold on this day, `YYYY-MM-DD`. */
  readonly on?: string;
  /** Only those one of whose values contains this text. */
  readonly search?: string;
}

/** Whether a viewer of limited scope may see a record: all that their scope names must be columns of it; what says nothing about anybody's cases is for everybody, what is said of a member for whom it may be told. */
function mayBeSeen({ id, columns, open }: RecordKind, scope: readonly Filter[], told: ToldOf, bindings: Bindings): string {
  const subject = subjectSql(id);
  if (subject !== undefined) return isToldSql(subject, told, bindings);
  if (open === true) return '1';
  const conditions = scope.map(({ dimension, values, exclude }) => {
    const { key } = dimensionById(dimension);
    return columns.some(({ name }) => name === key) ? `fields['${key}'] ${exclude === true ? 'NOT IN' : 'IN'} ${bindings.bind([...values], 'Array(String)')}` : '0';
  });
  return conditions.length === 0 ? '0' : conditions.join(' AND ');
}

function visible({ scope, told }: Pick<RecordsAsked, 'scope' | 'told'>, bindings: Bindings, kinds: readonly (RecordKind & { readonly id: string })[]): string {
  return scope === 'all' ? '1' : `(${kinds.map((kind) => `(kind = '${kind.id}' AND ${mayBeSeen(kind, scope, told, bindings)})`).join(' OR ')})`;
}

/**
 * What reference data a dataset has: for each kind of which something is in force, how many records, the first day any of them holds (1970-01-01 where they have no
 * spans), and the newest load that brought some. Columns: kind, n, first_on, load_no, loaded_at.
 */
export function compileRecordKinds(asked: RecordsAsked): Statement {
  const { dataset, asOfLoad } = asked;
  const bindings = new Bindings();
  const upTo = recordsUpTo(bindings.bind(asOfLoad, 'UInt32'));
  const of = `dataset = ${bindings.bindAs('dataset', dataset, 'String')}`;
  return bindings.statement(
    'SELECT r.kind AS kind, r.n AS n, r.first_on AS first_on, p.newest AS load_no, p.newest_at AS loaded_at FROM ' +
    `(SELECT kind, count() AS n, min(valid_from) AS first_on FROM (${recordsInForce('all', upTo)}) WHERE ${of} AND ${visible(asked, bindings, allRecords)} GROUP BY kind) AS r ` +
    `INNER JOIN (SELECT kind, max(load_no) AS newest, argMax(published_at, load_no) AS newest_at FROM concord.publication WHERE ${of} AND ${upTo} ` +
    `AND load_no NOT IN (${ACTS}) GROUP BY kind) AS p ON r.kind = p.kind ORDER BY kind`,
  );
}

function whereOf(asked: RecordsOfKind, bindings: Bindings): string[] {
  const { dataset, kind, on, search } = asked;
  const where = [`dataset = ${bindings.bindAs('dataset', dataset, 'String')}`, visible(asked, bindings, allRecords.filter(({ id }) => id === kind))];
  if (on !== undefined) {
    const day = bindings.bind(on, 'Date');
    where.push(`valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day})`);
  }
  if (search !== undefined) where.push(`positionCaseInsensitiveUTF8(arrayStringConcat(mapValues(fields), '\\n'), ${bindings.bind(search, 'String')}) > 0`);
  return where;
}

/** How many records there are. Column: n. */
export function compileRecordCount(asked: RecordsOfKind): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce(asked.kind, recordsUpTo(bindings.bind(asked.asOfLoad, 'UInt32')));
  return bindings.statement(`SELECT count() AS n FROM (${inForce}) WHERE ${whereOf(asked, bindings).join(' AND ')}`);
}

/** A page of records, by what names them, behind the one called `after`. Columns: record_id, load_no, cells (the kind's columns as text, '' for nothing). */
export function compileRecords(asked: RecordsOfKind, first: number, after?: string): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce(asked.kind, recordsUpTo(bindings.bind(asked.asOfLoad, 'UInt32')));
  const where = whereOf(asked, bindings);
  if (after !== undefined) where.push(`record_id > ${bindings.bind(after, 'String')}`);
  return bindings.statement(
    `SELECT record_id, load_no, ${cellsOf(asked.kind)} AS cells FROM (${inForce}) WHERE ${where.join(' AND ')} ORDER BY record_id LIMIT ${bindings.bind(first, 'UInt32')}`,
  );
}

/** A record's columns as text, in order; spans have columns of their own in the table. */
function cellsOf(id: RecordId): string {
  const text = (name: string): string => (name === 'valid_from' ? 'toString(valid_from)' : name === 'valid_to' ? "ifNull(toString(valid_to), '')" : `fields['${name}']`);
  return `[${(allRecords.find((kind) => kind.id === id)?.columns ?? []).map(({ name }) => text(name)).join(', ')}]`;
}

/**
 * The notices delivered for a calendar, to be laid over the bundled ones (`withNotices`): a year without one is still refused. Columns: year, days
 * [(day, is_off_day)].
 */
export function compileCalendarNotices({ dataset, asOfLoad }: Omit<NormsAsked, 'told'>, calendar: string): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('calendar', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  return bindings.statement(
    "SELECT toUInt16(fields['notice_year']) AS year, arraySort(groupArray((fields['day'], toUInt8(fields['is_off_day'])))) AS days " +
    `FROM (${inForce}) WHERE dataset = ${bindings.bind(dataset, 'String')} AND fields['calendar'] = ${bindings.bind(calendar, 'String')} GROUP BY year ORDER BY year`,
  );
}

/** What charts say of that day, as two columns. */
const DELETED = "'此日之前办结的案件已按保存期限删除，更早各期的数不完整' AS text_zh, 'Cases closed before this day were deleted for their age; earlier figures are incomplete' AS text_en";

/** Days on which what is counted changed, and the day up to which closed cases were deleted, oldest first. Columns: changed_on, metric ('' for all), text_zh, text_en, record_id. */
export function compileDefinitionBreaks({ dataset, asOfLoad }: Omit<NormsAsked, 'told'>): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('definition_break', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  return bindings.statement(
    "SELECT * FROM (SELECT fields['changed_on'] AS changed_on, fields['metric'] AS metric, fields['text_zh'] AS text_zh, fields['text_en'] AS text_en, record_id " +
    `FROM (${inForce}) WHERE dataset = ${bindings.bind(dataset, 'String')} UNION ALL SELECT toString(gone), '', ${DELETED}, '' FROM (SELECT ${deletedBefore(bindings.bind(dataset, 'String'))} AS gone) WHERE gone > toDate(0)) ORDER BY changed_on, record_id`,
  );
}

/**
 * What happened that a series may show: definition breaks, campaigns and trainings, oldest first; campaigns only of those the viewer may be told of, trainings only as far as they may see who took part. Columns:
 * kind (of the record; of campaigns what they were), starts_on, ends_on ('' while it lasts), metric ('' for all), text_zh, text_en, dimension and members (whom a campaign is for; '' and none: all),
 * mediators and teams (of those who took part in a training).
 */
export function compileAnnotations(asked: RecordsAsked): Statement {
  const { dataset, told, asOfLoad } = asked;
  const bindings = new Bindings();
  const upTo = recordsUpTo(bindings.bind(asOfLoad, 'UInt32'));
  const of = `dataset = ${bindings.bind(dataset, 'String')}`;
  const seen = visible(asked, bindings, allRecords.filter(({ id }) => id === 'training'));
  const none = "CAST([], 'Array(String)')";
  return bindings.statement(
    'SELECT * FROM (' +
    "SELECT 'definition_break' AS kind, fields['changed_on'] AS starts_on, fields['changed_on'] AS ends_on, fields['metric'] AS metric, fields['text_zh'] AS text_zh, fields['text_en'] AS text_en, " +
    `'' AS dimension, ${none} AS members, ${none} AS mediators, ${none} AS teams FROM (${recordsInForce('definition_break', upTo)}) WHERE ${of} UNION ALL ` +
    `SELECT 'definition_break', toString(gone), toString(gone), '', ${DELETED}, '', ${none}, ${none}, ${none} FROM (SELECT ${deletedBefore(bindings.bind(dataset, 'String'))} AS gone) WHERE gone > toDate(0) UNION ALL ` +
    "SELECT if(fields['kind'] = '', 'campaign', fields['kind']), toString(valid_from), ifNull(toString(valid_to), ''), '', fields['name_zh'], fields['name_en'], fields['dimension'], " +
    `arrayFilter(one -> one != '', [fields['member']]), ${none}, ${none} FROM (${recordsInForce('campaign', upTo)}) WHERE ${of} AND ${isToldSql(ABOUT_MEMBER, told, bindings)} UNION ALL ` +
    "SELECT 'training', fields['held_on'], fields['held_on'], '', if(max(fields['topic']) = '', fields['training'], max(fields['topic'])), max(fields['topic_en']), '', " +
    `${none}, arraySort(groupUniqArray(fields['mediator'])), arraySort(groupUniqArrayIf(fields['team'], fields['team'] != '')) FROM (${recordsOfPeople('training', upTo)}) WHERE ${of} AND ${seen} ` +
    "GROUP BY fields['training'], fields['held_on']) ORDER BY starts_on, kind, text_zh",
  );
}

/** From which day on closings were delivered, by institution ('' for all others); of two days told for one, that of the newer load. Columns: institution, known_since. */
export function compileClosingsKnown({ dataset, asOfLoad }: Omit<NormsAsked, 'told'>): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('closings_known', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  return bindings.statement(`SELECT fields['institution'] AS institution, argMax(fields['known_since'], load_no) AS known_since FROM (${inForce}) WHERE dataset = ${bindings.bind(dataset, 'String')} GROUP BY institution ORDER BY institution`);
}

/** A dataset's own time limits, oldest first. Columns: those of `records/sla_rule.ts` as text ('' for nothing), valid_from and valid_to ('' while it holds). */
export function compileLimitRules({ dataset, asOfLoad }: Omit<NormsAsked, 'told'>): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('sla_rule', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  const columns = ['rule', 'limit_days', 'unit', 'start_event', 'end_event', 'intake_channel', 'complexity', 'day0_counted', 'roll_to_workday', 'suspends', 'suspend_reasons', 'calendar', 'basis'].map((name) => `fields['${name}'] AS ${name}`);
  return bindings.statement(
    `SELECT ${columns.join(', ')}, ${ownRuleName('zh')} AS name_zh, ${ownRuleName('en')} AS name_en, toString(r.valid_from) AS valid_from, ifNull(toString(r.valid_to), '') AS valid_to FROM (${inForce}) AS r WHERE dataset = ${bindings.bind(dataset, 'String')} ORDER BY r.valid_from, record_id`,
  );
}

/** Who is known to have been in a post by a day. Columns: mediator, since (the first day of any), training_hours (of the newest post, null where not told). */
export function compilePosts(asked: Omit<RecordsAsked, 'told'>, on: string): Statement {
  const { dataset, scope, asOfLoad } = asked;
  const bindings = new Bindings();
  const inForce = posts(recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  const where = [`dataset = ${bindings.bind(dataset, 'String')}`, visible({ scope, told: [] }, bindings, allRecords.filter(({ id }) => id === 'mediator')), `valid_from <= ${bindings.bind(on, 'Date')}`];
  return bindings.statement(
    "SELECT fields['mediator'] AS mediator, toString(least(min(valid_from), min(ifNull(toDateOrNull(fields['started_on']), valid_from)))) AS since, " +
    `argMax(toFloat64OrNull(fields['training_hours']), valid_from) AS training_hours FROM (${inForce}) WHERE ${where.join(' AND ')} GROUP BY mediator ORDER BY mediator`,
  );
}

import { attributionSql, ATTRIBUTION_COLUMNS } from './people/attribution.js';
import { recordsInForce } from './in-force.js';
import { DUE_RULE_CODES, LIMIT_STARTS, NATIONAL_RULES, type LIMIT_ENDS, type NationalRule } from './national-rules.js';
import { calendarsSql, FIRST_DAY } from './workdays-sql.js';

/** What publishing fills in about limits, beside `due_on` and `limit_on` of cases delivered without. */
export const LIMIT_COLUMNS = ['contact_due_on', 'due_rule'] as const;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
/** The last day the engine knows. */
const OPEN_END = "toDate('2149-06-06')";
const NONE = 'toDate(0)';

/** Fields of a rule in SQL, in the order of its tuple. */
const RULE = ['dataset', 'replaced', 'rule', 'days', 'working', 'start', 'channel', 'complexity', 'from', 'to', 'day0', 'rolls', 'suspends', 'calendar', 'reasons'] as const;
const of = (rule: string, name: (typeof RULE)[number]): string => `${rule}.${String(RULE.indexOf(name) + 1)}`;

function nationalSql({ rule, days, unit, start, channel = '', complexity = '', from }: NationalRule): string {
  const replaced = `arrayMap(o -> o.1, arrayFilter(o -> o.2 = ${text(rule)}, named))`;
  return `tuple('', ${replaced}, ${text(rule)}, toInt32(${String(days)}), ${String(Number(unit === 'working'))}, ${text(start)}, ${text(channel)}, ${text(complexity)}, toDate('${from}'), ${OPEN_END}, 0, 1, 0, 'cn', emptyArrayString())`;
}

/** Reasons of a rule as a list: what stands between semicolons. */
const REASONS = "arrayFilter(reason -> reason != '', arrayMap(reason -> trim(BOTH ' ' FROM reason), splitByChar(';', replaceAll(fields['suspend_reasons'], '；', ';'))))";

/** A scalar: the rules whose limit ends with a step, those that come first in order. A dataset's own come before national ones, the more particular before the general, the newer before the older. */
function rulesSql(end: keyof typeof LIMIT_ENDS, loads: string): string {
  const own = [
    "tuple(toString(dataset), emptyArrayString(), fields['rule'], toInt32(fields['limit_days']), toUInt8(fields['unit'] = 'working'), fields['start_event'], fields['intake_channel'], fields['complexity'], valid_from,",
    `ifNull(valid_to, ${OPEN_END}), toUInt8(fields['day0_counted'] = '1'), toUInt8(fields['roll_to_workday'] != '0'), toUInt8(fields['suspends'] = '1'), if(fields['calendar'] = '', 'cn', fields['calendar']), ${REASONS})`,
  ].join(' ');
  const national = NATIONAL_RULES.filter((rule) => rule.end === end).map((rule) => `SELECT ${nationalSql(rule)} AS r`);
  const rules = [`SELECT ${own} AS r FROM own WHERE fields['end_event'] = '${end}'`, ...national].join(' UNION ALL ');
  const order = `(${of('r', 'dataset')} = '', (${of('r', 'channel')} = '') + (${of('r', 'complexity')} = ''), -toInt32(${of('r', 'from')}), ${of('r', 'rule')})`;
  return `(WITH own AS (${recordsInForce('sla_rule', loads)}), (SELECT groupUniqArray((toString(dataset), fields['rule'])) FROM own) AS named SELECT arraySort(r -> ${order}, groupArray(r)) FROM (${rules}))`;
}

const startOf = (start: string): string => `multiIf(${LIMIT_STARTS.map((name) => `${start} = '${name}', ${name}`).join(', ')}, NULL)`;

/** The rule of a case among `rules`: the first that is of its dataset, channel and complexity and in force on the day its limit begins. */
function ruleOf(rules: string): string {
  const begins = startOf(of('r', 'start'));
  const isAny = (name: 'dataset' | 'channel' | 'complexity', column: string): string => `(${of('r', name)} = '' OR ${of('r', name)} = ${column})`;
  const conditions = [
    isAny('dataset', 'dataset'), `NOT has(${of('r', 'replaced')}, toString(dataset))`, isAny('channel', 'intake_channel'), isAny('complexity', 'complexity'),
    `ifNull(${begins} BETWEEN ${of('r', 'from')} AND ${of('r', 'to')}, 0)`,
  ];
  return `arrayFirst(r -> ${conditions.join(' AND ')}, ${rules})`;
}

/** Day of a calendar, counted from its first; NULL dates must not get here. */
const dayOf = (day: string): string => `toInt64((${day}) - toDate('${FIRST_DAY}'))`;
/** Place of a day in the calendars laid end to end; 0 beyond them. */
const placeOf = (base: string, day: string): string => `if(${dayOf(day)} BETWEEN 0 AND toInt64(calendars.2) - 1, ${base} + ${dayOf(day)} + 1, 0)`;

/** Working days of a calendar up to a place, itself included. */
const upTo = (place: string): string => `toInt64(calendars.3[${place}])`;
/** Where a calendar of the case's dataset begins among those laid end to end; the bundled one where the dataset delivered none of that name. */
const baseOf = (calendar: string): string => `toInt64((greatest(indexOf(calendars.1, concat(toString(dataset), '|', ${calendar})), 1) - 1) * calendars.2)`;

/** What names stand for, one after the other: those of a level may use the names of the levels before it. */
type Levels = readonly Readonly<Record<string, string>>[];

/**
 * `body` with the names of `levels` standing for their values: as aliases, each value would be written out in full wherever a later one uses it; as a subquery each, they would plan for a second. A
 * level copies every column that is used behind it, so there are few, and what they name is small.
 */
const having = (levels: Levels, body: string): string =>
  levels.reduceRight((inner, level) => `arrayMap((${Object.keys(level).join(', ')}) -> ${inner}, ${Object.values(level).map((value) => `[${value}]`).join(', ')})[1]`, body);

/**
 * What `end` makes of the end of a case's limit, by the first of `rules` that is about it: the day or `NONE`, the name of the rule or '', whether its clock stands still. 民法典 201 and 203: the day
 * on which a limit begins is not counted, a period of calendar days that ends on a rest day ends on the next working day. While a case is inactive the clock stands still where
 * the rule says so, if it names reasons only for these: the days from inactivity to reactivation are added, and as long as it is inactive there is no end. A day in a year without a notice is not known.
 */
function limitSql(rules: string, end: (limit: { readonly day: string; readonly rule: string; readonly paused: string }) => string): string {
  const upToDay = (day: string): string => upTo(placeOf('base', `assumeNotNull(${day})`));
  const counted = 'allowed - toInt64(counts_first AND (NOT is_working OR calendars.5[begun] = start))';
  const running = `if(is_working, ${upToDay('inactive_on')} - begun, toInt64(assumeNotNull(inactive_on) - start)) <= ${counted}`;
  const isBack = 'ifNull(reactivated_on >= inactive_on, 0)';
  const pause = `if(paused AND ${isBack}, if(is_working, ${upToDay('reactivated_on')} - ${upToDay('inactive_on')}, toInt64(assumeNotNull(reactivated_on) - assumeNotNull(inactive_on))), 0)`;
  const days = `${counted} + ${pause}`;
  const next = 'calendars.5[last_number + 1]';
  const ends = [
    `rule_name = '' OR (paused AND NOT ${isBack}), ${NONE}`,
    'NOT is_working AND NOT rolls, last',
    // In a run of announced years, with nothing in between that is not.
    `last_run = 0 OR (is_working AND (last_run != begun_run OR (paused AND ifNull(last < reactivated_on, 0)))), ${NONE}`,
    'is_working OR calendars.5[last_number] = last, last',
    `calendars.4[${placeOf('base', next)}] = last_run, ${next}`,
  ];
  return having([
    { rule: ruleOf(rules) },
    {
      start: `ifNull(${startOf(of('rule', 'start'))}, ${NONE})`,
      base: baseOf(of('rule', 'calendar')),
      rule_name: of('rule', 'rule'), allowed: `toInt64(${of('rule', 'days')})`, is_working: of('rule', 'working'), counts_first: of('rule', 'day0'), rolls: of('rule', 'rolls'), suspends: `(${of('rule', 'suspends')} AND (empty(${of('rule', 'reasons')}) OR has(${of('rule', 'reasons')}, toString(inactive_reason))))`,
    },
    { begun: upTo(placeOf('base', 'start')), begun_run: `calendars.4[${placeOf('base', 'start')}]` },
    { paused: `suspends AND ifNull(inactive_on >= start AND ${running}, 0)` },
    { last: `if(is_working, calendars.5[begun + ${days}], start + ${days})` },
    { last_run: `calendars.4[${placeOf('base', 'last')}]`, last_number: upTo(placeOf('base', 'last')) },
    { day: `multiIf(${ends.join(', ')}, ${NONE})` },
  ], end({ day: 'day', rule: 'rule_name', paused: 'paused' }));
}

/**
 * `rows` (a SELECT shaped like `concord.case_version`, with the `log` of its hand-overs behind) with what is worked out by working days, and without the log. Whom a case counts for
 * (`attribution.ts`). The limits that nobody delivered, by the rules and calendars in force: `due_on` and `limit_on` where a case has no due date, `contact_due_on`, and in `due_rule`
 * the rule that says so, or why there is none (`DUE_RULE_CODES`). `loads` says which loads of records count.
 */
export function withDueDates(rows: string, loads: string): string {
  const dayOrNull = (day: string): string => `if(${day} = ${NONE}, NULL, ${day})`;
  // Whole answers, so that a limit is worked out once a case, and only for cases that lack it: parts of it in an `if` would each work it out again.
  const closing = limitSql('closing_rules', ({ day, rule, paused }) => {
    const why = [`${rule} = '', '${DUE_RULE_CODES.none}'`, `${day} != ${NONE}, ${rule}`, `${paused}, '${DUE_RULE_CODES.suspended}'`];
    return `tuple(${dayOrNull(day)}, coalesce(extended_due_on, ${dayOrNull(day)}), multiIf(${why.join(', ')}, '${DUE_RULE_CODES.notAnnounced}'))`;
  });
  const closingOrDelivered = `if(due_on IS NULL, ${closing}, tuple(due_on, coalesce(extended_due_on, due_on), '${DUE_RULE_CODES.delivered}'))`;
  const contact = limitSql('contact_rules', ({ day }) => dayOrNull(day));
  const attributed = attributionSql({ baseOf, placeOf, upTo }, having);
  const filled = ['closing.1 AS due_on', 'closing.2 AS limit_on', 'closing.3 AS due_rule', 'contact AS contact_due_on', ...ATTRIBUTION_COLUMNS.map((name, i) => `attributed.${String(i + 1)} AS ${name}`)];
  const known = `${calendarsSql(loads)} AS calendars, ${rulesSql('closed_on', loads)} AS closing_rules, ${rulesSql('first_contact_on', loads)} AS contact_rules`;
  return [
    `SELECT * EXCEPT (calendars, closing_rules, contact_rules, log, closing, contact, attributed) REPLACE (${filled.join(', ')}) FROM`,
    `(SELECT *, ${closingOrDelivered} AS closing, ${contact} AS contact, ${attributed} AS attributed FROM (SELECT *, ${known} FROM (${rows})))`,
  ].join(' ');
}

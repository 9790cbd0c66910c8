import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProfile, withdrawLoad } from '@concord/etl';
import { addCalendarDays, addWorkdays, isWorkday, migrate, readWorkCalendar, rollToWorkday, workdaysBetween, YearNotAnnouncedError } from '@concord/sql';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

interface Example { kind: string; start: string; days: number; due: string; due_rolled: string }
const examples = (JSON.parse(readFileSync(join(__dirname, '../fixtures/stats.json'), 'utf8')) as { workdays_2026: Example[] }).workdays_2026;
const calendar = readWorkCalendar();
const lines = (...rows: readonly string[]): string => [...rows, ''].join('\n');
const RULE = 'rule,valid_from,valid_to,limit_days,unit,start_event,end_event,intake_channel,complexity,day0_counted,roll_to_workday,suspends,calendar';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const load = async (profile: string, dataset: string, ...rows: readonly string[]) => store.load(await readProfile(profile), lines(...rows), { dataset });
/** Due day and why, by case. */
async function dues(dataset: string, from = 'concord.case_current'): Promise<ReadonlyMap<string, readonly [string | null, string]>> {
  const rows = await store.ask(`SELECT case_id, toString(due_on), due_rule FROM ${from} WHERE dataset = '${dataset}' AND (due_on IS NULL) = (limit_on IS NULL) AND ifNull(due_on = limit_on, 1)`);
  return new Map(rows.map(([id, due, rule]) => [String(id), [typeof due === 'string' ? due : null, String(rule)]]));
}

/** A limit by the calendar in TypeScript: another road to the same day. */
function limitOf(start: string, { days, unit, day0 = false, rolls = true }: { days: number; unit: 'calendar' | 'working'; day0?: boolean; rolls?: boolean }): string | null {
  try {
    if (unit === 'working') return addWorkdays(calendar, start, day0 && isWorkday(calendar, start) ? days - 1 : days);
    const last = addCalendarDays(start, day0 ? days - 1 : days);
    return rolls ? rollToWorkday(calendar, last) : last;
  } catch (error) {
    if (error instanceof YearNotAnnouncedError) return null;
    throw error;
  }
}

it('has the worked answers of working-day arithmetic', async () => {
  const asked = examples.filter(({ kind }) => kind === 'working' || kind === 'calendar');
  expect(asked.length).toBeGreaterThan(5);
  await load('sla-rule', 'worked', RULE, ...asked.map(({ kind, days }, i) => `r${String(i)},2020-01-01,,${String(days)},${kind},received_on,closed_on,,k${String(i)},0,1,0,cn`));
  await load('canonical', 'worked', 'case_id,received_on,complexity', ...asked.map(({ start }, i) => `C${String(i)},${start},k${String(i)}`));
  const found = await dues('worked');
  expect(asked.map((_, i) => found.get(`C${String(i)}`))).toEqual(asked.map(({ kind, due, due_rolled }, i) => [kind === 'working' ? due : due_rolled, `r${String(i)}`]));
});

it('agrees with the calendar on every day of two years, whatever the rule, and knows no day of a year without a notice', async () => {
  const rules = {
    w2: { days: 2, unit: 'working' }, w15: { days: 15, unit: 'working' }, w3: { days: 3, unit: 'working', day0: true }, c30: { days: 30, unit: 'calendar' }, c15: { days: 15, unit: 'calendar', rolls: false }, c1: { days: 1, unit: 'calendar', day0: true },
  } as const;
  await load('sla-rule', 'days', RULE, ...Object.entries(rules).map(([id, rule]) =>
    `${id},2020-01-01,,${String(rule.days)},${rule.unit},received_on,closed_on,,${id},${'day0' in rule ? '1' : '0'},${'rolls' in rule ? '0' : '1'},0,`));
  const days = Array.from({ length: 730 }, (_, i) => addCalendarDays('2025-01-01', i)).filter((day) => day <= '2026-11-25');
  const late = ['2026-12-01', '2026-12-20', '2026-12-30', '2026-12-31'];
  const cases = Object.keys(rules).flatMap((id) => days.map((day) => ({ id, day, name: `${id}-${day}` })));
  await load('canonical', 'days', 'case_id,received_on,complexity', ...cases.map(({ name, day, id }) => `${name},${day},${id}`));
  const found = await dues('days');
  expect(found.size).toBe(cases.length);
  const wrong = cases.filter(({ name, day, id }) => {
    const expected = limitOf(day, rules[id as keyof typeof rules]);
    const [due, why] = found.get(name) ?? [];
    return due !== expected || why !== (expected === null ? 'not_announced' : id);
  });
  expect(wrong.slice(0, 5).map(({ name }) => [name, found.get(name)])).toEqual([]);
  // 2027 has no notice yet: nothing that ends in it is known, except by a rule that asks for no working day.
  expect(Math.max(...calendar.years)).toBe(2026);
  expect(late.map((day) => limitOf(day, rules.w15) === null)).toEqual([false, true, true, true]);
});

it('knows no end beyond the last notice, and none before the first', async () => {
  await load('sla-rule', 'unknown', RULE, 'w15,1990-01-01,,15,working,received_on,closed_on,,,0,1,0,', 'c400,1990-01-01,,400,calendar,received_on,closed_on,,plain,0,0,0,', 'c399,1990-01-01,,399,calendar,received_on,closed_on,,rolled,0,1,0,');
  await load('canonical', 'unknown', 'case_id,received_on,complexity', 'early,1999-06-01,', 'before,2006-12-20,', 'first,2007-01-10,', 'plain,2026-03-01,plain', 'rolled,2026-03-01,rolled');
  const found = await dues('unknown');
  expect(['early', 'before', 'first', 'plain', 'rolled'].map((id) => found.get(id))).toEqual([
    [null, 'not_announced'], [null, 'not_announced'], [addWorkdays(calendar, '2007-01-10', 15), 'w15'], ['2027-04-05', 'c400'], [null, 'not_announced'],
  ]);
});

it('stops the clock while a case is inactive where the rule says so', async () => {
  await load('sla-rule', 'paused', RULE, 'c30,2020-01-01,,30,calendar,received_on,closed_on,,c,0,1,1,', 'w10,2020-01-01,,10,working,received_on,closed_on,,w,0,1,1,', 'goes_on,2020-01-01,,30,calendar,received_on,closed_on,,g,0,1,0,');
  await load('canonical', 'paused', 'case_id,received_on,complexity,inactive_on,reactivated_on,closed_on,outcome',
    'c,2026-03-02,c,2026-03-10,2026-03-20,,', 'w,2026-03-02,w,2026-03-10,2026-03-20,,', 'still,2026-03-02,c,2026-03-10,,,', 'late,2026-03-02,c,2026-06-01,,,', 'goes_on,2026-03-02,g,2026-03-10,2026-03-20,,', 'twice,2026-03-02,c,2026-03-10,2026-03-05,,');
  const found = await dues('paused');
  const paused = workdaysBetween(calendar, '2026-03-10', '2026-03-20');
  expect(paused).toBe(8);
  expect(Object.fromEntries(found)).toEqual({
    c: [rollToWorkday(calendar, '2026-04-11'), 'c30'], w: [addWorkdays(calendar, '2026-03-02', 10 + paused), 'w10'], still: [null, 'suspended'], late: ['2026-04-01', 'c30'], goes_on: ['2026-04-01', 'goes_on'], twice: [null, 'suspended'],
  });
});

it('stops the clock only for the reasons a rule names', async () => {
  const rules = ['any,2020-01-01,,30,calendar,received_on,closed_on,,a,0,0,1,,', 'named,2020-01-01,,30,calendar,received_on,closed_on,,n,0,0,1,,expert_opinion；evidence', 'none,2020-01-01,,30,calendar,received_on,closed_on,,x,0,0,0,,evidence'];
  await load('sla-rule', 'reasons', `${RULE},suspend_reasons`, ...rules);
  const reasons = ['expert_opinion', 'evidence', 'party_request', ''];
  await load('canonical', 'reasons', 'case_id,received_on,complexity,inactive_on,reactivated_on,inactive_reason',
    ...['a', 'n', 'x'].flatMap((rule) => reasons.map((reason, i) => `${rule}${String(i)},2026-03-02,${rule},2026-03-10,2026-03-20,${reason}`)));
  const found = await dues('reasons');
  const [stopped, ran] = ['2026-04-11', '2026-04-01'];
  expect(['a', 'n', 'x'].map((rule) => reasons.map((_, i) => found.get(`${rule}${String(i)}`)?.[0]))).toEqual([[stopped, stopped, stopped, stopped], [stopped, stopped, ran, ran], [ran, ran, ran, ran]]);
});

it('takes the national rules unless the dataset has its own, the rule in force when the limit begins, and never overrules what was delivered', async () => {
  const cases = [
    'case_id,received_on,assigned_on,intake_channel,complexity,due_on,extended_due_on', 'delegated,2026-03-02,2026-03-03,court_delegated,,,', 'summary,2026-03-02,2026-03-03,court_entrusted,simple,,', 'entrusted,2026-03-02,2026-03-03,court_entrusted,ordinary,,',
    'complex,2026-03-02,,regulator,complex,,', 'approved,2026-03-02,,regulator,complex,,2026-05-01', 'before,2020-02-28,,regulator,complex,,', 'other,2026-03-02,2026-03-03,Web,,,', 'delivered,2026-03-02,2026-03-03,court_delegated,,2026-03-31,', 'unassigned,2026-03-02,,court_delegated,,,',
  ];
  const { loadNo } = await load('canonical', 'rules', ...cases);
  const national = {
    delegated: ['2026-04-02', 'court_delegated'], summary: ['2026-03-10', 'court_entrusted_summary'], entrusted: ['2026-03-18', 'court_entrusted'], complex: ['2026-04-01', 'complaint_complex'], before: [null, 'none'], other: [null, 'none'],
    delivered: ['2026-03-31', 'delivered'], unassigned: [null, 'none'],
  };
  expect(Object.fromEntries(await dues('rules'))).toEqual(national);
  expect(await store.ask("SELECT case_id, toString(contact_due_on) FROM concord.case_current WHERE dataset = 'rules' AND contact_due_on IS NOT NULL ORDER BY case_id LIMIT 2")).toEqual([['delegated', '2026-03-05'], ['delivered', '2026-03-05']]);

  // Sixty days for a very complicated complaint are thirty, and another thirty that somebody approved.
  expect(await store.ask("SELECT toString(due_on), toString(limit_on), due_rule FROM concord.case_current WHERE dataset = 'rules' AND case_id = 'approved'")).toEqual([['2026-04-01', '2026-05-01', 'complaint_complex']]);

  const rules = await load('sla-rule', 'rules', RULE, 'court_delegated,2020-01-01,2026-02-28,10,calendar,assigned_on,closed_on,court_delegated,,0,1,0,', 'court_delegated,2026-03-01,,20,calendar,assigned_on,closed_on,court_delegated,,0,1,0,', 'first_contact,2020-01-01,,1,working,assigned_on,first_contact_on,,,0,1,0,');
  expect(Object.fromEntries(await dues('rules'))).toEqual({ ...national, delegated: ['2026-03-23', 'court_delegated'] });
  expect(await store.ask("SELECT DISTINCT toString(contact_due_on) FROM concord.case_current WHERE dataset = 'rules' AND contact_due_on IS NOT NULL")).toEqual([['2026-03-04']]);

  // A rule is no news about a case: the same rows come back unchanged.
  expect(await load('canonical', 'rules', ...cases, '')).toMatchObject({ loaded: 0, unchanged: 9 });
  // As it was known then: the national rules before the dataset's own were loaded.
  expect(Object.fromEntries(await dues('rules', `concord.case_fact_as_of(as_of_load = ${String(loadNo)})`))).toEqual(national);
  expect((await dues('rules', `concord.case_fact_as_of(as_of_load = ${String(rules.loadNo)})`)).get('delegated')).toEqual(['2026-03-23', 'court_delegated']);
  await withdrawLoad(store.stores, rules.loadNo);
  expect(Object.fromEntries(await dues('rules'))).toEqual(national);
});

it('counts working days by the notices delivered for a dataset, also those of a year nobody announced before', async () => {
  await load('canonical', 'notices', 'case_id,received_on,assigned_on,intake_channel', 'spring,2026-03-02,2026-03-03,Web', 'new_year,2026-11-20,2026-11-25,court_delegated', 'next,2026-11-20,2026-11-24,court_delegated');
  const contact = async () => (await store.ask("SELECT toString(contact_due_on) FROM concord.case_current WHERE dataset = 'notices' ORDER BY case_id")).map(([day]) => day);
  expect(await contact()).toEqual(['2026-11-27', '2026-11-26', '2026-03-05']);
  await load('calendar', 'notices', 'calendar,day,notice_year,is_off_day,name', 'cn,2026-03-05,2026,1,', 'cn,2026-11-26,2026,1,', 'cn,2027-01-01,2027,1,');
  expect(await contact()).toEqual(['2026-11-30', '2026-11-27', '2026-03-06']);
  // Another dataset has no such days.
  expect((await dues('rules')).get('delegated')).toEqual(['2026-04-02', 'court_delegated']);
});

it('brings cases in line when the rules or notices of the product have changed since they were published', async () => {
  const before = await dues('rules');
  await store.engine.writer.run({ sql: "ALTER TABLE concord.case_current UPDATE due_on = NULL, limit_on = NULL, due_rule = '', contact_due_on = NULL WHERE due_rule != 'delivered' SETTINGS mutations_sync = 2" });
  expect((await dues('rules')).get('delegated')).toEqual([null, '']);
  await migrate(store.engine);
  expect((await dues('rules')).get('delegated')).toEqual([null, '']);
  await store.engine.writer.run({ sql: 'TRUNCATE TABLE concord.limits_kept' });
  const [uuid] = await store.ask("SELECT toString(uuid), total_rows FROM system.tables WHERE database = 'concord' AND name = 'case_current'");
  await migrate(store.engine);
  expect(await dues('rules')).toEqual(before);
  expect(await store.ask("SELECT toString(uuid), total_rows FROM system.tables WHERE database = 'concord' AND name = 'case_current'")).toEqual([uuid]);
});

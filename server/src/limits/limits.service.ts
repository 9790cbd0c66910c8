import { Injectable } from '@nestjs/common';
import { compileLimitRules, dimensionById, LIMIT_ENDS, LIMIT_STARTS, memberLabel, NATIONAL_RULES, type DimensionId, type LimitStep, type NationalRule } from '@concord/sql';
import { calendarOf } from '../records/workdays.js';
import { recordsAsked } from '../records/records-asked.js';
import type { RecordKindsArgs } from '../records/records.input.js';
import { QuestionError } from '../store/errors.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { LimitRule, LimitRules } from './limits.model.js';

const STEPS: readonly LimitStep[] = [...LIMIT_STARTS, ...(Object.keys(LIMIT_ENDS) as (keyof typeof LIMIT_ENDS)[])];

/** Calendar of built-in rules, and of own ones that name none. */
const USUAL_CALENDAR = 'cn';

function stepOf(text: string): LimitStep {
  const step = STEPS.find((one) => one === text);
  if (step === undefined) throw new QuestionError('BAD_ROW', 'a limit runs between steps nobody knows');
  return step;
}

const memberOf = (dimension: DimensionId, key: string | undefined) =>
  (key === undefined || key === '' ? null : { key, label: memberLabel(dimensionById(dimension), key), isOther: false });

/** As the clock itself reads them (`due-dates.ts` of sql). */
const reasonsOf = (text: string): string[] => text.split(/[;；]/u).map((reason) => reason.trim()).filter((reason) => reason !== '');

function ownRule(row: Row): LimitRule {
  const [rule, basis] = [row.text('rule'), row.text('basis')];
  return {
    rule, label: { zh: row.text('name_zh'), en: row.text('name_en') }, days: Number(row.text('limit_days')), dayKind: row.text('unit') === 'working' ? 'working' : 'calendar',
    startsWith: stepOf(row.text('start_event')), endsWith: stepOf(row.text('end_event')), channel: memberOf('intake_channel', row.text('intake_channel')), complexity: memberOf('complexity', row.text('complexity')),
    calendar: row.text('calendar') || USUAL_CALENDAR, rollsToWorkday: row.text('roll_to_workday') !== '0', suspends: row.text('suspends') === '1', suspendReasons: reasonsOf(row.text('suspend_reasons')),
    validFrom: row.text('valid_from'), validTo: row.text('valid_to') || null, source: basis === '' ? null : { zh: basis, en: basis }, verify: null, isBuiltIn: false, isReplaced: false,
  };
}

const builtIn = (own: ReadonlySet<string>) => ({ channel, complexity, days, end, from, label, rule, source, start, unit, verify }: NationalRule): LimitRule => ({
  rule, label, days, dayKind: unit, startsWith: start, endsWith: end, channel: memberOf('intake_channel', channel), complexity: memberOf('complexity', complexity),
  calendar: USUAL_CALENDAR, rollsToWorkday: true, suspends: false, suspendReasons: [], validFrom: from, validTo: null, source, verify: verify ?? null, isBuiltIn: true, isReplaced: own.has(rule),
});

/** Own rules before built-in ones, the more particular before the general, the newer before the older: as cases are given theirs (`due-dates.ts` of sql). */
function inOrder(rules: LimitRule[]): LimitRule[] {
  const generality = ({ channel, complexity }: LimitRule): number => Number(channel === null) + Number(complexity === null);
  return rules.sort((a, b) => Number(a.isBuiltIn) - Number(b.isBuiltIn) || generality(a) - generality(b) || b.validFrom.localeCompare(a.validFrom) || a.rule.localeCompare(b.rule));
}

/** The time limits that hold in a dataset, and where each comes from. */
@Injectable()
export class LimitsService {
  constructor(private readonly store: Store) {}

  rules(viewer: Viewer, asked: RecordKindsArgs): Promise<LimitRules> {
    return this.store.consistently(viewer, async (snapshot) => {
      const records = await recordsAsked(asked, snapshot);
      const [rows, calendar] = await Promise.all([snapshot.ask(compileLimitRules(records)), calendarOf(snapshot, records)]);
      const own = rows.map(ownRule);
      return { announcedYears: [...calendar.years].sort((a, b) => a - b), rules: inOrder([...own, ...NATIONAL_RULES.map(builtIn(new Set(own.map(({ rule }) => rule))))]) };
    });
  }
}

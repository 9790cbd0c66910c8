import {
  addCalendarDays, bucketsOf, compileDefinitionBreaks, compileTargets, readWorkCalendar, workdaysBetween, YearNotAnnouncedError, type DateRange, type MetricId, type WorkCalendar,
} from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import type { Selection, Snapshot } from '../store/store.js';
import type { ControlContext } from './control.js';

const HISTORY_MONTHS = 36;

/** The months limits are made of: three years up to the end of the range, and all of the range. Throws `QuestionError` BAD_INPUT where the range begins within a month. */
export function historyOf({ from, to }: DateRange): DateRange {
  if (!from.endsWith('-01')) throw new QuestionError('BAD_INPUT', 'control limits are of whole months: the range must begin with the first day of one');
  const [year, month] = [Number(to.slice(0, 4)), Number(to.slice(5, 7))];
  const index = Math.max(1970 * 12, year * 12 + month - HISTORY_MONTHS);
  const earliest = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  return { from: earliest < from ? earliest : from, to };
}

let calendar: WorkCalendar | undefined;

/** Working days from `from` to `to`, both included; undefined in a year whose notice is not known. */
export function workdaysOf({ from, to }: DateRange): number | undefined {
  calendar ??= readWorkCalendar();
  try {
    return workdaysBetween(calendar, addCalendarDays(from, -1), to);
  } catch (error) {
    if (error instanceof YearNotAnnouncedError) return undefined;
    throw error;
  }
}

/** Whose target it is: of all cases, or of one member where the question is about that alone. Undefined: nobody set one for such cases. */
function whoseTarget(selection: Selection, member: { readonly dimension: string; readonly key: string } | undefined): { readonly dimension: string; readonly member: string } | undefined {
  const kept = selection.filters.map(({ dimension, values, exclude }) => (exclude === true || values.length !== 1 ? undefined : { dimension, member: values[0] ?? '' }));
  const all = member === undefined ? kept : [...kept, { dimension: member.dimension, member: member.key }];
  return all.length === 0 ? { dimension: '', member: '' } : all.length === 1 ? all[0] : undefined;
}

/** Definition breaks, targets and working days: what the control charts of a question depend on. */
export async function controlContexts(snapshot: Snapshot, selection: Selection, { to }: DateRange, asOf: string) {
  const asked = { dataset: selection.dataset, asOfLoad: Math.min(selection.asOfLoad ?? snapshot.version.number, snapshot.version.number) };
  const newest = bucketsOf({ from: `${to.slice(0, 7)}-01`, to }, 'month').at(-1)?.to ?? to;
  const [breaks, targets] = await Promise.all([snapshot.ask(compileDefinitionBreaks(asked)), snapshot.ask(compileTargets(asked, newest < asOf ? newest : asOf))]);
  return (metric: MetricId, member?: { readonly dimension: string; readonly key: string }): ControlContext => {
    const whose = whoseTarget(selection, member);
    const target = targets.find((row) => row.text('metric') === metric && row.text('dimension') === whose?.dimension && row.text('member') === whose.member);
    return {
      workdays: workdaysOf,
      target: target?.num('value') ?? null,
      breaks: breaks.filter((row) => ['', metric].includes(row.text('metric'))).map((row) => row.text('changed_on')),
    };
  };
}

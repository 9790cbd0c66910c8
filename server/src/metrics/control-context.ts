import { addCalendarDays, bucketsOf, compileBaselines, compileDefinitionBreaks, compileLateEntry, compileTargets, monthFrom, type DateRange, type MetricId } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import type { Selection, Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { ControlContext, Reset, Target } from './control.js';
import { subjectsTold } from '../records/subjects-told.js';
import { workdaysOf } from '../records/workdays.js';

const HISTORY_MONTHS = 36;
const EARLIEST = '1970-01-01';

/** The months limits are made of: three years up to the end of the range, and all of the range. Throws `QuestionError` BAD_INPUT where the range begins within a month. */
export function historyOf({ from, to }: DateRange): DateRange {
  if (!from.endsWith('-01')) throw new QuestionError('BAD_INPUT', 'control limits are of whole months: the range must begin with the first day of one');
  const three = monthFrom(to, 1 - HISTORY_MONTHS);
  const earliest = three < EARLIEST ? EARLIEST : three;
  return { from: earliest < from ? earliest : from, to };
}

/** One member of a dimension. */
export interface OneMember {
  readonly dimension: string;
  readonly key: string;
}

/** About whom a question is: all cases ('' both), or one member alone. Undefined: nobody sets targets or baselines for such cases. */
function whoseOf(selection: Selection, members: readonly OneMember[]): { readonly dimension: string; readonly member: string } | undefined {
  const kept = selection.filters.map(({ dimension, values, exclude }) => (exclude === true || values.length !== 1 ? undefined : { dimension, member: values[0] ?? '' }));
  const all = [...kept, ...members.map(({ dimension, key }) => ({ dimension, member: key }))];
  return all.length === 0 ? { dimension: '', member: '' } : all.length === 1 ? all[0] : undefined;
}

const askedOf = async (snapshot: Snapshot, { dataset, asOfLoad }: Selection) => ({ dataset, told: await subjectsTold(snapshot, { dataset, asOfLoad }), asOfLoad: Math.min(asOfLoad ?? snapshot.version.number, snapshot.version.number) });

/** The targets of a metric for whom a question is about, oldest first. */
export type TargetsOf = (metric: MetricId, ...members: readonly OneMember[]) => readonly Target[];

const isAbout = (row: Row, metric: MetricId, whose: ReturnType<typeof whoseOf>): boolean =>
  row.text('metric') === metric && row.text('dimension') === whose?.dimension && row.text('member') === whose.member;

/** A target as it is stored. */
export const readTarget = (row: Row): Target => ({
  value: row.numOrNull('value'), lower: row.numOrNull('lower'), upper: row.numOrNull('upper'), validFrom: row.text('valid_from'), validTo: row.textOrNull('valid_to'),
});

/** Every target of a dataset that the viewer may be told of, by metric and for whom. */
export async function targetsOf(snapshot: Snapshot, selection: Selection): Promise<TargetsOf> {
  const rows = await snapshot.ask(compileTargets(await askedOf(snapshot, selection)));
  return (metric, ...members) => {
    const whose = whoseOf(selection, members);
    return rows.filter((row) => isAbout(row, metric, whose)).map(readTarget);
  };
}

function resetsOf(breaks: readonly Row[], baselines: readonly Row[]): Reset[] {
  const words = (row: Row, zh: string, en: string) => ({ zh: row.text(zh), en: row.text(en) || row.text(zh) });
  const all: Reset[] = [
    ...breaks.map((row): Reset => ({ on: row.text('changed_on'), why: 'definition_break', text: words(row, 'text_zh', 'text_en'), frozenUntil: null })),
    ...baselines.map((row): Reset => ({ on: row.text('starts_on'), why: 'rebase', text: words(row, 'reason_zh', 'reason_en'), frozenUntil: row.text('frozen_until') || null })),
  ];
  return all.sort((a, b) => a.on.localeCompare(b.on));
}

/** First day of the oldest month that a frozen base of these metrics is made of; `day` where none reaches back further. */
export async function frozenSince(snapshot: Snapshot, selection: Selection, metrics: readonly MetricId[], day: string): Promise<string> {
  const baselines = await snapshot.ask(compileBaselines(await askedOf(snapshot, selection)));
  return baselines.filter((row) => row.text('frozen_until') !== '' && metrics.some((id) => id === row.text('metric')))
    .reduce((oldest, row) => { const first = `${row.text('starts_on').slice(0, 7)}-01`; return first < oldest ? first : oldest; }, day);
}

/** Last day of which 95 % of the cases received have been entered, by how late those of the last year were; the one cut-off of signals and control charts. */
export async function enteredUntil(snapshot: Snapshot, { dataset, asOfLoad = null }: Pick<Selection, 'asOfLoad' | 'dataset'>): Promise<string> {
  const cases = await snapshot.cases({ dataset, asOfLoad, filters: [] });
  const [row] = await snapshot.ask(compileLateEntry(cases, { from: addCalendarDays(cases.asOf, -364), to: cases.asOf }));
  return addCalendarDays(cases.asOf, -(row?.num('days') ?? 0));
}

/** Definition breaks, baselines, targets and working days: what the control charts of a question depend on. Throws `QuestionError` as `historyOf`. */
export async function controlContexts(snapshot: Snapshot, selection: Selection, range: DateRange, asOf: string) {
  const { from: since, to } = historyOf(range);
  const asked = await askedOf(snapshot, selection);
  const newest = bucketsOf({ from: `${to.slice(0, 7)}-01`, to }, 'month').at(-1)?.to ?? to;
  const [breaks, baselines, targets, workdays, entered] = await Promise.all([
    snapshot.ask(compileDefinitionBreaks(asked)), snapshot.ask(compileBaselines(asked)), targetsOf(snapshot, selection), workdaysOf(snapshot, selection),
    enteredUntil(snapshot, selection),
  ]);
  return (metric: MetricId, member?: OneMember): ControlContext => {
    const members = member === undefined ? [] : [member];
    const whose = whoseOf(selection, members);
    return {
      since, workdays, enteredUntil: entered, targets: targets(metric, ...members), targetOn: newest < asOf ? newest : asOf,
      resets: resetsOf(breaks.filter((row) => ['', metric].includes(row.text('metric'))), baselines.filter((row) => isAbout(row, metric, whose))),
    };
  };
}

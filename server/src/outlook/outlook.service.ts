import { Injectable } from '@nestjs/common';
import {
  addCalendarDays, bucketsOf, compileDueCases, compileDueCounts, compileLateEntry, metricById, monthFrom, type BucketSpan, type DimensionId, type Metric, type MetricId, type Question,
} from '@concord/sql';
import type { Member } from '../graphql/words.model.js';
import { askTallies } from '../metrics/ask-tallies.js';
import { enteredBy } from '../metrics/control.js';
import { readCursor, writeCursor } from '../cases/cursor.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { forecast as forecastOf, type BackTest } from '../stats/series/back-test.js';
import { MOST_CASES, whatIf } from '../stats/series/what-if.js';
import { QuestionError } from '../store/errors.js';
import { mayAskBy, membersOf } from '../store/dimensions.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import { METHOD_LABELS, outlookSentence } from './forecast-words.js';
import { deadlineSentence, whatIfFindings } from './risk-words.js';
import type { Deadlines, DeadlinesInput, DueCase, ForecastTrial, Outlook, OutlookInput, WhatIf, WhatIfInput } from './outlook.model.js';

const MAX_MONTHS = 60;
const MAX_HORIZON = 12;
const FEWEST = 18;
const SEASON = 12;
const MAX_PAGE = 500;
const MAX_DAYS = 90;
/** Further ahead nothing is said. */
const MOST_MONTHS = 120;

type MemberOf = (dimension: DimensionId, key: string) => Member;

const trialOf = ({ method, n, meanAbsoluteError, scaledError, coverage }: BackTest): ForecastTrial =>
  ({ method, n, meanAbsoluteError, coverage, scaledError: Number.isFinite(scaledError) ? scaledError : null, label: METHOD_LABELS[method] });

const dueCase = (member: MemberOf) => (row: Row): DueCase => ({
  source: row.text('source'), caseId: row.text('case_id'), receivedOn: row.text('received_on'), dueBy: row.text('due_by'), daysLeft: row.num('days_left'), amountClaimed: row.numOrNull('amount_claimed'),
  issue: member('issue', row.text('issue')), institution: member('institution', row.text('institution')), mediator: member('mediator', row.text('mediator')),
});

/** The months after a month, by their first days. */
const monthsAfter = (last: string, horizon: number): string[] => Array.from({ length: horizon }, (_, n) => monthFrom(last, n + 1));

/** The complete months of the cases: a stock and what is closed are known at the day's end, what is received only when nearly all has been entered. */
function completeMonths(firstOn: string, asOf: string): readonly BucketSpan[] {
  // The first month of a stock is that of the first case, whole or not; it is left out where it is not.
  return firstOn > asOf ? [] : bucketsOf({ from: firstOn, to: asOf }, 'month').filter(({ whole }) => whole).slice(-MAX_MONTHS);
}

/** What is to come: forecasts of counts and stocks, and open cases by their limit. */
@Injectable()
export class OutlookService {
  constructor(private readonly store: Store) {}

  /** Forecast of each metric. Throws `QuestionError` BAD_INPUT for a metric that is neither count nor stock, or a horizon beyond a year. */
  outlook(viewer: Viewer, input: OutlookInput): Promise<Outlook[]> {
    if (input.horizon < 1 || input.horizon > MAX_HORIZON) throw new QuestionError('BAD_INPUT', `the horizon is 1 to ${String(MAX_HORIZON)} months`);
    const metrics = input.metrics.map((id): Metric => metricById(id));
    const other = metrics.find(({ kind }) => kind !== 'count' && kind !== 'level');
    if (other !== undefined) throw new QuestionError('BAD_INPUT', `${other.id} is neither a count nor a stock`);
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const [known] = await snapshot.ask(compileLateEntry(cases, { from: addCalendarDays(cases.asOf, -364), to: cases.asOf }));
      const hasCases = known !== undefined && known.num('cases') > 0;
      return Promise.all(metrics.map(async (metric) => {
        const until = enteredBy(metric, cases.asOf, { enteredUntil: addCalendarDays(cases.asOf, -(known?.num('days') ?? 0)) });
        const spans = hasCases ? completeMonths(known.text('first_on'), until) : [];
        const values = spans.length === 0 ? [] : await this.values(snapshot, { ...cases, metrics: [metric.id as MetricId], bucket: 'month', range: { from: spans[0]?.from ?? '', to: spans.at(-1)?.to ?? '' } }, spans.length);
        return { ...this.told(metric, spans, values, input.horizon, cases.asOf), asOf: cases.asOf, dataVersion: snapshot.version.number };
      }));
    });
  }

  /** Open cases whose limit has passed or passes soon: how many, and for whoever may look into cases which. Throws `QuestionError` BAD_INPUT, TOO_LARGE. */
  deadlines(viewer: Viewer, input: DeadlinesInput): Promise<Deadlines> {
    if (input.first < 1 || input.first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${String(MAX_PAGE)}`);
    if (input.days < 0 || input.days > MAX_DAYS) throw new QuestionError('BAD_INPUT', `days must be between 0 and ${String(MAX_DAYS)}`);
    mayAskBy(viewer, [input.by]);
    const cursor = typeof input.after === 'string' ? readCursor(input.after) : undefined;
    const mayDrill = viewer.rights?.has('drill') === true;
    return this.store.consistently(viewer, async (snapshot) => {
      const [cases, dimensionOf] = await Promise.all([snapshot.cases(input), snapshot.dimensions(input)]);
      const member: MemberOf = membersOf(dimensionOf);
      const [counted, listed] = await Promise.all([snapshot.ask(compileDueCounts(cases, input.by, input.days)), mayDrill ? snapshot.ask(compileDueCases(cases, input.days, input.first + 1, cursor)) : []]);
      const sum = (column: string): number => counted.reduce((total, row) => total + row.num(column), 0);
      const shown = listed.slice(0, input.first);
      const last = shown.at(-1);
      const counts = { open: sum('open'), overdue: sum('overdue'), soon: sum('soon'), unlimited: sum('unlimited') };
      return {
        ...counts, asOf: cases.asOf, dataVersion: snapshot.version.number, sentence: deadlineSentence(counts, input.days),
        groups: counted.map((row) => ({ member: member(input.by, row.text('member')), open: row.num('open'), overdue: row.num('overdue'), soon: row.num('soon') })),
        rows: shown.map(dueCase(member)),
        after: listed.length > input.first && last !== undefined ? writeCursor({ on: last.text('due_by'), source: last.text('source'), caseId: last.text('case_id'), event: 0 }) : null,
      };
    });
  }

  /** The backlog under assumptions. Throws `QuestionError` BAD_INPUT. */
  whatIf({ from, ...assumed }: WhatIfInput): WhatIf {
    if (Object.values(assumed).some((n) => n < 0 || n > MOST_CASES)) throw new QuestionError('BAD_INPUT', `cases must be between 0 and ${String(MOST_CASES)}`);
    if (assumed.within < 1 || assumed.within > MOST_MONTHS) throw new QuestionError('BAD_INPUT', `within must be between 1 and ${String(MOST_MONTHS)}`);
    const come = whatIf(assumed);
    const [first] = bucketsOf({ from, to: from }, 'month');
    const later = monthsAfter(addCalendarDays(first?.start ?? from, -1), MOST_MONTHS + 1);
    return {
      months: come.months, needed: come.needed, findings: whatIfFindings(assumed, come, (n) => later[n] ?? '').map(findingAnswer),
      curve: come.curve.map((value, n) => ({ from: later[n] ?? '', value })),
    };
  }

  private async values(snapshot: Parameters<typeof askTallies>[0], question: Question, months: number): Promise<number[]> {
    const values = new Array<number>(months).fill(0);
    for (const cells of (await askTallies(snapshot, question)).values()) {
      for (const { bucket, tally } of cells) if (bucket !== 'whole' && 'n' in tally) values[bucket] = tally.n;
    }
    return values;
  }

  private told(metric: Metric, spans: readonly BucketSpan[], values: readonly number[], horizon: number, asOf: string): Omit<Outlook, 'asOf' | 'dataVersion'> {
    const months = spans.map(({ from }, i) => ({ from, value: values[i] ?? 0 }));
    const last = spans.at(-1);
    if (last === undefined || values.length < FEWEST) {
      const nothing = { months, forecast: [], chosen: null, tried: [] };
      return { ...nothing, metric: metric.id as MetricId, sentence: outlookSentence(metric.label, nothing, asOf) };
    }
    const { points, chosen, tried } = forecastOf(values, { horizon, season: SEASON, transform: 'log1p', bounds: { low: 0, high: Infinity } });
    const ahead = monthsAfter(last.to, horizon);
    const made = { months, forecast: points.map((point, i) => ({ from: ahead[i] ?? '', value: point.value, low: point.low, high: point.high })), chosen: trialOf(chosen), tried: tried.map(trialOf) };
    return { ...made, metric: metric.id as MetricId, sentence: outlookSentence(metric.label, made, asOf) };
  }
}

import type { Annotation } from '../../annotations/annotation.js';
import type { Month } from '../../chart/prepare/trend.js';
import { lastDay, monthOf } from '../../filter/month.js';
import type { FilterClause } from '../../filter/filter-state.js';
import type { ComparedEffectQuery, FollowUpInput, FollowUpQuery, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';

/** An action's follow-up as the contract answers it. */
export type FollowUp = FollowUpQuery['followUp'];
/** What happened to some beside all others. */
export type Compared = ComparedEffectQuery['comparedEffect'];

/** What was done, newest first; a change of what is counted is nothing that was done. */
export const doneOf = (annotations: readonly Annotation[]): Annotation[] => annotations.filter(({ kind }) => kind !== 'definition_break').toSorted((a, b) => b.startsOn.localeCompare(a.startsOn) || a.id.localeCompare(b.id));

/** Whom it was for, told by the coarsest that says all of it. */
export const scopeOf = ({ scopes }: Pick<Annotation, 'scopes'>): Annotation['scopes'][number] | null => scopes.findLast(({ isWhole }) => isWhole) ?? scopes[0] ?? null;

/** Figures that an action on another may move: whether settlements are performed, how satisfied people are, what is left out, what comes back. */
export const BESIDE: readonly MetricId[] = ['voluntary_performance', 'csat', 'exclusion_rate', 'reopen_rate'];

/** What is hoped of a metric: its better side. */
export const hopeOf = ({ better }: Pick<MetricDefinition, 'better'>): 'down' | 'up' => (better === 'higher' ? 'up' : 'down');

/** The question about one event and metric, of the cases that the page shows and it was for. */
export function questionOf(event: Annotation, definition: MetricDefinition, dataset: string, filters: readonly FilterClause[], monthsBefore: number): FollowUpInput {
  const scope = scopeOf(event);
  const own = scope === null ? [] : [{ dimension: scope.dimension, values: scope.members.map(({ key }) => key) }];
  return {
    dataset, metric: definition.id, startsOn: event.startsOn, monthsBefore, expected: { direction: hopeOf(definition) },
    filters: [...filters.map(({ dimension, values }) => ({ dimension, values: [...values] })), ...own],
  };
}

/** The months of a follow-up as a trend has them. */
export const monthsOf = ({ points }: FollowUp): Month[] => points.map(({ from, to, value, control, counts, side }) => ({ from, to, value, control, complete: counts || side === 'later' ? value.maturity >= 0.95 : false }));

/** What the effect is held against, as values of the same months. */
export const referencesOf = ({ points }: FollowUp): Map<string, MetricValue> => new Map(points.flatMap(({ from, reference, value }) => (reference === null ? [] : [[from, { ...value, value: reference, n: Math.max(value.n, 100), reliability: 'full' as const }] as const])));

/** The index of the first month after, which the line of the event stands at; −1 where it is still to come. */
export const beginOf = (points: readonly { readonly from: string; readonly to: string }[], startsOn: string): number => points.findIndex(({ to }) => to >= startsOn);

const NOTHING: Omit<MetricValue, 'n' | 'numerator' | 'reliability' | 'value'> = {
  asOf: '', basis: '', boundHigh: null, boundLow: null, ciHigh: null, ciLow: null, coverage: 1, dataVersion: 0, definitionVersion: 0, denominator: null, lack: null, maturity: 1, p75: null, p90: null, sum: null,
};

/** A share of a month as a trend has it; under ten cases it has none. */
export function shareValue({ successes, trials }: { readonly successes: number; readonly trials: number }): MetricValue {
  return { ...NOTHING, n: trials, numerator: successes, denominator: trials, value: trials < 10 ? null : successes / trials, reliability: trials === 0 ? 'none' : trials < 10 ? 'counts' : trials < 30 ? 'indicative' : 'full' };
}

/** Both groups by month (called by the month each begins in), as a trend and the other's values beside it. */
export function groupsOf({ months }: Compared): { readonly points: Month[]; readonly others: Map<string, MetricValue> } {
  return {
    points: months.map(({ from, attended }) => ({ from, to: lastDay(monthOf(from)), complete: true, value: shareValue(attended) })),
    others: new Map(months.map(({ from, others }) => [from, shareValue(others)])),
  };
}

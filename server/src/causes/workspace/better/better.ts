import { addCalendarDays, compileTypeMembers, isUnclassified, memberLabel, metricById, monthFrom, type Cases, type CountMetric, type DateRange, type Filter, type MetricId } from '@concord/sql';
import type { Action } from '../../../actions/actions.model.js';
import type { Annotation } from '../../../annotations/annotations.model.js';
import { askTallies } from '../../../metrics/ask-tallies.js';
import { emptyTally, type Tally } from '../../../metrics/tally.js';
import { valueOf } from '../../../metrics/value.js';
import { benjaminiHochberg } from '../../../stats/outbreaks/benjamini-hochberg.js';
import { knownWholeOf } from '../../../store/history.js';
import { figureOf, type CauseAsked } from '../cause-asked.js';
import type { BetterDone, BetterType, BetterTypes } from '../cause.model.js';
import { testedTallies } from '../measures.js';
import { doneAbout, isNamed } from './done.js';

/** Months of each of the two times that are held against each other. */
const HALF_YEAR = 6;
/** Types looked at: the largest. */
const TYPES = 60;
const BUSINESS = 'business' as const;

/** Two half years of whole months up to a day, the earlier first. */
function halfYears(upTo: string): { readonly before: DateRange; readonly after: DateRange } {
  const next = monthFrom(addCalendarDays(upTo, 1), 0);
  const [middle, start] = [monthFrom(next, -HALF_YEAR), monthFrom(next, -2 * HALF_YEAR)];
  return { before: { from: start, to: addCalendarDays(middle, -1) }, after: { from: middle, to: addCalendarDays(next, -1) } };
}

/** The business most cases of the type belong to, where it is known and is not what types are told by. */
async function businessOf({ cases, own, range, snapshot }: CauseAsked, metric: CountMetric): Promise<string | null> {
  if (own.dimension === BUSINESS) return null;
  const [first] = await snapshot.ask(compileTypeMembers({ ...cases, metric, range }, own, [BUSINESS], 1));
  return first === undefined || isUnclassified(first.text('member')) ? null : first.text('member');
}

/** The largest types among some cases, without the one that is looked at. */
async function likeTypes({ own, snapshot }: CauseAsked, like: Cases, metric: CountMetric, range: DateRange): Promise<string[]> {
  const rows = await snapshot.ask(compileTypeMembers({ ...like, metric, range }, { ...own, exclude: true }, [own.dimension], TYPES));
  return rows.filter((row) => row.num('own') > 0).map((row) => row.text('member')).filter((key) => !isUnclassified(key));
}

/** A metric of each of some types over a range. */
async function byType({ own: { dimension }, snapshot }: CauseAsked, like: Cases, metric: MetricId, named: readonly string[], range: DateRange): Promise<(key: string) => Tally> {
  const cells = (await askTallies(snapshot, { ...like, metrics: [metric], range, bucket: 'all', split: { dimension, named } })).get(metric) ?? [];
  return (key) => cells.find(({ isOther, member }) => !isOther && member === key)?.tally ?? emptyTally(metricById(metric));
}

/** What is on record as done: events, and actions that are over. */
export interface Done {
  readonly annotations: readonly Annotation[];
  readonly actions: readonly Action[];
}

/** What was done for one of several at once is told once. */
const once = (all: readonly BetterDone[]): BetterDone[] => [...new Map(all.map((one) => [`${String(one.isAction)}/${one.id}`, one])).values()].sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.id.localeCompare(b.id));

/**
 * Types of the same business whose shares or times got better from one half year to the next, beyond chance over all that was tested, each with what was done about it in that time. They were
 * chosen because they got better: what came before is no proof of what made them so. Null where the data do not know both half years.
 */
export async function betterOf(asked: CauseAsked, metric: CountMetric, improves: readonly MetricId[], done: Done): Promise<BetterTypes | null> {
  const { cases, names, own: { dimension }, range, snapshot, stamp } = asked;
  const { after, before } = halfYears(range.to < cases.asOf ? range.to : cases.asOf);
  const isWhole = await knownWholeOf(snapshot, cases);
  if (improves.length === 0 || ![before, after].every((span) => isWhole({ ...span, whole: true }))) return null;
  const business = await businessOf(asked, metric);
  const filters: Filter[] = [...cases.filters, ...(business === null ? [] : [{ dimension: BUSINESS, values: [business] }])];
  const like: Cases = { ...cases, filters };
  const keys = await likeTypes(asked, like, metric, { from: before.from, to: after.to });
  const pairs = (await Promise.all(improves.map(async (id) => {
    const [then, now] = await Promise.all([byType(asked, like, id, keys, before), byType(asked, like, id, keys, after)]);
    return keys.map((key) => ({ id, key, then: then(key), now: now(key), tested: testedTallies(now(key), then(key)) }));
  }))).flat().flatMap(({ tested, ...pair }) => (tested.pValue === null ? [] : [{ ...pair, pValue: tested.pValue, isMore: tested.isMore }]));
  const { adjusted, rejected } = benjaminiHochberg(pairs.map(({ pValue }) => pValue));
  const found = pairs.flatMap((pair, i) => (rejected[i] === true && pair.isMore === (metricById(pair.id).better === 'higher') ? [{ ...pair, adjusted: adjusted[i] ?? 1, done: doneAbout({ dimension, key: pair.key, business }, { after, before }, done.annotations, done.actions) }] : []));
  const rows = found.map(({ adjusted: p, done: all, id, key, now, then }): BetterType => {
    const figure = (tally: Tally, span: DateRange) => figureOf(asked, valueOf(metricById(id), tally, stamp), { metric: id, range: span, filters, member: { dimension, member: key } });
    return { metric: id, member: { key, label: memberLabel(names(dimension), key), isOther: false }, adjusted: p, before: figure(then, before), after: figure(now, after), done: all.filter(isNamed) };
  }).sort((a, b) => a.adjusted - b.adjusted);
  return {
    before, after, tested: pairs.length, rows, business: business === null ? null : { key: business, label: memberLabel(names(BUSINESS), business), isOther: false },
    events: once(found.flatMap(({ done: all }) => all.filter((one) => !isNamed(one)))),
  };
}

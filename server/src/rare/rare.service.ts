import { Injectable } from '@nestjs/common';
import { bucketsOf, metricById, type Direction, type LocalisedText, type MetricId } from '@concord/sql';
import { askTallies, type Cell } from '../metrics/ask-tallies.js';
import { controlContexts, historyOf } from '../metrics/control-context.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { phrase } from '../narrative/phrase.js';
import { QuestionError } from '../store/errors.js';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { betweenEvents, type CountedDay } from './between.js';
import { rareFindings } from './rare-findings.js';
import type { RareEvents, RareEventsInput } from './rare.model.js';

/** More events than this in three years are not rare: a monthly chart judges them. */
const MAX_EVENTS = 200;
const OPPOSITE: Readonly<Record<Direction, Direction>> = { higher: 'lower', lower: 'higher', none: 'none' };
const NOT: LocalisedText = { zh: '非{event}', en: 'not {event}' };

interface Events {
  readonly days: readonly CountedDay[];
  readonly event: LocalisedText;
  readonly better: Direction;
}

const total = (days: readonly CountedDay[]): number => days.reduce((sum, { events }) => sum + events, 0);

/** The rarer side of what was counted: of a count its cases, of a share those within or without. */
function eventsOf(id: MetricId, cells: readonly Cell[], days: readonly string[]): Events {
  const { kind, numeratorLabel, better } = metricById(id);
  const counted = cells.flatMap(({ bucket, tally }): CountedDay[] => {
    const day = bucket === 'whole' ? undefined : days[bucket];
    if (day === undefined || (tally.kind !== 'count' && tally.kind !== 'ratio')) return [];
    return [{ day, cases: tally.n, events: tally.kind === 'ratio' ? tally.numerator : tally.n }];
  }).sort((a, b) => a.day.localeCompare(b.day));
  const rest = counted.map(({ day, events, cases }) => ({ day, events: cases - events, cases }));
  if (kind === 'count' || total(counted) <= total(rest)) return { days: counted, event: numeratorLabel, better };
  return { days: rest, event: phrase(NOT, { event: numeratorLabel }), better: OPPOSITE[better] };
}

/** Events of which there is less than one a month, by what lies between them. */
@Injectable()
export class RareService {
  constructor(private readonly store: Store) {}

  rareEvents(viewer: Viewer, input: RareEventsInput): Promise<RareEvents> {
    const { kind, basis } = metricById(input.metric);
    if (kind !== 'count' && kind !== 'ratio') throw new QuestionError('BAD_INPUT', `${input.metric} is neither a count nor a share: there is nothing between its events`);
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const to = input.to < cases.asOf ? input.to : cases.asOf;
      const history = historyOf({ from: `${to.slice(0, 7)}-01`, to });
      const context = (await controlContexts(snapshot, input, history, cases.asOf))(input.metric);
      const until = basis === 'received_on' && context.enteredUntil < to ? context.enteredUntil : to;
      const from = context.resets.findLast(({ on }) => on > history.from && on <= until)?.on ?? history.from;
      const range = { from, to: until < from ? from : until };
      const cells = (await askTallies(snapshot, { ...cases, metrics: [input.metric], range, bucket: 'day' })).get(input.metric) ?? [];
      const { days, event, better } = eventsOf(input.metric, cells, bucketsOf(range, 'day').map(({ start }) => start));
      if (total(days) > MAX_EVENTS) throw new QuestionError('BAD_INPUT', `more than ${String(MAX_EVENTS)} events are not rare: ask for control limits by month`);
      const between = betweenEvents(days, kind === 'count' ? 't' : 'g', range.to, better);
      return { ...between, event, from, metric: input.metric, asOf: cases.asOf, dataVersion: snapshot.version.number, findings: rareFindings(between, event, from).map(findingAnswer) };
    });
  }
}

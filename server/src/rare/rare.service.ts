import { Injectable } from '@nestjs/common';
import { metricById, type Direction, type LocalisedText, type MetricId } from '@concord/sql';
import { askTallies } from '../metrics/ask-tallies.js';
import { controlContexts, historyOf } from '../metrics/control-context.js';
import { FALSE_CALLS } from '../stats/charts/rare-events.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { phrase } from '../narrative/phrase.js';
import { QuestionError } from '../store/errors.js';
import { deletedBeforeOf } from '../store/history.js';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { betweenEvents, type CountedDay } from './between.js';
import { knownBy, knownDays, ripeUntil } from './known-days.js';
import { frequentFindings, rareFindings, unripeFindings } from './rare-findings.js';
import type { RareEvents, RareEventsInput } from './rare.model.js';

/** More events than this in three years are not rare: a monthly chart judges them. */
const MAX_EVENTS = 200;
const OPPOSITE: Readonly<Record<Direction, Direction>> = { higher: 'lower', lower: 'higher', none: 'none' };
const NOT: LocalisedText = { zh: '非{event}', en: 'not {event}' };
/** Without a gap that could be judged. */
const NOTHING = { trust: 'too_few', centre: null, lower: null, upper: null, gaps: [], quiet: null } as const;

interface Events {
  readonly days: readonly CountedDay[];
  readonly event: LocalisedText;
  readonly better: Direction;
}

const total = (days: readonly CountedDay[]): number => days.reduce((sum, { events }) => sum + events, 0);

/** The rarer side of what was counted: of a count its cases, of a share those within or without. */
function eventsOf(id: MetricId, counted: readonly CountedDay[]): Events {
  const { kind, numeratorLabel, better } = metricById(id);
  const rest = counted.map(({ day, events, cases }) => ({ day, events: cases - events, cases }));
  if (kind === 'count' || total(counted) <= total(rest)) return { days: counted, event: numeratorLabel, better };
  return { days: rest, event: phrase(NOT, { event: numeratorLabel }), better: OPPOSITE[better] };
}

/** Events of which there is less than one a month, by what lies between them. */
@Injectable()
export class RareService {
  constructor(private readonly store: Store) {}

  rareEvents(viewer: Viewer, input: RareEventsInput): Promise<RareEvents> {
    const metric = metricById(input.metric);
    if (metric.kind !== 'count' && metric.kind !== 'ratio') throw new QuestionError('BAD_INPUT', `${input.metric} is neither a count nor a share: there is nothing between its events`);
    const chart = metric.kind === 'count' ? 't' : 'g';
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const to = input.to < cases.asOf ? input.to : cases.asOf;
      const history = historyOf({ from: `${to.slice(0, 7)}-01`, to });
      const context = (await controlContexts(snapshot, input, history, cases.asOf))(input.metric);
      const by = knownBy(metric, to, cases.asOf, context);
      const reset = context.resets.findLast(({ on }) => on > history.from && on <= by)?.on ?? history.from;
      const kept = await deletedBeforeOf(snapshot, cases);
      const from = reset < kept ? kept : reset;
      const stamp = { metric: input.metric, asOf: cases.asOf, dataVersion: snapshot.version.number, from, chart, falseCalls: FALSE_CALLS[chart] } as const;
      const range = { from, to: by };
      const known = by < from ? [] : knownDays((await askTallies(snapshot, { ...cases, metrics: [input.metric], range, bucket: 'day' })).get(input.metric) ?? [], range);
      const until = by < from ? null : ripeUntil(input.metric, known, range);
      if (until === null) return { ...stamp, ...NOTHING, events: 0, event: metric.numeratorLabel, findings: unripeFindings(metric.numeratorLabel).map(findingAnswer) };
      const { days, event, better } = eventsOf(input.metric, known.filter(({ day }) => day <= until));
      const events = total(days);
      if (events > MAX_EVENTS) return { ...stamp, ...NOTHING, events, event, findings: frequentFindings(event, from, events).map(findingAnswer) };
      const between = betweenEvents(days, chart, until, better);
      return { ...stamp, ...between, event, findings: rareFindings(between, event, { from, to: until }).map(findingAnswer) };
    });
  }
}

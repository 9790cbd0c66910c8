import type { Dataset } from '../../catalogue/catalogue.js';
import { lastDay } from '../../filter/month.js';
import type { MonthRange } from '../../filter/period.js';
import type { AppealGround, BoardQuery, BoardRoundQuery, CheckRoundQuery, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { barScale } from '../../table/interval-bar.js';
import type { BarScale, Interval } from '../../table/interval-bar.js';
import { byName, countText, percentText, plainText } from '../../text/format.js';
import type { BoardWording } from './words.js';

/** A board on the data as they are, or a round's. */
export type BoardFigures = Omit<BoardQuery['board'], 'method' | 'rows'> & { readonly rows: readonly BoardRow[] };
type TrialRow = BoardQuery['board']['rows'][number];
type RoundRow = NonNullable<BoardRoundQuery['boardRound']['board']>['rows'][number];
/** Somebody's row; what a committee did is there in rounds only. */
export type BoardRow = TrialRow & Partial<Pick<RoundRow, 'chosen' | 'mark' | 'withheld'>>;
/** Why somebody cannot be placed. */
export type BoardReason = TrialRow['reasons'][number];

/** The bands of the wall, from the top. */
export const BANDS = ['gold', 'candidate', 'others', 'ineligible'] as const;
/** One of the bands. */
export type Band = (typeof BANDS)[number];

/** Someone on the wall, in words. */
export interface WallPerson {
  readonly key: string;
  readonly name: string;
  readonly score: string;
  /** The score with its interval, as short as a wall can take it. */
  readonly brief: string;
  readonly chance: string | null;
  readonly cases: string | null;
  /** Places the data leave open, where they are told. */
  readonly place: string | null;
  readonly remark: string | null;
  readonly reasons: readonly string[];
  readonly interval: Interval;
}

/** The wall, ready to be drawn: bands by tier, people by name, one scale for all. */
export interface Wall {
  readonly bands: Readonly<Record<Band, readonly WallPerson[]>>;
  readonly scale: BarScale;
}

/** What an appeal can be about. */
export const GROUNDS = ['attribution', 'outcome_or_date', 'stratum', 'exclusion'] as const satisfies readonly AppealGround[];

/** Half of a 90 % interval, in standard errors. */
export const Z90 = 1.6449;
/** What everybody scores who does as expected. */
const AS_EXPECTED = 50;

/** What a score is made of, as the method comes. */
export const SCORED: readonly MetricId[] = ['settlement_rate_within_limit', 'voluntary_performance', 'sla_compliance', 'csat'];

/** Seats of a trial; a round says its own. */
export const TRIAL_SEATS = 10;

/** The last day of a period, or the last the data know. */
export function cutOffOf({ to }: MonthRange, { asOf }: Pick<Dataset, 'asOf'>): string {
  const last = lastDay(to);
  return asOf < last ? asOf : last;
}

/** The definitions of metrics by id. */
export type Definitions = ReadonlyMap<string, MetricDefinition>;

/** The band somebody stands in; under investigation, the place is not told. */
export function bandOf({ tier, inZone, mark }: BoardRow): Band {
  if (mark?.proven === true || inZone === null) return 'ineligible';
  return tier ?? 'others';
}

/** A reason in words, e.g. how many cases there are of how many that are needed. */
export function reasonText({ code, metric, found, asked }: BoardReason, definitions: Definitions, { wording, say }: BoardWording): string {
  const { locale, name } = wording;
  const definition = metric === null ? undefined : definitions.get(metric);
  const shares = code === 'ABOVE_GATE' || code === 'BELOW_GATE' || code === 'NO_PEERS';
  const text = (value: number) => (shares ? percentText(value, locale) : code === 'BEYOND_CHANCE' ? plainText(value, 2, locale) : countText(value, locale));
  return say(`reasons.${code}`, { metric: definition === undefined ? (metric ?? '') : name(definition.label), found: text(found), asked: text(asked) });
}

/** What the committee did about somebody, in words: looked into, left out, chosen; null where it did nothing. */
export function remarkOf({ mark, chosen, withheld }: BoardRow, { say }: BoardWording): string | null {
  if (withheld === true) return say('withheld');
  if (mark?.proven === true) return say('excluded', { why: say(`disqualifiers.${mark.why}`) });
  return typeof chosen === 'string' ? say('chosen', { reason: chosen }) : null;
}

function placeText({ place }: BoardRow, { say }: BoardWording): string | null {
  if (place === null) return null;
  return place.from === place.to ? say('placeOne', { from: String(place.from) }) : say('place', { from: String(place.from), to: String(place.to) });
}

function personOf(row: BoardRow, definitions: Definitions, words: BoardWording): WallPerson {
  const { wording: { locale, name }, say } = words;
  const [low, high] = [row.score - Z90 * row.sd, row.score + Z90 * row.sd];
  const [first] = row.indicators;
  const isPlaced = bandOf(row) !== 'ineligible';
  return {
    key: row.mediator.key, name: name(row.mediator.label),
    score: say('score', { score: plainText(row.score, 1, locale), interval: `${plainText(low, 1, locale)}–${plainText(high, 1, locale)}` }),
    brief: say('brief', { score: plainText(row.score, 1, locale), interval: `${plainText(low, 1, locale)}–${plainText(high, 1, locale)}` }),
    chance: row.inZone === null || row.withheld === true ? null : say('zone', { chance: percentText(row.inZone, locale) }),
    cases: first === undefined ? null : say('of', { observed: countText(first.observed, locale), n: countText(first.n, locale), expected: plainText(first.expected, 1, locale) }),
    place: row.withheld === true ? null : placeText(row, words), remark: remarkOf(row, words),
    reasons: row.reasons.map((reason) => reasonText(reason, definitions, words)),
    interval: isPlaced ? { low, high, value: row.score, reference: AS_EXPECTED } : { low: null, high: null, value: null, reference: AS_EXPECTED },
  };
}

/** Puts everybody into their band, whoever is looked into aside: a wall says neither that somebody is nor where they stand. in order of name, where no place is told within it; by score where the institution tells the places left open. */
export function wallOf({ rows, rankingMode }: BoardFigures, definitions: Definitions, words: BoardWording): Wall {
  const compare = byName(words.wording.locale);
  const people = rows.filter(({ withheld }) => withheld !== true).map((row) => ({ band: bandOf(row), score: rankingMode === 'ordinal' ? row.score : 0, person: personOf(row, definitions, words) }));
  const of = (band: Band) => people.filter((one) => one.band === band)
    .sort((a, b) => (band === 'ineligible' ? 0 : b.score - a.score) || compare(a.person.name, b.person.name) || a.person.key.localeCompare(b.person.key)).map((one) => one.person);
  return {
    bands: { gold: of('gold'), candidate: of('candidate'), others: of('others'), ineligible: of('ineligible') },
    scale: barScale(people.map(({ person }) => person.interval)),
  };
}

/** What the data can and cannot say: where it is open who is inside, indicators that tell nobody apart or were dropped. */
export function rankabilityTexts(board: BoardFigures, definitions: Definitions, { wording: { locale, name }, say }: BoardWording): string[] {
  const label = (metric: string) => { const found = definitions.get(metric); return found === undefined ? metric : name(found.label); };
  const { zone, seats, eligible, zoneBorder, seatBorder } = board;
  const border = (key: 'seatBorder' | 'zoneBorder', size: number, { from, to }: { readonly from: number; readonly to: number }): string => say(key, { size: String(size), from: String(from), to: String(to) });
  const withheld = board.rows.filter((row) => row.withheld === true).length;
  return [
    ...(eligible === null || zone === null || eligible <= 1 || zone >= eligible ? [] : [zoneBorder === null ? say('zoneClear', { size: String(zone) }) : border('zoneBorder', zone, zoneBorder)]),
    ...(seatBorder === null || seats === null || zone === null ? [] : [border('seatBorder', Math.min(seats, zone), seatBorder)]),
    ...(withheld === 0 ? [] : [say('withheldCount', { n: String(withheld) })]),
    ...board.indicators.map(({ metric, rankability }) => (rankability === 0 ? say('alike', { name: label(metric) }) : say('rankable', { name: label(metric), share: percentText(rankability, locale) }))),
    ...(board.dropped.length === 0 ? [] : [say('dropped', { names: board.dropped.map(label).join(locale === 'en' ? ', ' : '、') })]),
  ];
}

/** Two numbers that differ by no more, over the larger, differ in bits nobody is told. */
const LAST_BITS = 1e-9;

/** What making a round's board again has shown. */
export function checkText({ again, dataVersion, definitions, fingerprint, isMethodKept, largestDifference: most, mismatch, takenBack }: CheckRoundQuery['checkBoardRound'], { wording, say }: BoardWording): string {
  const comma = wording.locale === 'en' ? ', ' : '、';
  switch (mismatch) {
    case 'definition_changed': return say('round.definitionChanged', { names: definitions.map(({ label, was, now }) => (was === null ? wording.name(label) : `${wording.name(label)} v${String(was)} → ${now === null ? '—' : `v${String(now)}`}`)).join(comma) });
    case 'rule_changed': return say('round.ruleChanged');
    case 'loads_taken_back': return say('round.loadsTakenBack', { loads: takenBack.map((no) => `#${String(no)}`).join(comma) });
    case 'method_unknown': return say('round.methodUnknown');
    case 'arithmetic':
    case null:
  }
  return sameText({ again, dataVersion, fingerprint, most }, say) + (isMethodKept ? '' : say('round.methodOfToday'));
}

function sameText({ again, dataVersion, fingerprint, most }: { readonly again: string | null; readonly dataVersion: number; readonly fingerprint: string; readonly most: number | null }, say: BoardWording['say']): string {
  if (again === fingerprint) return say('round.same', { data: String(dataVersion) });
  if (most !== null && most <= LAST_BITS) return say('round.nearly', { data: String(dataVersion), most: most.toExponential(0) });
  return say('round.differs', { was: fingerprint.slice(0, 12), now: (again ?? '').slice(0, 12) });
}

/** Every run of places that the data cannot separate, for whoever decides. */
export const runsText = ({ inseparable }: BoardFigures, { wording: { locale }, say }: BoardWording): string | null =>
  (inseparable.length === 0 ? null : say('runs', { runs: inseparable.map(({ from, to }) => `${String(from)}–${String(to)}`).join(locale === 'en' ? ', ' : '、') }));

import type { BoardPersonQuery, RoundPersonQuery } from '../../graphql/gen/graphql.js';
import { countText, percentText, plainText, signedText } from '../../text/format.js';
import type { BoardRow, Definitions } from './board.js';
import type { BoardWording } from './words.js';

type Trial = NonNullable<BoardPersonQuery['boardPerson']>;
/** Somebody's place in a round, and how it can be contested. */
export type RoundPerson = NonNullable<RoundPersonQuery['boardRoundPerson']>;
/** Somebody's part of a board: on the data as they are, or in a round. */
export type Person = Pick<Trial, 'cutOff' | 'from' | 'indicators' | 'rankingMode' | 'seats' | 'strata'> & { readonly row: BoardRow };
type Stratum = Person['strata'][number];

/** A line of a table: what it is of, and its cells. */
export interface PersonLine { readonly name: string; readonly cells: readonly string[] }

/** Somebody's indicators: weight, observed, expected, excess, what is kept of it, points. */
export function indicatorLines({ indicators, row }: Pick<Person, 'indicators' | 'row'>, definitions: Definitions, { wording: { locale, name }, say }: BoardWording): (PersonLine & { readonly metric: Trial['indicators'][number]['metric'] })[] {
  const own = new Map(row.indicators.map((one) => [one.metric, one]));
  return indicators.map(({ metric, weight }) => {
    const definition = definitions.get(metric);
    const one = own.get(metric);
    const points = (share: number) => say('points', { n: signedText(share * 100, 1, locale) });
    return {
      metric, name: definition === undefined ? metric : name(definition.label),
      cells: [percentText(weight, locale), ...(one === undefined ? ['—', '—', '—', '—', '—'] : [`${countText(one.observed, locale)}/${countText(one.n, locale)}`, plainText(one.expected, 1, locale), points(one.excess), points(one.shrunk), plainText(one.points, 1, locale)])],
    };
  });
}

/** Somebody's cases against the like: by the first step of the strata, and all of them, largest first; with their sum. */
export interface Strata {
  readonly groups: readonly PersonLine[];
  readonly lines: readonly PersonLine[];
  readonly observed: string;
  readonly expected: string;
}

/** How an appeal stands for somebody in a round: not yet, until a day, too late, never again. */
export function appealText({ phase, isOpenToAppeals, objectionsUntil }: Pick<RoundPerson, 'isOpenToAppeals' | 'objectionsUntil' | 'phase'>, { say }: Pick<BoardWording, 'say'>): string {
  const blanks = { until: objectionsUntil ?? '—' };
  if (phase === 'final') return say('appealing.final', blanks);
  if (phase !== 'published') return say('appealing.notYet');
  return say(isOpenToAppeals ? 'appealing.open' : 'appealing.late', blanks);
}

/** Lays out the strata of the indicator that is held against the like. Null where nothing was held so. */
export function strataLines({ strata }: Pick<Person, 'strata'>, { wording: { locale, name }, say }: BoardWording): Strata | null {
  const metric = strata.find((one) => one.path.length > 0)?.metric;
  const mine = strata.filter((one) => one.metric === metric).sort((a, b) => b.n - a.n);
  if (metric === undefined) return null;
  const labelOf = (path: Person['strata'][number]['path']) => (path.length === 0 ? say('own.other') : path.map(({ label }) => name(label)).join(' · '));
  const lineOf = (label: string, parts: typeof mine): PersonLine => {
    const [n, observed, expected] = [(one: Stratum) => one.n, (one: Stratum) => one.observed, (one: Stratum) => one.expected].map((of) => parts.reduce((total, one) => total + of(one), 0));
    return { name: label, cells: [countText(n ?? 0, locale), countText(observed ?? 0, locale), plainText(expected ?? 0, 1, locale), signedText((observed ?? 0) - (expected ?? 0), 1, locale)] };
  };
  const firsts = [...new Set(mine.map((one) => labelOf(one.path.slice(0, 1))))];
  const [, observed = '', expected = ''] = lineOf('', mine).cells;
  return {
    observed, expected,
    groups: firsts.map((first) => lineOf(first, mine.filter((one) => labelOf(one.path.slice(0, 1)) === first))),
    lines: mine.map((one) => lineOf(labelOf(one.path), [one])),
  };
}

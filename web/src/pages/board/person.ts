import type { BoardPersonQuery } from '../../graphql/gen/graphql.js';
import { countText, percentText, plainText, signedText } from '../../text/format.js';
import type { Definitions } from './board.js';
import type { BoardWording } from './words.js';

type Person = NonNullable<BoardPersonQuery['boardPerson']>;

/** A line of a table: what it is of, and its cells. */
export interface PersonLine { readonly name: string; readonly cells: readonly string[] }

/** Somebody's indicators: weight, observed, expected, excess, what is kept of it, points. */
export function indicatorLines({ indicators, row }: Person, definitions: Definitions, { wording: { locale, name }, say }: BoardWording): (PersonLine & { readonly metric: string })[] {
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

/** The strata of the indicator that is held against the like, largest first, with their sum. Null where nothing was held so. */
export function strataLines({ strata }: Person, { wording: { locale, name }, say }: BoardWording): { readonly lines: readonly PersonLine[]; readonly observed: string; readonly expected: string } | null {
  const metric = strata.find((one) => one.path.length > 0)?.metric;
  const mine = strata.filter((one) => one.metric === metric).sort((a, b) => b.n - a.n);
  if (metric === undefined) return null;
  const sum = (of: (one: Person['strata'][number]) => number) => mine.reduce((total, one) => total + of(one), 0);
  return {
    observed: countText(sum((one) => one.observed), locale), expected: plainText(sum((one) => one.expected), 1, locale),
    lines: mine.map((one) => ({
      name: one.path.length === 0 ? say('own.other') : one.path.map(({ label }) => name(label)).join(' · '),
      cells: [countText(one.n, locale), countText(one.observed, locale), plainText(one.expected, 1, locale), signedText(one.observed - one.expected, 1, locale)],
    })),
  };
}

import type { BoardWatchQuery, WatchDaysQuery } from '../../../graphql/gen/graphql.js';
import { countText, percentText, plainText } from '../../../text/format.js';
import type { Definitions } from '../board.js';
import type { BoardWording } from '../words.js';

/** A measure as it is watched. */
export type Measure = BoardWatchQuery['boardWatch']['measures'][number];
type Point = Measure['apart'][number];

/** One of the measures, in words: everybody's share, how many are judged, how many chance would set apart, and who stands apart (of one person: where they stand). */
export interface WatchLine {
  readonly metric: Measure['metric'];
  readonly name: string;
  readonly why: string;
  readonly share: string;
  readonly judged: string;
  readonly chance: string;
  readonly people: readonly { readonly key: string; readonly name: string; readonly figure: string; readonly position: string; readonly isApart: boolean }[];
}

const OUTSIDE: Readonly<Record<Measure['side'], Point['position']>> = { above: 'above_998', below: 'below_998' };

/** `23/80（28.8%），同类预期 9.1`: what was counted, and what the like come to where it was held against them. */
function figureOf({ value, expected }: Point, isAlike: boolean, { wording: { locale }, say }: BoardWording): string {
  const counted = `${countText(value.numerator ?? 0, locale)}/${countText(value.n, locale)}`;
  const share = value.value === null ? counted : `${counted} · ${percentText(value.value, locale)}`;
  return isAlike && expected !== null ? `${share} · ${say('expected')} ${plainText(expected, 1, locale)}` : share;
}

/** A line a measure, in the order they are watched. */
export function watchLines(measures: readonly Measure[], definitions: Definitions, words: BoardWording): WatchLine[] {
  const { wording: { locale, name }, say } = words;
  return measures.map(({ metric, side, alike, judged, chance, total, apart }) => {
    const definition = definitions.get(metric);
    return {
      metric, name: definition === undefined ? metric : name(definition.label), why: say(`watch.why.${metric}` as Parameters<typeof say>[0]),
      share: total.value === null ? '—' : percentText(total.value, locale), judged: countText(judged, locale), chance: plainText(chance, 2, locale),
      people: apart.map((point) => ({
        key: point.member.key, name: name(point.member.label), figure: figureOf(point, alike.length > 0, words), position: say(`watch.positions.${point.position}`), isApart: point.position === OUTSIDE[side],
      })),
    };
  });
}

/** A band of days before the limit: its share of all closings, and of one person's where they are asked for. */
export interface DaysLine {
  readonly key: string;
  readonly name: string;
  readonly all: string;
  readonly own: string;
  readonly widths: { readonly all: number; readonly own: number };
}

/** Bands of days before the limit, as the data orders them; what has none is left out where there is nothing of it. */
export function daysLines({ all, own }: WatchDaysQuery, { wording: { locale, name } }: BoardWording): DaysLine[] {
  const mine = new Map((own?.rows ?? []).map((row) => [row.member.key, row.share ?? 0]));
  const most = Math.max(0.0001, ...all.rows.map((row) => row.share ?? 0), ...mine.values());
  return all.rows.filter(({ member, share }) => !member.isOther || (share ?? 0) > 0).map(({ member, share }) => {
    const [whole, part] = [share ?? 0, mine.get(member.key) ?? 0];
    return { key: member.key, name: name(member.label), all: percentText(whole, locale), own: percentText(part, locale), widths: { all: whole / most, own: part / most } };
  });
}

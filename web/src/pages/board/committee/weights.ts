import type { BoardSensitivityQuery, Tier } from '../../../graphql/gen/graphql.js';
import { byName, countText } from '../../../text/format.js';
import type { BoardFigures, Definitions } from '../board.js';
import type { BoardWording } from '../words.js';

type Shift = BoardSensitivityQuery['shifts'][number];

/** A moved weight, in words, with how many would change tier (`width` of the widest, 0 to 1). */
export interface WeightLine {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly count: string;
  readonly width: number;
  readonly who: string;
}

const NAMED = 4;
const pointsText = (weight: number): string => String(Math.round(weight * 100));

/** One line a moved weight, in the order of the indicators. */
export function weightLines(shifts: readonly Shift[], board: BoardFigures, definitions: Definitions, { wording: { locale, name, t }, say }: BoardWording): WeightLine[] {
  const names = new Map(board.rows.map((row) => [row.mediator.key, name(row.mediator.label)]));
  const tier = (one: Tier | null): string => (one === null ? say('weights.neither') : say(one));
  const most = Math.max(1, ...shifts.map(({ moves }) => moves.length));
  const compare = byName(locale);
  return shifts.map(({ metric, weight, shifted, moves }) => {
    const definition = definitions.get(metric);
    const told = moves.map(({ person, from, to }) => ({ name: names.get(person) ?? person, from: tier(from), to: tier(to) })).sort((a, b) => compare(a.name, b.name)).map((one) => say('weights.move', one));
    const more = told.length > NAMED ? [say('weights.more', { n: countText(told.length, locale) })] : [];
    return {
      key: `${metric}${String(shifted)}`, name: definition === undefined ? metric : name(definition.label), from: pointsText(weight), to: pointsText(shifted), count: countText(moves.length, locale), width: moves.length / most,
      who: told.length === 0 ? say('weights.nobody') : [...told.slice(0, NAMED), ...more].join(t('overview.listJoin')),
    };
  });
}

/** What the shifts come to: whose tier depends on the weights, and how many of the gold are gold under each. */
export function weightsSentence(shifts: readonly Shift[], board: BoardFigures, { wording: { locale }, say }: BoardWording): string {
  const moved = new Set(shifts.flatMap(({ moves }) => moves.map(({ person }) => person)));
  if (moved.size === 0) return say('weights.none');
  const gold = board.rows.filter(({ tier }) => tier === 'gold').map(({ mediator }) => mediator.key);
  const texts = [say('weights.some', { n: countText(moved.size, locale), rest: countText((board.eligible ?? board.rows.filter(({ inZone }) => inZone !== null).length) - moved.size, locale) })];
  if (gold.length > 0) texts.push(say('weights.gold', { gold: countText(gold.length, locale), safe: countText(gold.filter((key) => !moved.has(key)).length, locale) }));
  return texts.join(locale === 'en' ? ' ' : '');
}

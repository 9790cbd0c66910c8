import { expectedText } from '../../measure/difference-text.js';
import { measureText } from '../../measure/measure.js';
import { withUnit } from '../../chart/trend-words.js';
import type { Wording } from '../../text/wording.js';
import type { Comparison, Tile } from './tile.js';

/** Chance that an unchanged metric falls outside its 95 % interval. */
const FALSE_ALARM = 0.05;
/** Facts told before the comparison. */
const TOLD = 4;

/** Kinds told first, one metric each: how much, how well, how fast, how much is left. */
const TELLING = ['count', 'level', 'ratio', 'duration'] as const;

function fact(tile: Tile, wording: Wording): string {
  const { t, locale, name } = wording;
  const text = measureText(tile.value, tile.definition, locale);
  const value = text.caveat === null && tile.value.value !== null ? withUnit(tile.value.value, tile.definition, wording) : text.main;
  const label = name(tile.definition.label);
  const withInterval = text.interval !== null && (tile.definition.kind === 'ratio' || tile.definition.kind === 'duration');
  return withInterval && text.interval !== null
    ? t('overview.factInterval', { name: label, value, interval: text.interval })
    : t('overview.fact', { name: label, value });
}

/** The tiles a headline tells: the first of each telling kind. */
export function toldTiles(tiles: readonly Tile[]): Tile[] {
  return TELLING.flatMap((kind) => {
    const found = tiles.find((tile) => tile.definition.kind === kind && tile.value.value !== null);
    return found === undefined ? [] : [found];
  }).slice(0, TOLD);
}

/** The facts of the month in one sentence; empty when there are none. */
export function factsSentence(tiles: readonly Tile[], wording: Wording): string {
  const facts = toldTiles(tiles).map((tile) => fact(tile, wording));
  return facts.length === 0 ? '' : wording.t('overview.headline', { facts: facts.join(wording.t('overview.join')) });
}

/** How many metrics differ beyond sampling error, which, and how many would by chance. It names no cause. */
export function comparisonSentence(tiles: readonly Tile[], comparison: Comparison, wording: Wording): string {
  const { t, name } = wording;
  const base = t(comparison === 'month' ? 'measure.lastMonth' : 'measure.lastYear');
  const judged = tiles.filter((tile) => tile.difference !== null && tile.difference.verdict !== 'unknown');
  if (judged.length === 0) return t('overview.notJudged', { base });
  const beyond = judged.filter((tile) => tile.difference?.verdict === 'beyond');
  const count = String(judged.length);
  if (beyond.length === 0) return t('overview.noneBeyond', { base, judged: count });
  return t('overview.someBeyond', {
    base, judged: count, beyond: String(beyond.length),
    names: beyond.map((tile) => name(tile.definition.label)).join(t('overview.listJoin')),
    chance: expectedText(judged.length * FALSE_ALARM, wording),
  });
}

import { expectedText } from '../../measure/difference-text.js';
import { drawable, measureText } from '../../measure/measure.js';
import { withUnit } from '../../chart/trend-words.js';
import type { Wording } from '../../text/wording.js';
import { isComparable } from './tile.js';
import type { Comparison, Tile } from './tile.js';

/** Chance that an unchanged metric falls outside its 95 % interval. */
const FALSE_ALARM = 0.05;
/** Facts told before the comparison. */
const TOLD = 4;

/** Kinds told first, one metric each: how much, how well, how fast, how much is left. */
const TELLING = ['count', 'level', 'ratio', 'duration'] as const;

function fact({ definition, value }: Tile, wording: Wording): string {
  const { t, locale, name } = wording;
  const { interval, main } = measureText(value, definition, locale);
  const number = drawable(value, definition);
  const blanks = { name: name(definition.label), value: number === null ? main : withUnit(number, definition, wording) };
  const isMeasured = definition.kind === 'ratio' || definition.kind === 'duration';
  return isMeasured && interval !== null ? t('overview.factInterval', { ...blanks, interval }) : t('overview.fact', blanks);
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
  if (tiles.length > 0 && !tiles.some(({ from }) => isComparable(from, comparison))) return t('overview.springFestival');
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

/** What the month says, in one breath: the facts, then what may be said of the change. */
export function headline(tiles: readonly Tile[], comparison: Comparison, wording: Wording): string {
  const sentences = [factsSentence(tiles, wording), comparisonSentence(tiles, comparison, wording)].filter((sentence) => sentence !== '');
  return sentences.join(wording.locale === 'en' ? ' ' : '');
}

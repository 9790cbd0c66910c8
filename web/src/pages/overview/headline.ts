import { expectedText } from '../../measure/difference-text.js';
import { drawable, measureText } from '../../measure/measure.js';
import { withUnit } from '../../chart/trend-words.js';
import type { Wording } from '../../text/wording.js';
import { isComparable } from './tile.js';
import type { Comparison, Tile } from './tile.js';

/** Facts told before the signals. */
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

/** How many metrics have a signal in their latest month, which, and how many would by chance. It names no cause. */
export function signalSentence(tiles: readonly Tile[], wording: Wording): string {
  const { t, name } = wording;
  const judged = tiles.flatMap(({ control, definition }) => (control === null ? [] : [{ control, definition }]));
  if (judged.length === 0) return t('overview.notJudged');
  const budget = { judged: String(judged.length), chance: expectedText(judged.reduce((sum, { control }) => sum + control.chance, 0), wording) };
  const signals = judged.filter(({ control }) => control.tone !== 'normal');
  if (signals.length === 0) return t('overview.noSignal', budget);
  return t('overview.someSignals', {
    ...budget, signals: String(signals.length),
    names: signals.map(({ control, definition }) => t('overview.signal', { name: name(definition.label), state: t(`spc.${control.tone}`) })).join(t('overview.listJoin')),
  });
}

/** Why a month that is held against the same one a year before is held against none; empty where it is. */
export function uncomparedSentence(tiles: readonly Tile[], comparison: Comparison, { t }: Wording): string {
  return tiles.length > 0 && !tiles.some(({ from, isMerged }) => isMerged || isComparable(from, comparison)) ? t('overview.springFestival') : '';
}

/** What the month says, in one breath: the facts, then what may be said of them. */
export function headline(tiles: readonly Tile[], comparison: Comparison, wording: Wording): string {
  const sentences = [factsSentence(tiles, wording), signalSentence(tiles, wording), uncomparedSentence(tiles, comparison, wording)].filter((sentence) => sentence !== '');
  return sentences.join(wording.locale === 'en' ? ' ' : '');
}

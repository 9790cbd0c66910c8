import { cellText } from '../metric/breakdown.js';
import { caveatOf, drawable, isRate } from '../../measure/measure.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { targetText } from '../../measure/target.js';
import { countText } from '../../text/format.js';
import type { Wording } from '../../text/wording.js';
import type { ExplorationCell } from './pivot.js';

/** A number of the table in words. */
export interface CellWords {
  readonly main: string;
  /** Under the number: how many cases a rate stands on, or the difference; empty where there is nothing to say. */
  readonly notes: readonly string[];
  /** Fewer than thirty: grey, and in no order. */
  readonly weak: boolean;
}

/** The words of a cell: its value by the small-number rules, n under a rate, and what it is held against. */
export function cellWords({ compared, value }: ExplorationCell, definition: MetricDefinition, wording: Wording): CellWords {
  const { t, locale, name } = wording;
  const caveat = caveatOf(value, definition);
  const notes: string[] = [];
  if (compared !== null) {
    const target = compared.target;
    notes.push(target === null ? name(compared.words) : `${name(compared.words)} · ${targetText(target, definition, wording)}`);
  }
  if (isRate(definition) && caveat !== 'lacking' && caveat !== 'none' && caveat !== 'counts') notes.push(t('measure.n', { n: countText(value.n, locale) }));
  const text = cellText(value, definition, wording);
  return { main: definition.unit === 'day' && drawable(value, definition) !== null ? t('measure.day', { n: text }) : text, notes, weak: caveat !== null && caveat !== 'immature' && caveat !== 'notReached' };
}

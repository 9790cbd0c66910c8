import { isFraction, isRate, measureText } from '../../measure/measure.js';
import { countText, moneyWithUnit, percentText } from '../../text/format.js';
import type { Wording } from '../../text/wording.js';
import type { Tile } from './tile.js';

/** The small print of a tile: interval, fraction or n, and the date the cases are counted under. */
export function evidenceText(tile: Tile, wording: Wording): string {
  const { t, locale, name } = wording;
  const { definition, value } = tile;
  const text = measureText(value, definition, locale);
  const parts: string[] = [];
  // The number of an amount is the middle one: its label names the amount only.
  if (definition.kind === 'amount' && value.value !== null) parts.push([t('measure.median'), ...(value.p90 === null ? [] : [`${t('measure.p90')} ${moneyWithUnit(value.p90, locale)}`])].join(' · '));
  if (text.interval !== null) parts.push(t('measure.intervalShort', { interval: text.interval }));
  if (text.fraction !== null && text.caveat !== 'counts') parts.push(text.fraction);
  else if (isRate(definition)) parts.push(t('measure.n', { n: countText(value.n, locale) }));
  if (definition.kind === 'amount' && value.sum !== null) parts.push(`${t('measure.sum')} ${moneyWithUnit(value.sum, locale)}`);
  parts.push(name(definition.basisLabel));
  return parts.join(' · ');
}

/** Why a tile's value is weak or missing; empty when it is sound. */
export function tileReason(tile: Pick<Tile, 'definition' | 'value'>, { t, locale }: Wording): string {
  const { definition, value } = tile;
  switch (measureText(value, definition, locale).caveat) {
    case 'lacking': return value.lack === null ? '' : t(`measure.lacks.${value.lack}`);
    case 'none': return t('measure.none');
    case 'counts': return isFraction(definition) ? t('measure.counts') : t('measure.countsPlain', { n: countText(value.n, locale) });
    case 'indicative': return t('measure.indicative');
    case 'notReached': return t('measure.notReachedWhy');
    case 'immature': return t('measure.immature', { share: percentText(value.maturity, locale) });
    case null: return '';
  }
}

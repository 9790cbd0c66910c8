import { moneyWithUnit, signedText } from '../text/format.js';
import type { Wording } from '../text/wording.js';
import type { Difference } from './difference.js';
import type { MetricDefinition } from './measure.js';

/** Decimals of a change in units; whole where it says none. */
const DECIMALS: Partial<Record<MetricDefinition['unit'], number>> = { point: 1, times: 2 };

function magnitude(amount: number, form: Difference['form'], definition: MetricDefinition, { t, locale }: Wording): string {
  switch (form) {
    case 'points': return `${signedText(amount * 100, 1, locale)} ${t('measure.points')}`;
    case 'percent': return `${signedText(amount * 100, 1, locale)}%`;
    case 'days': return `${signedText(amount, Number.isInteger(amount) ? 0 : 1, locale)} ${t('measure.days')}`;
    case 'absolute': return definition.unit === 'cny' ? moneyWithUnit(amount, locale) : signedText(amount, DECIMALS[definition.unit] ?? 0, locale);
  }
}

/** The change as said: `+0.8 个百分点`, `−3 天`, `+12.4%`, `+17`. */
export function differenceText(difference: Difference, definition: MetricDefinition, wording: Wording): string {
  return magnitude(difference.amount, difference.form, definition, wording);
}

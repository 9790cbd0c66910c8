import type { LocalisedText } from '@concord/sql';
import { amountText, changeText, pointsText } from '../../narrative/text.js';
import type { NumberForm } from './document.js';

/** A number as reports write it. */
export function numberWords(value: number, form: NumberForm): LocalisedText {
  if (form === 'change') return changeText(value);
  return form === 'points' ? pointsText(value) : amountText(value, form);
}

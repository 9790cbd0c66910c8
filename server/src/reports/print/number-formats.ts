import type { NumberForm } from '../document/document.js';
import type { PrintLanguage } from './chart-svg.js';

/** The same for a difference: its sign stands before it. */
export function signedFormat(form: NumberForm, language: PrintLanguage, currency: string): string {
  const plain = numberFormat(form, language, currency);
  return form === 'change' || form === 'points' ? plain : `+${plain};-${plain};${plain}`;
}

/** How spreadsheets and native charts show a number; it is kept whole. Units stand with their number where a column holds several kinds. */
export function numberFormat(form: NumberForm, language: PrintLanguage, currency: string, withUnit = true): string {
  const unit = (zh: string, en: string): string => (withUnit ? `" ${language === 'en' ? en : zh}"` : '');
  switch (form) {
    case 'case': return `#,##0${unit('件', 'cases')}`;
    case 'percent': return '0.0%';
    case 'day': return `#,##0${unit('天', 'days')}`;
    case 'cny': return `#,##0${unit(currency === 'CNY' ? '元' : currency, currency)}`;
    case 'point': return `0.0${unit('分', 'points')}`;
    case 'times': return '#,##0.00';
    case 'change': return '+0.0%;-0.0%;0.0%';
    // Kept as a difference of shares: 0.008 is shown as +0.8%, and said to be of points.
    case 'points': return language === 'en' ? '+0.0%" pts";-0.0%" pts";0.0%" pts"' : '+0.0%"（百分点）";-0.0%"（百分点）";0.0%"（百分点）"';
  }
}

import type { ChartBlock, LineChart } from '../document/document.js';
import type { PrintLanguage } from './chart-svg.js';
import { SHARED } from './stamp-words.js';

/** Where the axis of a line begins: at zero, unless all that is drawn lies far above it; a round number. */
export function axisFrom({ values, lower, upper, centre }: LineChart): number {
  const drawn = [...values, ...lower, ...upper, ...centre].filter((value) => value !== null);
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
  if (drawn.length === 0 || least <= 0 || least < most * 0.4) return Math.min(0, drawn.length === 0 ? 0 : Math.floor(least));
  const step = 10 ** Math.floor(Math.log10(Math.max(most - least, most * 0.05)));
  return Math.floor((least - (most - least) * 0.15) / step) * step;
}

/** The caption of a chart; a line whose axis does not begin at zero says so. */
export function chartCaption({ caption, chart }: ChartBlock, language: PrintLanguage): string {
  return caption[language] + (chart.form === 'line' && axisFrom(chart) > 0 ? SHARED.notFromZero[language] : '');
}

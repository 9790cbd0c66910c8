import type { SignalReason } from '../../../signals/signal.js';
import { valueText } from '../../../signals/signal.js';
import type { SaySignal } from '../../../signals/words.js';
import { countText, plainText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';

/** A figure with its name, both in words. */
export interface NamedFigure {
  readonly label: string;
  readonly text: string;
  /** It is the value of the metric that the signal is about. */
  readonly isValue?: boolean;
}

/** A probability: small ones keep two digits that mean something. */
function probabilityText(p: number, wording: Wording): string {
  if (p < 0.0001) return '< 0.0001';
  return plainText(p, p < 0.01 ? 4 : 3, wording.locale);
}

/** The figures a reason rests on, those that its method has, in the order in which they are asked about. */
export function figureList({ definitionVersion, figures, ruleVersion }: SignalReason, wording: Wording, say: SaySignal): NamedFigure[] {
  const { method, unit } = figures;
  const list: NamedFigure[] = [];
  const add = (label: string, value: number | null, text: (value: number) => string): void => { if (value !== null) list.push({ label, text: text(value) }); };
  const value = (one: number): string => valueText(one, unit, wording);
  const count = (one: number): string => countText(one, wording.locale);
  const decimals = (n: number) => (one: number): string => plainText(one, n, wording.locale);
  const isCount = method === 'ears' || method === 'farrington' || method === 'negative_binomial';
  // The share at month ends is of two stocks, and no metric's value.
  list.push({ label: unit === 'percent' ? say('risk.share') : say('risk.observed'), text: value(figures.observed), isValue: method !== 'month_ends' });
  add(method === 'month_ends' ? say('risk.aged') : say('risk.numerator'), figures.numerator, count);
  add(method === 'month_ends' ? say('risk.open') : say('risk.denominator'), figures.denominator, count);
  add(method === 'month_ends' ? say('risk.overall') : method === 'control_chart' ? say('risk.centre') : say('risk.expected'), figures.expected, value);
  if (isCount) add(say('risk.upper'), figures.upper, value);
  if (method === 'month_ends') add(say('risk.lower'), figures.lower, value);
  if (method === 'control_chart' && figures.lower !== null && figures.upper !== null) list.push({ label: say('risk.limits'), text: `${value(figures.lower)}–${value(figures.upper)}` });
  add(say('risk.excess'), figures.excessDays, count);
  add(say('risk.exceedance'), figures.exceedance, decimals(2));
  add(say('risk.p'), figures.pValue, (p) => probabilityText(p, wording));
  add(say('risk.adjusted'), figures.adjusted, (p) => probabilityText(p, wording));
  if (figures.rank !== null && figures.tested !== null) list.push({ label: say('risk.rank'), text: say('risk.rankOf', { rank: count(figures.rank), tested: count(figures.tested) }) });
  add(say('risk.lambda'), figures.lambda, decimals(4));
  add(say('risk.dispersion'), figures.dispersion, decimals(2));
  if (figures.institutions > 0) add(say('risk.institutions'), figures.institutions, count);
  add(say('risk.branches'), figures.branches, count);
  if (figures.base !== null) list.push({ label: say('risk.base'), text: `${figures.base.from} – ${figures.base.to}` });
  list.push({ label: say('risk.method'), text: say(`risk.methods.${method}`) });
  if (ruleVersion !== null && definitionVersion !== null) list.push({ label: say('risk.versions'), text: say('risk.versionsOf', { rule: `v${String(ruleVersion)}`, definition: `v${String(definitionVersion)}` }) });
  return list;
}

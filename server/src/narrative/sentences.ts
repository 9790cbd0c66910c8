import type { LocalisedText, Metric } from '@concord/sql';
import { MIN_N_PERCENT } from '@concord/sql';
import { differenceOf, differenceText } from './difference.js';
import type { Finding } from './finding.js';
import { phrase } from './phrase.js';
import { amountText, casesText, changeText, numberText, shareText } from './text.js';
import { labelBefore, shownValue, valueWords, type Told } from './value-words.js';

/** With which earlier period a value is held: the one before, or the same a year before. */
export type Versus = 'period' | 'year';

const WORDS = {
  size: { zh: '{when}{name} {value}。', en: '{when}, {name}: {value}.' },
  share: { zh: '{name} {part}，占{wholeName} {whole}的 {share}。', en: '{name}: {part}, {share} of {whole} ({wholeName}).' },
  fewOf: { zh: '{name} {part}，{wholeName}共 {whole}，件数太少，不计占比。', en: '{name}: {part} of {whole} ({wholeName}), too few for a share.' },
  period: { zh: '环比 {change}（上期 {before}）', en: 'Against the period before: {change} ({before} then)' },
  perWorkday: { zh: '{said}，每工作日 {change}（{now} 件，上期 {before} 件）', en: '{said}; per working day {change} ({now} a day, {before} then)' },
  year: { zh: '同比 {change}（上年同期 {before}）', en: 'Against the same period a year before: {change} ({before} then)' },
} as const;

/** Said wherever no rule of the control chart fires. */
export const WITHIN_NORMAL: LocalisedText = { zh: '在正常波动范围内', en: 'within normal variation' };

/** A metric's value over a span, by the small-number rules: `2026年10月收案量 1,204 件。` `when` is a text of a month or span. */
export const sizeFinding = (metric: Metric, told: Told, when: LocalisedText): Finding<'size'> => ({
  what: 'size', tone: 'normal', figures: { n: told.n, ...(told.value === null ? {} : { value: told.value }) },
  words: phrase(WORDS.size, { when, name: labelBefore(metric), value: valueWords(metric, told) }),
});

/** A part of a whole, both in cases, with the whole named, so that nobody asks "per cent of what": `“信用卡”460 件，占收案量 1,204 件的 38.2%。` No percentage of fewer than ten. */
export const shareFinding = (name: LocalisedText, part: number, wholeName: LocalisedText, whole: number): Finding<'share'> => ({
  what: 'share', tone: 'normal', figures: { part, whole, ...(whole === 0 ? {} : { share: part / whole }) },
  words: phrase(whole < MIN_N_PERCENT ? WORDS.fewOf : WORDS.share, { name, wholeName, part: casesText(part), whole: casesText(whole), ...(whole === 0 ? {} : { share: shareText(part / whole) }) }),
});

/** What was counted on each working day of the period told and of the one before; null where not all of it is known. */
export type PerWorkday = readonly [now: number | null, before: number | null];

/** Months differ in their working days by a third: by these alone counts fall in a month of holidays and rise after it. */
function perWorkdayWords(said: LocalisedText, [now, before]: PerWorkday): LocalisedText {
  if (now === null || before === null || before === 0) return said;
  return phrase(WORDS.perWorkday, { said, change: changeText((now - before) / before), now: numberText(now, 1), before: numberText(before, 1) });
}

/**
 * A value against an earlier one, stated neutrally: `环比 +12.4%（上期 1,071 件），在正常波动范围内。` Counts against the period before also per working day, where that is known.
 * `isNormal`: no rule of the control chart fires (undefined where nothing was judged, and nothing is then said of it). Null when either value may not be shown, or is not mature.
 */
export function comparisonFinding(metric: Metric, now: Told, before: Told, versus: Versus, isNormal?: boolean, perWorkday: PerWorkday = [null, null]): Finding<'comparison'> | null {
  const difference = differenceOf(metric, now, before);
  if (difference === null) return null;
  const bare = phrase(WORDS[versus], { change: differenceText(difference, metric), before: amountText(shownValue(metric, before) ?? 0, metric.unit) });
  const said = difference.form === 'percent' ? perWorkdayWords(bare, perWorkday) : bare;
  const words = isNormal === true ? { zh: `${said.zh}，${WITHIN_NORMAL.zh}。`, en: `${said.en}, ${WITHIN_NORMAL.en}.` } : { zh: `${said.zh}。`, en: `${said.en}.` };
  return { what: 'comparison', tone: 'normal', figures: { change: difference.amount }, words };
}

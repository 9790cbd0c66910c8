import { MIN_N_PERCENT, type LocalisedText } from '@concord/sql';
import type { Duration } from '../stats/survival/kaplan-meier.js';
import { phrase } from '../narrative/phrase.js';
import { numberText } from '../narrative/text.js';

const WORDS = {
  ended: { zh: '{n} 件中 {ended} 件已办结（{days} 天）', en: '{ended} of {n} closed (after {days} days)' },
  noneEnded: { zh: '{n} 件均未办结', en: 'none of {n} closed' },
  open: { zh: '未结的已 {days} 天', en: 'open for {days} days so far' },
  both: { zh: '{ended}，{open}', en: '{ended}, {open}' },
  whole: { zh: '{parts}；不足 10 件，不画曲线、不算中位数。', en: '{parts}; fewer than 10, so neither a curve nor a median.' },
} as const;

/** Days one by one, shortest first, each as often as there are cases. */
const daysOf = (durations: readonly Duration[], of: (duration: Duration) => number): LocalisedText => {
  const days = [...durations].sort((a, b) => a.day - b.day).flatMap((duration) => Array.from({ length: of(duration) }, () => String(duration.day)));
  return { zh: days.join('、'), en: days.join(', ') };
};

/** What is said of durations too few for a curve: how many have ended, and every one's days. Null from ten on, and for none. */
export function fewDurations(durations: readonly Duration[]): LocalisedText | null {
  const [ended, open] = [durations.reduce((sum, { events }) => sum + events, 0), durations.reduce((sum, { censored }) => sum + censored, 0)];
  const n = ended + open;
  if (n === 0 || n >= MIN_N_PERCENT) return null;
  const first = ended === 0 ? phrase(WORDS.noneEnded, { n: numberText(n) }) : phrase(WORDS.ended, { n: numberText(n), ended: numberText(ended), days: daysOf(durations, ({ events }) => events) });
  const parts = open === 0 ? first : phrase(WORDS.both, { ended: first, open: phrase(WORDS.open, { days: daysOf(durations, ({ censored }) => censored) }) });
  return phrase(WORDS.whole, { parts });
}

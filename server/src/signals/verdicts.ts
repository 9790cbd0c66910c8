import { ALERT_KINDS, MIN_N_PERCENT, MIN_N_FULL, type Episode, type LocalisedText } from '@concord/sql';
import { phrase } from '../narrative/phrase.js';
import { numberText, rangeText, shareText } from '../narrative/text.js';
import { wilson } from '../stats/intervals/wilson.js';
import { KINDS } from './kinds/kinds.js';
import type { SignalVerdicts, VerdictsOfKind } from './signals.model.js';

const WORDS = {
  none: { zh: '还没有处理过的信号，其中有多少属实尚不可知。', en: 'No signal has been dealt with yet: how many are real is not known.' },
  unjudged: { zh: '已处理信号 {dealt} 次，均未判断是否属实。', en: 'Signals were dealt with {dealt} times; of none was it said whether it was real.' },
  judged: { zh: '已处理信号 {dealt} 次，其中 {judged} 次作过判断，属实 {real}。', en: 'Signals were dealt with {dealt} times; {judged} times it was said whether they were real: {real} were.' },
  fraction: { zh: '{x}/{n}', en: '{x}/{n}' },
  share: { zh: '{x}/{n}（{share}，95% 区间 {range}）', en: '{x}/{n} ({share}, 95% interval {range})' },
  indicative: { zh: '{x}/{n}（{share}，95% 区间 {range}，不足 30 次，仅供参考）', en: '{x}/{n} ({share}, 95% interval {range}; fewer than 30, indicative only)' },
} as const;

/** How many of those judged were real, by the rules for small numbers: below ten the fraction alone, below thirty as an indication. */
function realText(real: number, judged: number): LocalisedText {
  const blanks = { x: numberText(real), n: numberText(judged) };
  const interval = wilson(real, judged);
  if (judged < MIN_N_PERCENT || interval === null) return phrase(WORDS.fraction, blanks);
  return phrase(judged < MIN_N_FULL ? WORDS.indicative : WORDS.share, { ...blanks, share: shareText(real / judged), range: rangeText(interval.low, interval.high, 'percent') });
}

function countsOf(episodes: readonly Episode[]): Pick<SignalVerdicts, 'dealt' | 'judged' | 'real' | 'sentence'> {
  const [dealt, judged, real] = [episodes.length, episodes.filter(({ verdict }) => verdict !== null).length, episodes.filter(({ verdict }) => verdict === 'real').length];
  const template = dealt === 0 ? WORDS.none : judged === 0 ? WORDS.unjudged : WORDS.judged;
  return { dealt, judged, real, sentence: phrase(template, { dealt: numberText(dealt), judged: numberText(judged), real: realText(real, judged) }) };
}

/** How precise the signals are: of those that people dealt with and judged, how many were real; a signal with several reasons counts for each of their kinds. */
export function verdictsOf(episodes: readonly Episode[]): SignalVerdicts {
  const kinds = ALERT_KINDS.flatMap((kind): VerdictsOfKind[] => {
    const mine = episodes.filter((episode) => episode.kinds.includes(kind));
    return mine.length === 0 ? [] : [{ kind, kindLabel: KINDS[kind].label, ...countsOf(mine) }];
  });
  return { ...countsOf(episodes), kinds };
}

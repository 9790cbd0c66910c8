import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import type { Named } from '../kinds/kind.js';

const WHAT = {
  both: { zh: '{place}“{type}”', en: '“{type}” in {place}' },
  all: { zh: '全部案件', en: 'all cases' },
  type: { zh: '“{type}”', en: '“{type}”' },
} as const;

/** What a signal is about: `东部二区“互联网联合贷”`, `“Online joint loans” in East 2`. */
export function whatText({ type, place }: Named): LocalisedText {
  if (type === null) return place ?? WHAT.all;
  return place === null ? phrase(WHAT.type, { type }) : phrase(WHAT.both, { type, place });
}

/** A probability as people read one: `0.3%`, below a hundredth of a per cent `不到 0.01%`. */
export function chanceText(p: number): LocalisedText {
  if (p < 0.0001) return { zh: '不到 0.01%', en: 'less than 0.01%' };
  const { zh, en } = numberText(p * 100, p < 0.01 ? 2 : 1);
  return { zh: `${zh}%`, en: `${en}%` };
}

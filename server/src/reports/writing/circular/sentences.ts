import { MIN_N_FULL, MIN_N_PERCENT, type LocalisedText } from '@concord/sql';
import { listed, phrase } from '../../../narrative/phrase.js';
import { officialText } from '../../../narrative/text.js';
import type { TextBlock } from '../../document/document.js';
import type { Asked } from '../asked.js';
import type { Held } from './peers.js';

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const WORDS = {
  point: { zh: '（{n}）{words}', en: '({n}) {words}' },
  figure: { zh: '图 {n} {caption}', en: 'Figure {n}. {caption}' },
  cases: { zh: '{n}件', en: '{n}' },
  tied: { zh: '（{names}并列）', en: ' ({names} equal)' },
  first: { zh: '{names}的{noun}量位列{group}首位{tied}。', en: 'Of {group}, {names} has the most {noun}{tied}.' },
  leaders: { zh: '{names}的{noun}量位列{group}前{many}位{tied}。', en: 'Of {group}, {names} have the most {noun}{tied}.' },
  only: { zh: '{group}的{noun}均涉及{names}。', en: 'All {noun} of {group} are about {names}.' },
  few: { zh: '{group}各家的{noun}量均不足{least}件，不列位次。', en: '{group}: fewer than {least} {noun} each, so that nobody is placed.' },
  none: { zh: '{group}没有{noun}。', en: '{group}: no {noun}.' },
  nobody: { zh: '{group}：没有可列的机构。', en: '{group}: there is nobody to be told of.' },
} as const;

/** What a case is called, and whose cases: blanks of every sentence. */
export interface Naming {
  readonly noun: LocalisedText;
  readonly group: LocalisedText;
}

/** As a sentence, a caption or the head of a column begins. */
export const capital = ({ zh, en }: LocalisedText): LocalisedText => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });

/** A heading sentence, numbered within its section: `（一）…`. */
export function pointOf({ numbering }: Asked, words: LocalisedText): LocalisedText {
  numbering.points += 1;
  return phrase(WORDS.point, { n: { zh: HAN[numbering.points] ?? String(numbering.points), en: String(numbering.points) }, words: capital(words) });
}

/** A paragraph whose beginning is set bold. */
export const led = (lead: LocalisedText, rest: LocalisedText): TextBlock['sentences'][number] =>
  ({ words: { zh: lead.zh + rest.zh, en: rest.en === '' ? lead.en : `${lead.en} ${rest.en}` }, tone: 'normal', lead });

/** A caption with the number of the figure. */
export function figureOf({ numbering }: Asked, caption: LocalisedText): LocalisedText {
  numbering.figures += 1;
  return phrase(WORDS.figure, { n: String(numbering.figures), caption: capital(caption) });
}

/** Cases as official texts write them: `3073.5件`. */
export const casesWords = (n: number): LocalisedText => phrase(WORDS.cases, { n: officialText(n) });

/** A name before a number: one that ends in a letter or figure stands apart from it. */
export const beforeNumber = ({ zh, en }: LocalisedText): LocalisedText => ({ zh: /[\p{Script=Latin}\p{N}]$/u.test(zh) ? `${zh} ` : zh, en });

/** A part of a whole; null where the whole has fewer than ten. */
export const shareOf = (n: number, whole: number): number | null => (whole < MIN_N_PERCENT ? null : n / whole);

/** In Chinese with `；`, in English with `;`. */
export const inRow = (items: readonly LocalisedText[]): LocalisedText => ({ zh: items.map(({ zh }) => zh).join('；'), en: items.map(({ en }) => en).join('; ') });

const FIRST_TWO = 2;

/** Who has the most of a group, `held` in order: the first two and whoever equals the second; named only from thirty cases on. */
export function leadersWords(held: readonly Held[], { group, noun }: Naming): LocalisedText {
  const blanks = { group, noun };
  const [first, second] = held;
  if (first === undefined) return phrase(WORDS.nobody, blanks);
  if (first.value.n === 0) return phrase(WORDS.none, blanks);
  if (first.value.n < MIN_N_FULL) return phrase(WORDS.few, { ...blanks, least: String(MIN_N_FULL) });
  if (second === undefined) return phrase(WORDS.only, { ...blanks, names: first.label });
  // Of two, the second is the last.
  const border = held.length > FIRST_TWO ? second.value.n : first.value.n;
  const leaders = held.filter(({ value: { n } }) => n >= Math.max(border, MIN_N_FULL));
  const equal = leaders.filter(({ value: { n } }) => leaders.filter((one) => one.value.n === n).length > 1);
  const names = listed(leaders.map(({ label }) => label));
  const tied = equal.length === 0 ? { zh: '', en: '' } : equal.length === leaders.length ? { zh: '（并列）', en: ' (equal)' } : phrase(WORDS.tied, { names: listed(equal.map(({ label }) => label)) });
  return phrase(leaders.length === 1 ? WORDS.first : WORDS.leaders, { ...blanks, names, tied, many: { zh: leaders.length === FIRST_TWO ? '两' : (HAN[leaders.length] ?? String(leaders.length)), en: '' } });
}

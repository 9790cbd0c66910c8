import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 't', to: 'cn' });
const BETWEEN_WORDS = /[\s,;/_.·•・\-–—'’()]+/u;
const HAN = /^\p{Script=Han}+$/u;

/**
 * What two spellings of one name have in common: full width becomes half, upper case lower, traditional characters simplified, blanks and points go, words stand in the order of the alphabet. Chinese
 * characters set apart by blanks are one word. Nothing that could join different people by itself: no sounds, no likeness, no initials. '' for what holds no letter or digit.
 */
export function foldName(name: string): string {
  const words = simplified(name.normalize('NFKC').toLowerCase()).normalize('NFKD').replaceAll(/\p{Mn}/gu, '').split(BETWEEN_WORDS).filter((word) => word !== '');
  const isHan = words.every((word) => HAN.test(word));
  return isHan ? words.join('') : [...words].sort().join(' ');
}

/** Names that fold to the same, where there are two or more, each group in the order given. */
export function alike<Named extends { readonly name: string }>(all: readonly Named[]): Named[][] {
  const groups = new Map<string, Named[]>();
  for (const one of all) {
    const folded = foldName(one.name);
    if (folded !== '') groups.set(folded, [...(groups.get(folded) ?? []), one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

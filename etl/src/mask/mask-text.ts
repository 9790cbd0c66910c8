import { STAND_INS, type MaskedPart } from '@concord/sql';
import { isName, isSurelyPersonName, NAME_RULES, partyNames } from './names.js';
import { NUMBER_RULES, type NumberRule } from './numbers.js';

/** Raised when the rules find something else: what an interrupted load read under other rules is not gone on from. */
export const MASK_RULES = 1;

/** How much of a cell is looked for: all (`text`); numbers and no names, where words are codes or name bodies (`words`, `body`: no credit code there); of a cell that should be a number or a day, what cannot be one (`value`). */
export type MaskDepth = 'text' | 'words' | 'body' | 'value';

/** A text without what was found in it, and what that was. */
export interface Masked {
  readonly text: string;
  readonly parts: readonly MaskedPart[];
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly part: MaskedPart;
}

const WIDE = /[\uFF01-\uFF5E\u3000]/u;
/** Full-width signs in their usual width, one for one, so that places in it are places in the text. */
const plain = (text: string): string => !WIDE.test(text) ? text : text.replaceAll(/[\uFF01-\uFF5E\u3000]/gu, (one) => (one === '\u3000' ? ' ' : String.fromCharCode(one.charCodeAt(0) - 0xfee0)));

/** Stands where something was found already, so that no later rule finds it again. */
const TAKEN = '\u0001';
/** How much in front of a number is read for what it says of it. */
const BEFORE = 16;

/** Finds spans in a text, each sign in one at most. */
class Finder {
  readonly spans: Span[] = [];
  private left: string;

  constructor(private readonly text: string) { this.left = plain(text); }

  numbers(rules: readonly NumberRule[]): void {
    for (const { part, pattern, holds } of rules) {
      for (const { 0: found, index } of this.left.matchAll(pattern)) {
        if (holds === undefined || holds(found, this.left.slice(Math.max(0, index - BEFORE), index))) this.take(index, found.length, part);
      }
    }
  }

  names(): void {
    for (const { within, pattern } of NAME_RULES) {
      if (!within.test(this.left)) continue;
      for (const { 0: found, 1: name = '', index } of this.left.matchAll(pattern)) {
        if (isName(name) && !name.includes(TAKEN)) this.take(found.startsWith(name) ? index : index + found.length - name.length, name.length, 'name');
      }
    }
  }

  known(name: string): void {
    const wanted = plain(name);
    // Latin letters and digits beside it make it another word.
    const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{Script=Latin}\d]/u.test(sign);
    for (let at = this.left.indexOf(wanted); at >= 0; at = this.left.indexOf(wanted, at + wanted.length)) {
      const [before, after] = [this.left[at - 1], this.left[at + wanted.length]];
      if (!(isWord(wanted[0]) && isWord(before)) && !(isWord(wanted.at(-1)) && isWord(after))) this.take(at, wanted.length, 'name');
    }
  }

  private take(from: number, length: number, part: MaskedPart): void {
    this.spans.push({ from, to: from + length, part });
    this.left = this.left.slice(0, from) + TAKEN.repeat(length) + this.left.slice(from + length);
  }

  result(): Masked {
    if (this.spans.length === 0) return { text: this.text, parts: [] };
    const spans = [...this.spans].sort((a, b) => a.from - b.from);
    let [text, at] = ['', 0];
    for (const { from, to, part } of spans) {
      text += this.text.slice(at, from) + STAND_INS[part];
      at = to;
    }
    return { text: text + this.text.slice(at), parts: spans.map(({ part }) => part) };
  }
}

/** No number that is looked for has fewer digits; an address has its sign. */
const NUMBERED = /[@＠]|(?:[0-9０-９][^0-9０-９]*){10}/u;
const BODY_RULES = NUMBER_RULES.filter(({ part }) => part !== 'credit_code' && part !== 'account');

/**
 * Takes out of a delivered text what tells who somebody is: identity and card numbers by their check digits, phone numbers, accounts behind a word that says so, e-mail addresses, credit codes, names
 * behind and before words that say whose they are, and `parties`, the names that the same row gives its parties. What stands in its place (`STAND_INS`) holds nothing that would be found again.
 */
export function maskText(text: string, depth: MaskDepth = 'text', parties: readonly string[] = []): Masked {
  const finder = new Finder(text);
  if (depth === 'value' && isSurelyPersonName(text)) return { text: STAND_INS.name, parts: ['name'] };
  if (NUMBERED.test(text)) finder.numbers(depth === 'body' ? BODY_RULES : NUMBER_RULES);
  if (depth === 'text') {
    for (const name of parties.flatMap(partyNames)) finder.known(name);
    finder.names();
  }
  return finder.result();
}

import { hash } from 'node:crypto';
import { foldText } from '../../profile/fold-text.js';
import { partOf, type SeparatedSplit } from '../../profile/split-text.js';

/** Turns the UTF-8 bytes of a party's name or number into a pseudonym, or into '' where nothing was delivered. */
export type Pseudonymise = (bytes: Buffer) => string;

/** The shortest key that is taken, in characters: 128 bits in hex. */
export const PSEUDONYM_KEY_CHARS = 32;

const BLOCK = 64;
/** Longer messages are copied; a UTF-16 unit takes at most three bytes of UTF-8. */
const SHORT_CHARS = 256;

/** HMAC-SHA-256 (RFC 2104) in hex. By hand over one-shot hashes: a `createHmac` per row would take longer than all other reading. */
export function hmacSha256(key: string): (message: string) => string {
  const raw = Buffer.from(key, 'utf8');
  const block = Buffer.alloc(BLOCK);
  (raw.length > BLOCK ? hash('sha256', raw, 'buffer') : raw).copy(block);
  const inner = Buffer.concat([block.map((byte) => byte ^ 0x36), Buffer.alloc(3 * SHORT_CHARS)]);
  // Its beginnings by their length, each made once.
  const beginnings: Buffer[] = [];
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.alloc(32)]);
  return (message) => {
    const written = message.length <= SHORT_CHARS ? inner.write(message, BLOCK, 'utf8') : -1;
    const padded = written < 0 ? Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(message, 'utf8')]) : (beginnings[written] ??= inner.subarray(0, BLOCK + written));
    // As text, not as a buffer: making one takes twice as long as hashing.
    outer.write(hash('sha256', padded, 'binary'), BLOCK, 'binary');
    return hash('sha256', outer, 'hex');
  };
}

/**
 * HMAC-SHA-256 under `key`, cut to 128 bits, in hex: the same party gets the same pseudonym in every load, and without the key no list of
 * names or numbers can be tried against it. Spelling is folded first (width, case, blanks). Computed here and not in SQL, so that the
 * clear text reaches no spool, staging table, reject or query log. With `split`, of the part of the text that it takes.
 */
export function pseudonymiser(key: string, nulls: readonly string[], split?: SeparatedSplit): Pseudonymise {
  const empty = new Set(nulls);
  const hmac = hmacSha256(key);
  return (bytes) => {
    const whole = bytes.toString('utf8');
    const text = split === undefined || empty.has(whole) ? whole : partOf(whole, split);
    if (text === '' || empty.has(text)) return '';
    return hmac(foldText(text)).slice(0, 32);
  };
}

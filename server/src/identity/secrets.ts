import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret that nobody guesses, of letters, digits, `-` and `_`. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** What is kept of a secret: it cannot be turned back, and needs no salt, for nobody guesses what it is of. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Without letters and digits that are taken for another. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read from a console and typed once: four groups of five, 99 bits. */
export function newPassword(): string {
  // 248 is the largest multiple of 31 below 256: no letter is likelier than another.
  const letters: string[] = [];
  while (letters.length < 20) for (const byte of randomBytes(32)) if (byte < 248 && letters.length < 20) letters.push(READABLE[byte % READABLE.length] ?? '');
  return [0, 5, 10, 15].map((from) => letters.slice(from, from + 5).join('')).join('-');
}

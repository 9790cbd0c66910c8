import { hash, verify, type Options } from '@node-rs/argon2';

/** Shorter passwords are guessed, longer ones only cost time. */
export const PASSWORD_LETTERS = { from: 12, to: 128 } as const;

/** Argon2id, as the library has it by itself: 19 MiB, two passes and one lane is the least that OWASP names; this is more than twice the memory. Takes some 60 ms. */
const COST: Options = { memoryCost: 47_104, timeCost: 2, parallelism: 1 };

/** What is kept of a password, in PHC form with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

let nobody: Promise<string> | undefined;

/** Whether a password is the one a hash was made of. Without a hash it takes as long and is not: who asks learns nothing of whether there is such a login. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const known = passwordHash !== undefined && passwordHash !== '';
  const is = await verify(known ? passwordHash : await nobody, password.normalize('NFKC').slice(0, PASSWORD_LETTERS.to));
  return known && is;
}

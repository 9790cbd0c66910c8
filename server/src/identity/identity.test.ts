import { hashPassword, isPassword } from './password.js';
import { EVERY_RIGHT, isRole, RIGHTS, rightsOf, ROLES, type Role } from './rights.js';
import { digestOf, newPassword, newSecret } from './secrets.js';

it('keeps a password so that it can be held against, and not be told', async () => {
  const kept = await hashPassword('调解中心的口令 2026');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/u);
  expect(await hashPassword('调解中心的口令 2026')).not.toBe(kept);
  expect(await Promise.all([isPassword(kept, '调解中心的口令 2026'), isPassword(kept, '调解中心的口令 2025'), isPassword(undefined, '调解中心的口令 2026'), isPassword('', ''), isPassword(undefined, 'nobody has this password')])).toEqual([true, false, false, false, false]);
});

it('makes secrets that are all different, and keeps digests of them only', () => {
  const all = new Set(Array.from({ length: 1_000 }, newSecret));
  expect(all.size).toBe(1_000);
  for (const secret of all) expect(secret).toMatch(/^[\w-]{43}$/u);
  // The digest of an empty text, as any tool tells it.
  expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(newPassword()).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/u);
  const letters = Array.from({ length: 500 }, newPassword).join('').replaceAll('-', '');
  const share = (letter: string): number => (letters.split(letter).length - 1) / letters.length;
  for (const letter of new Set(letters)) expect(Math.abs(share(letter) - 1 / 31)).toBeLessThan(0.01);
});

it('gives no role a right that is none, and none every right', () => {
  for (const role of Object.keys(ROLES) as Role[]) {
    expect([...rightsOf(role)].every((right) => RIGHTS.includes(right))).toBe(true);
    expect(rightsOf(role).size).toBeLessThan(EVERY_RIGHT.size);
    expect(rightsOf(role).has('read')).toBe(true);
    expect(rightsOf(role).has('view')).toBe(role !== 'reader');
  }
  // Who says who may do what does not look into cases, and who looks into what was done does none of it.
  expect([rightsOf('administrator').has('drill'), rightsOf('administrator').has('names'), rightsOf('auditor').has('load')]).toEqual([false, false, false]);
  expect([isRole('auditor'), isRole('constructor'), isRole('')]).toEqual([true, false, false]);
});

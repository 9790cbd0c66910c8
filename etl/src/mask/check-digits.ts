/** Weights of GB 11643 (ISO 7064 MOD 11-2) for the first seventeen digits of an identity number, and what stands for each remainder. */
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const IDENTITY_CHECKS = '10X98765432';
/** The signs of GB 32100, without those that look like digits. */
const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The first two digits of administrative division codes (GB/T 2260), Hong Kong, Macao and Taiwan residents with them. */
const PROVINCES: ReadonlySet<string> = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True where `yyyymmdd` is a day of the twentieth or twenty-first century; the 29th of February is taken in any year. */
export function isDay(yyyymmdd: string): boolean {
  const [century, month, day] = [yyyymmdd.slice(0, 2), Number(yyyymmdd.slice(4, 6)), Number(yyyymmdd.slice(6, 8))];
  return (century === '19' || century === '20') && day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** What eighteen signs look like when they are an identity number: a province, a day of birth. Says nothing of the check digit. */
export const looksLikeIdentity = (signs: string): boolean => PROVINCES.has(signs.slice(0, 2)) && isDay(signs.slice(6, 14));

/** True for an identity number of a resident, eighteen signs, by its check digit (GB 11643). */
export function isIdentity(signs: string): boolean {
  if (!looksLikeIdentity(signs)) return false;
  const sum = IDENTITY_WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(signs[at]), 0);
  return IDENTITY_CHECKS[sum % 11] === signs[17]?.toUpperCase();
}

/** True for the fifteen digits of before 1999: a province and a day of birth; there is no check digit. */
export const isOldIdentity = (digits: string): boolean => PROVINCES.has(digits.slice(0, 2)) && isDay(`19${digits.slice(6, 12)}`);

/** True for a unified social credit code, eighteen signs, by its check sign (GB 32100, modulo 31). */
export function isCreditCode(signs: string): boolean {
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at += 1, weight = (weight * 3) % 31) {
    const value = CREDIT_SIGNS.indexOf(signs[at] ?? '');
    if (value < 0) return false;
    sum += value * weight;
  }
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === signs[17];
}

/** True for the number of a bank card, 16 to 19 digits, by its first digit and its check digit (ISO/IEC 7812, Luhn). */
export function isCard(digits: string): boolean {
  if (!/^[34569]\d{15,18}$/u.test(digits)) return false;
  let sum = 0;
  for (let at = digits.length - 1, doubled = false; at >= 0; at -= 1, doubled = !doubled) {
    const digit = Number(digits[at]);
    sum += doubled ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

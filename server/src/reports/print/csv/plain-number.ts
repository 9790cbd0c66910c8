/** A number in full, never as a power of ten: every reader of CSV takes it for one. */
export function plainNumber(value: number): string {
  const [, sign = '', whole = '', part = '', power] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value)) ?? [];
  if (power === undefined) return String(value);
  const digits = whole + part;
  const point = whole.length + Number(power);
  return sign + (point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** A calendar month, `YYYY-MM`, in the institution's zone. */
export type Month = string;

/** True for a real month between 1900 and 2199. */
export function isMonth(value: unknown): value is Month {
  return typeof value === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value);
}

/** The month of a date `YYYY-MM-DD`. */
export function monthOf(date: string): Month {
  return date.slice(0, 7);
}

/** The month some months later (or earlier, when negative). */
export function addMonths(month: Month, step: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** First day of a month. */
export function firstDay(month: Month): string {
  return `${month}-01`;
}

/** Last day of a month, leap years included. */
export function lastDay(month: Month): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = number === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31;
  return `${month}-${days}`;
}

/** The days that several months up to a month's end stand for together. */
export const rollingSpan = ({ from, to }: { readonly from: string; readonly to: string }, months: number): { from: string; to: string } => ({ from: firstDay(addMonths(monthOf(from), 1 - months)), to });

/** Every month from one to another, both included; empty when they are in the wrong order. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

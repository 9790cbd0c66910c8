import { metricById, type LocalisedText, type MetricId } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';
import type { NumberForm, Passport, ReportDocument } from '../document/document.js';
import { numbersOf, type ToldNumber } from '../document/numbers.js';

/** A number that a report carries, as commentary may tell it. */
export interface Fact {
  readonly metric: MetricId | null;
  /** What it is called, and the member it is of; null where it is of all cases. */
  readonly name: LocalisedText;
  readonly member: LocalisedText | null;
  readonly value: number;
  readonly form: NumberForm;
  /** Of a change: what it is held against. */
  readonly against: 'month' | 'year' | null;
  /** Of a change: what the control chart says; null where it is not judged. */
  readonly verdict: Tone | null;
  readonly words: LocalisedText;
}

/** A year and a month before lie so many days apart at least. */
const A_SEASON = 200;
const days = ({ against, range }: Passport): number => (against === null ? 0 : (Date.parse(range.from) - Date.parse(against.from)) / 86_400_000);

function factsOfNumber({ form, isTotal, number, passport, row, verdict, words }: ToldNumber): Fact[] {
  if (passport === null) return number === null || form === null ? [] : [{ metric: null, name: row, member: null, value: number, form, words, verdict, against: null }];
  const { label } = metricById(passport.metric);
  // A row that is not called as its metric is about somebody, or some time.
  const base = { metric: passport.metric, name: label, member: isTotal || row.zh === label.zh ? null : row };
  const own: Fact[] = number === null || form === null ? [] : [{ ...base, value: number, form, words, verdict, against: passport.against === null ? null : days(passport) > A_SEASON ? 'year' : 'month' }];
  // Of how many a share is may be told as well as the share; a whole that it is a part of is not this member's.
  const of = passport.against !== null ? [] : passport.whole !== undefined ? [passport.numerator] : [passport.numerator, passport.denominator, passport.n];
  return [...own, ...of.flatMap((count): Fact[] => (count === null || !Number.isInteger(count) ? [] : [{ ...base, value: count, form: 'case', words: { zh: `${String(count)} 件`, en: `${String(count)} cases` }, verdict: null, against: null }]))];
}

/** Every number that a report tells in tables and sentences. */
export const factsOf = ({ sections }: Pick<ReportDocument, 'sections'>): Fact[] => [...numbersOf(sections)].flatMap((told) => (told.kind === 'chart' ? [] : factsOfNumber(told)));

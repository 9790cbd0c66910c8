import { metricById, type LocalisedText, type MetricId } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';
import type { Cell, NumberForm, Passport, ReportDocument } from '../document/document.js';

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

function factsOfCell(cell: Cell, row: Cell | undefined): Fact[] {
  const { form, number, passport, verdict, words } = cell;
  const member = passport?.split === null || passport === undefined ? null : row?.words ?? null;
  const metric = passport === undefined ? null : metricById(passport.metric);
  const base = { metric: passport?.metric ?? null, name: metric?.label ?? row?.words ?? { zh: '', en: '' }, member };
  const own: Fact[] = number === null || form === undefined ? [] : [{
    ...base, value: number, form, words, verdict: verdict ?? null, against: passport === undefined || passport.against === null ? null : days(passport) > A_SEASON ? 'year' : 'month',
  }];
  // Of how many a share is may be told as well as the share.
  const of = passport === undefined || passport.against !== null ? [] : [passport.numerator, passport.denominator, passport.n];
  return [...own, ...of.flatMap((count): Fact[] => (count === null || !Number.isInteger(count) ? [] : [{ ...base, value: count, form: 'case', words: { zh: `${String(count)} 件`, en: `${String(count)} cases` }, verdict: null, against: null }]))];
}

/** Every number that a report tells in its tables. */
export const factsOf = ({ sections }: Pick<ReportDocument, 'sections'>): Fact[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (at === 0 ? [] : factsOfCell(cell, cells[0])))) : [])));

import { DIRT, type DirtKind } from './plan.js';
import { line, type Row } from './snapshot.js';

/** Rows delivered that should not be loaded as they are: how many lines of each kind. */
export type DirtCount = Record<DirtKind, number>;

const UNREADABLE = ['2026-13-45', '不详', '31/02/2026', '20260230'];
const WORDS = ['结了', '已处理', '和谈', '?'];

/** Spoils a good row; every result is a row of its own but `identical_row`, which repeats the good one. */
const SPOIL: Readonly<Record<DirtKind, (good: Row, id: string, n: number) => readonly Row[]>> = {
  unreadable_date: (good, id, n) => [{ ...good, case_id: id, received_on: UNREADABLE[n % UNREADABLE.length] ?? '' }],
  closed_before_received: (good, id) => [{ ...good, case_id: id, closed_on: '2023-10-20', outcome: 'T3', outcome_raw: '' }],
  unknown_outcome: (good, id, n) => [{ ...good, case_id: id, closed_on: good.received_on, outcome: WORDS[n % WORDS.length] ?? '', outcome_raw: '' }],
  missing_case_id: (good) => [{ ...good, case_id: '' }],
  identical_row: (good) => [good],
  conflicting_rows: (good, id) => [{ ...good, case_id: id, amount_claimed: '1000.00' }, { ...good, case_id: id, amount_claimed: '2000.00' }],
  negative_amount: (good, id) => [{ ...good, case_id: id, amount_claimed: '-100.00' }],
};

/** Scatters the dirty rows of one delivery evenly over the cases. */
export class Dirt {
  readonly count: DirtCount;
  private readonly kinds: readonly DirtKind[];
  private done = 0;

  constructor(private readonly delivery: 0 | 1, private readonly cases: number) {
    const kinds = Object.keys(DIRT) as DirtKind[];
    this.kinds = kinds.flatMap((kind) => Array.from({ length: DIRT[kind][delivery] }, () => kind));
    this.count = Object.fromEntries(kinds.map((kind) => [kind, 0])) as DirtCount;
  }

  /** Lines to follow the good `row` of case number `index`; mostly none. */
  after(row: Row, index: number): string {
    const kind = this.kinds[this.done];
    // a quarter in hand at the end, so that the few last rows need not hold what is left
    if (kind === undefined || index < ((this.done + 0.5) / this.kinds.length) * this.cases * 0.75) return '';
    this.done += 1;
    const rows = SPOIL[kind](row, `TJ-${this.delivery + 1}-${String(this.done).padStart(3, '0')}`, this.done);
    this.count[kind] += rows.length;
    return rows.map(line).join('');
  }
}

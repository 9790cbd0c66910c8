import type { BookCell, BookChart, BookSheet } from '../../../workbook/styled-book.js';
import { emsOf, linesOf } from '../room.js';

const [USUAL, LINE_POINTS] = [14, 14];
const [NARROWEST, WIDEST, WIDEST_FIRST] = [9, 48, 34];

/** A sheet that grows from above: a title that stays in sight, and blocks under it. */
export class SheetDraft {
  private readonly rows: (readonly BookCell[])[] = [];
  private readonly heights = new Map<number, number>([[0, 26]]);
  private readonly merged: { row: number; columns: number }[] = [];
  private readonly charts: BookChart[] = [];
  private readonly widths: number[] = [];
  private frozenRows = 1;
  /** First row that no chart reaches. */
  private free = 0;

  constructor(title: string) {
    this.rows.push([{ value: title, look: 'title' }]);
  }

  /** Where the next row will stand. */
  get next(): number {
    return this.rows.length;
  }

  /** Adds a row whose cells make their columns as wide as they need. */
  row(cells: readonly BookCell[]): void {
    cells.forEach(({ value, wraps, look }, at) => {
      if (value === null || look === 'caption') return;
      const need = typeof value === 'number' ? 14 : emsOf(value) * 2 + 3;
      this.widths[at] = Math.max(this.widths[at] ?? NARROWEST, Math.min(need, at === 0 ? WIDEST_FIRST : wraps === true ? WIDEST + 12 : WIDEST));
    });
    this.rows.push(cells);
  }

  /** Adds a text over several columns, so many points high. */
  across(cell: BookCell, columns: number, height: number): void {
    this.merged.push({ row: this.next, columns });
    this.heights.set(this.next, height);
    this.rows.push([cell]);
  }

  /** Puts a chart beside what stands from its row on. */
  chart(chart: BookChart): void {
    this.charts.push(chart);
    this.free = Math.max(this.free, chart.place.row + chart.place.rows + 1);
  }

  /** An empty row; with `belowCharts`, as many as the last chart needs. */
  gap(belowCharts = false): void {
    do this.rows.push([]); while (belowCharts && this.next < this.free);
  }

  /** Keeps in sight all that stands so far. */
  freeze(): void {
    this.frozenRows = this.next;
  }

  /** The sheet as it is to be written. */
  sheet(name: string, of: readonly number[] = this.widths): BookSheet {
    // Sentences run over seven columns, whether a table stands above them or not.
    const widths = Array.from({ length: Math.max(7, of.length) }, (_, at) => of[at] ?? USUAL);
    // Programs that do not set rows themselves would show the first line alone.
    this.rows.forEach((row, r) => {
      const lines = Math.max(1, ...row.map(({ value, wraps }, at) => (wraps === true && typeof value === 'string' ? linesOf(value, ((widths[at] ?? USUAL) - 1) / 1.75) : 1)));
      if (lines > 1 && !this.heights.has(r)) this.heights.set(r, Math.min(400, lines * LINE_POINTS + 3));
    });
    return { name, rows: this.rows, widths, heights: this.heights, merged: this.merged, charts: this.charts, frozen: { rows: this.frozenRows, columns: of.length > 2 ? 1 : 0 } };
  }
}

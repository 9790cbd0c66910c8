import { READ_LIMITS } from '../limits.js';
import type { LoadRefused } from '../../reject/refusal.js';
import type { XmlHandler } from '../xml/xml-scanner.js';
import type { XmlTag } from '../xml/xml-tag.js';
import { TextBuffer, wholeNumber } from '../xml/xml-text.js';
import { NO_RESULT } from '../../profile/error-cells.js';
import { isoCellText, numberText, serialText } from './cell-text.js';
import { PLAIN, SHOWS_DATE } from './styles.js';
import type { SharedStrings } from './shared-strings.js';

/** Days worked out once: a register has some thousands of them. */
const KEPT_DATES = 20_000;

/** What is needed to understand the cells of a sheet, and who is told its rows. */
export interface SheetSetting {
  readonly shared: SharedStrings;
  /** What each style makes of a number (`cellStyles`). */
  readonly styles: Uint8Array;
  readonly from1904: boolean;
  /** Takes a row that holds something: its cells by column, '' where a cell is empty or not wanted. Good until it returns. */
  readonly row: (row: number, cells: readonly string[], tooLong: boolean) => void;
  /** Makes the refusal of a sheet that says what cannot be. */
  readonly bad: () => LoadRefused;
}

/** Reads the rows of a sheet from its XML. What comes after them (merged cells, validations, conditional formats, links) is never looked at. */
export class SheetReader implements XmlHandler {
  /** Which columns are wanted; others are only looked at for whether they hold something. Undefined: all. */
  wanted: Uint8Array | undefined;
  /** True once all rows have been read. */
  done = false;
  private readonly buffer = new TextBuffer();
  private inRows = false;
  private capturing = false;
  private guides = 0;
  private row = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private formula = false;
  private valued = false;
  private filled = false;
  private tooLong = false;
  private cells: string[] = [];
  private readonly dates = new Map<string, string>();

  constructor(private readonly setting: SheetSetting) {}

  open(tag: XmlTag): void {
    switch (tag.name) {
      case 'sheetData': this.inRows = true; break;
      case 'row': if (this.inRows) this.openRow(tag); break;
      case 'c': if (this.inRows) this.openCell(tag); break;
      case 'rPh': this.guides += 1; break;
      case 'f': this.formula = true; break;
      case 'v': case 't':
        this.capturing = this.inRows && this.guides === 0;
        this.valued = true;
        break;
      default:
    }
  }

  close(name: string): void {
    switch (name) {
      case 'v': case 't': this.capturing = false; break;
      case 'rPh': this.guides -= 1; break;
      case 'c': if (this.inRows) this.closeCell(); break;
      case 'row': if (this.inRows) this.closeRow(); break;
      case 'sheetData': this.inRows = false; this.done = true; break;
      default:
    }
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    if (this.capturing) this.buffer.append(bytes, from, to);
  }

  private openRow(tag: XmlTag): void {
    const named = tag.number('r');
    const row = named < 0 ? this.row + 1 : named;
    if (row <= this.row || row > READ_LIMITS.sheetRows) throw this.setting.bad();
    this.row = row;
    this.column = -1;
    this.cells = [];
    this.filled = false;
    this.tooLong = false;
  }

  private openCell(tag: XmlTag): void {
    const named = tag.column();
    const column = named < 0 ? this.column + 1 : named;
    if (column <= this.column || column >= READ_LIMITS.sheetColumns) throw this.setting.bad();
    this.column = column;
    this.type = tag.word('t') ?? 'n';
    this.style = tag.number('s');
    this.formula = this.valued = false;
    this.buffer.clear();
  }

  private closeCell(): void {
    const { buffer, column, wanted } = this;
    if (buffer.length === 0 && !this.lacksResult) return;
    this.filled = true;
    if (wanted === undefined ? column > READ_LIMITS.columns : (wanted[column] ?? 0) === 0) return;
    if (buffer.overflow) this.tooLong = true;
    const { cells } = this;
    while (cells.length < column) cells.push('');
    cells.push(buffer.length === 0 ? NO_RESULT : this.value());
  }

  /** A formula that was never worked out. One that gave an empty text says so: it has a type and a value. */
  private get lacksResult(): boolean {
    return this.formula && !(this.type === 'str' && this.valued);
  }

  private value(): string {
    const { setting, buffer, type } = this;
    if (type === 's') {
      const shared = setting.shared.text(wholeNumber(buffer.bytes, 0, buffer.length));
      if (shared === undefined) throw setting.bad();
      return shared;
    }
    const text = buffer.text();
    switch (type) {
      case 'b': return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
      case 'd': return isoCellText(text);
      case 'n': return this.numberShown(text, setting.styles[this.style] ?? PLAIN);
      default: return text;
    }
  }

  private numberShown(text: string, style: number): string {
    if (style === SHOWS_DATE) return this.dateText(text);
    const number = numberText(text);
    return style === PLAIN || !/^\d+$/u.test(number) ? number : number.padStart(style, '0');
  }

  private dateText(serial: string): string {
    const known = this.dates.get(serial);
    if (known !== undefined) return known;
    const text = serialText(Number(serial), this.setting.from1904) ?? numberText(serial);
    if (this.dates.size < KEPT_DATES) this.dates.set(serial, text);
    return text;
  }

  private closeRow(): void {
    if (this.filled) this.setting.row(this.row, this.cells, this.tooLong);
  }
}

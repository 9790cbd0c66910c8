import { DEPTHS, FATES, type FieldPlan } from '../../mask/field-plan.js';
import { maskText } from '../../mask/mask-text.js';
import { RowParties } from '../../mask/row-parties.js';
import { mayBeNoValue, mayHoldNumber, mayHoldPerson } from '../../mask/suspects.js';
import { ColumnOutput } from './column-output.js';
import { SHORT, varint } from './native-format.js';

/** What a masked text may take beyond its own bytes: its length, and words written past its end. */
const BESIDE = 16;
/** Between the cells of a row that name parties. */
const SEPARATOR = Buffer.from(';');

/** Rows being written of which nothing that tells who somebody is leaves the reader. Whole rows are masked when they end, since their parties may stand behind the text that names them. */
export class MaskedOutput extends ColumnOutput {
  /** What becomes of each column written. */
  private fates: readonly number[] = [];
  private isMasking = false;
  /** The cells of the row being written that name parties, in clear; forgotten with it. */
  private readonly named: Buffer[] = [];
  private readonly parties = new RowParties();

  /** Masks from now on what this plan says, field by field. */
  plan(plan: FieldPlan): void {
    this.fates = [...plan].filter((fate) => fate !== FATES.dropped);
    this.isMasking = this.fates.some((fate) => fate > FATES.pseudonym);
  }

  /** The field bytes[from, to) without what tells who somebody is; undefined where it holds nothing of that. `parties`: whom the row names. */
  masked(bytes: Buffer, from: number, to: number, fate: number, parties: RowParties): string | undefined {
    const suspect = fate === FATES.text ? mayHoldPerson(bytes, from, to) || parties.areIn(bytes, from, to) : fate === FATES.value ? mayBeNoValue(bytes, from, to) : mayHoldNumber(bytes, from, to);
    if (!suspect) return undefined;
    const { text, parts } = maskText(bytes.toString('utf8', from, to).trim(), DEPTHS[fate], parties.names);
    return parts.length === 0 ? undefined : text;
  }

  /** Writes a whole field into the open column. */
  whole(text: string): void {
    const length = Buffer.byteLength(text);
    this.makeRoom(length + BESIDE);
    for (const byte of varint(length)) this.put(byte);
    this.at += this.bytes.write(text, this.at, 'utf8');
  }

  override openRow(row: number): void {
    this.named.length = 0;
    super.openRow(row);
  }

  override endField(pseudonym: boolean): void {
    if (pseudonym && this.isMasking) this.named.push(Buffer.from(this.bytes.subarray(this.fieldStart, this.at)), SEPARATOR);
    super.endField(pseudonym);
  }

  override endRow(): void {
    if (this.isMasking) {
      const cells = Buffer.concat(this.named);
      this.parties.begin(cells);
      this.parties.add(0, cells.length);
      for (let column = 0; column < this.fates.length; column += 1) this.maskLast(column);
    }
    super.endRow();
  }

  /** Masks the field that the row being ended has written into a column. */
  private maskLast(column: number): void {
    const fate = this.fates[column] as number;
    const begin = this.rowEnds[column] as number;
    if (fate <= FATES.pseudonym || this.ends[column] === begin) return;
    const bytes = this.columns[column] as Buffer;
    let from = begin + 1;
    while ((bytes[from - 1] as number) > SHORT) from += 1;
    const text = this.masked(bytes, from, this.ends[column] as number, fate, this.parties);
    if (text === undefined) return;
    this.ends[column] = begin;
    this.openColumn(column);
    this.whole(text);
    this.closeField();
  }
}

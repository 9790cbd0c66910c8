import { writeXlsx } from 'hucre';

/**
 * Cases of a made register: `received` a month, each closed ten days later. Ten days on from the 1st to the 16th stays within the month, so a month's
 * cases are its closings.
 */
interface Month {
  /** `YYYY-MM` */
  readonly month: string;
  /** Outcome of each case. */
  readonly outcomes: readonly string[];
}

export const HEADER = ['案件编号', '收案日期', '办结日期', '调解结果', '涉案金额', '调解员'] as const;

/** The rows of a register, below `HEADER`. */
export function registerRows(prefix: string, months: readonly Month[]): readonly (readonly string[])[] {
  return months.flatMap(({ month, outcomes }) => outcomes.map((outcome, index) => [
    `${prefix}-${month}-${String(index + 1)}`, `${month}-${String(index + 1).padStart(2, '0')}`, `${month}-${String(index + 11)}`, outcome, String(1000 * (index + 1)), '样例调解员甲',
  ]));
}

/** As many times the same outcome. */
export const times = (n: number, outcome: string): readonly string[] => Array.from({ length: n }, () => outcome);

/** GBK bytes by character: the platform only decodes, so every two-byte sequence is decoded once. */
function gbkTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return table;
}

/** A CSV in GBK, as Chinese Excel saves it. */
export const gbkCsv = (rows: readonly (readonly string[])[]): Buffer => gbkText([HEADER, ...rows].map((row) => `${row.join(',')}\r\n`).join(''));

/** Text in GBK. */
export function gbkText(text: string): Buffer {
  const table = gbkTable();
  return Buffer.from(Array.from(text).flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : [...(table.get(character) ?? [0x3f])])));
}

/** A workbook as registers are kept: a title, a note, and the header in the third row. */
export async function titledWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const sheet = [['样例调解台账'], ['按月登记，内部资料'], [...HEADER], ...rows.map((row) => [...row])];
  return Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: sheet }] }));
}

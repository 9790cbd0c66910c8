import { gzipSync } from 'node:zlib';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listRejects, loadFiles, LoadRefused, parseProfile } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const HEAD = '编号,收案,办结,结果,金额,次数,评分,回访';
const GOOD = 'G-1,2024-01-01,,,,,,';

describe('a bad row is rejected with its number, column, value and reason, and the others are loaded', () => {
  const BAD: readonly (readonly [what: string, row: string, column: string, value: string, reason: string])[] = [
    ['no id', ',2024-01-01,,,,,,', 'case_id', '', 'MISSING_VALUE'],
    ['no date of receipt', 'B,,,,,,,', 'received_on', '', 'MISSING_VALUE'],
    ['a day that does not exist', 'B,2023-02-29,,,,,,', 'received_on', '2023-02-29', 'BAD_DATE'],
    ['a date in no declared format', 'B,01/02/2024,,,,,,', 'received_on', '01/02/2024', 'BAD_DATE'],
    ['a date beyond the calendar', 'B,9999-12-31,,,,,,', 'received_on', '9999-12-31', 'BAD_DATE'],
    ['a date of the epoch', 'B,1970-01-01,,,,,,', 'received_on', '1970-01-01', 'DATE_TOO_EARLY'],
    ['a date to come', 'B,2099-01-01,,,,,,', 'received_on', '2099-01-01', 'DATE_IN_FUTURE'],
    ['closed before received', 'B,2024-01-02,2024-01-01,达成协议,,,,', 'closed_on', '2024-01-01 < 2024-01-02', 'NEGATIVE_DURATION'],
    ['closed without an outcome', 'B,2024-01-01,2024-01-02,,,,,', 'outcome', '2024-01-02', 'CLOSED_WITHOUT_OUTCOME'],
    ['an outcome without a closing date', 'B,2024-01-01,,达成协议,,,,', 'closed_on', 'S2', 'OUTCOME_WITHOUT_CLOSED'],
    ['an unknown outcome', 'B,2024-01-01,2024-01-02,不了了之,,,,', 'outcome', '不了了之', 'UNKNOWN_OUTCOME'],
    ['thousands in groups of two', 'B,2024-01-01,,,"12,34",,,', 'amount_claimed', '12,34', 'BAD_AMOUNT'],
    ['an exponent', 'B,2024-01-01,,,1e5,,,', 'amount_claimed', '1e5', 'BAD_AMOUNT'],
    ['a negative amount', 'B,2024-01-01,,,-0.01,,,', 'amount_claimed', '-0.01', 'NEGATIVE_AMOUNT'],
    ['a count that does not fit', 'B,2024-01-01,,,,70000,,', 'sessions', '70000', 'BAD_COUNT'],
    ['a score out of range', 'B,2024-01-01,,,,,11,', 'consumer_score', '11', 'BAD_SCORE'],
    ['neither yes nor no', 'B,2024-01-01,,,,,,也许', 'survey_sent', '也许', 'BAD_FLAG'],
    ['an id of 501 characters', `${'编'.repeat(501)},2024-01-01,,,,,,`, 'case_id', '编'.repeat(500), 'TEXT_TOO_LONG'],
    ['too few fields', 'B,2024-01-01', '', '2 / 8', 'FIELD_COUNT'],
    ['too many fields', 'B,2024-01-01,,,,,,,,', '', '10 / 8', 'FIELD_COUNT'],
    ['text after a quote', '"B"x,2024-01-01,,,,,,', '', '', 'BAD_QUOTE'],
    ['a NUL byte', 'B\0,2024-01-01,,,,,,', '', '', 'NUL_BYTE'],
    ['more than 1 MiB', `B,2024-01-01,,,,,,${'x'.repeat(1 << 20)}`, '', '', 'LINE_TOO_LONG'],
  ];

  it('whatever is wrong with it', async () => {
    // Good rows around each bad one: an even row of the sheet is good, the odd one after it is bad.
    const rows = BAD.flatMap(([, row], i) => [GOOD.replace('G-1', `G-${String(i)}`), row]);
    const result = await store.load(rowProfile(), [HEAD, ...rows, ''].join('\n'));
    expect(result).toMatchObject({ state: 'published', delivered: 2 * BAD.length, loaded: BAD.length, rejected: BAD.length });
    const rejects = await listRejects(store.engine, result.loadNo, 100);
    expect(rejects.map(({ rowNo, column, value, reason }) => [BAD[(rowNo - 3) / 2]?.[0], column, value, reason])).toEqual(
      BAD.map(([what, , column, value, reason]) => [what, column, value, reason]),
    );
  });

  it('a torn last row', async () => {
    const result = await store.load(rowProfile(), [HEAD, GOOD, 'B,2024-0'].join('\n'));
    expect(result).toMatchObject({ delivered: 2, rejected: 1, rejects: [{ reason: 'TORN_ROW', column: '', rows: 1 }] });
  });

  it('one id, two contents: all rows of it, each with the numbers of all', async () => {
    const result = await store.load(rowProfile(), [HEAD, GOOD, 'D,2024-01-01,,,1,,,', 'D,2024-01-01,,,2,,,'].join('\n'));
    expect(result).toMatchObject({ delivered: 3, rejected: 2 });
    const rejects = await listRejects(store.engine, result.loadNo, 5);
    expect(rejects.map(({ rowNo, value, reason }) => [rowNo, value, reason])).toEqual([[3, '3, 4', 'DUPLICATE_ID'], [4, '3, 4', 'DUPLICATE_ID']]);
  });
});

describe('a bad file is refused by name, and nothing of it is published', () => {
  const ok = [HEAD, GOOD, ''].join('\n');
  const damaged = Buffer.concat([Buffer.from(`${HEAD}\n投诉甲乙丙丁戊己庚辛,`), Buffer.from([0xff]), Buffer.from(',,,,,,\n')]);
  it.each<[string, string, string | Buffer, string]>([
    ['a ZIP that is none', 'a.csv', Buffer.from('PK\u0003\u0004 and so on'), 'BAD_ZIP'],
    ['a PDF', 'a.csv', '%PDF-1.7 and so on', 'NOT_TEXT'],
    ['binary', 'a.csv', Buffer.alloc(5000), 'NOT_TEXT'],
    ['empty', 'a.csv', '', 'EMPTY_FILE'],
    ['blank lines only', 'a.csv', '\n\n', 'EMPTY_FILE'],
    ['gzip by name only', 'a.csv.gz', ok, 'BAD_GZIP'],
    ['gzip cut short', 'a.csv.gz', gzipSync(ok.repeat(2000)).subarray(0, 100), 'BAD_GZIP'],
    ['a gzip bomb', 'a.csv.gz', gzipSync(`${HEAD}\n${`${','.repeat(7)}\n`.repeat(10_000_000)}`), 'GZIP_BOMB'],
    ['UTF-8 damaged in one place', 'a.csv', damaged, 'BAD_ENCODING'],
    ['a quote never closed', 'a.csv', `${HEAD}\nA,"2024-01-01,,,,,,\n${GOOD}\n`, 'UNCLOSED_QUOTE'],
    ['a quote never closed in a large file', 'a.csv', `${HEAD}\nA,"2024-01-01,,,,,,\n${`${GOOD}\n`.repeat(100_000)}`, 'UNCLOSED_QUOTE'],
    ['1,001 columns', 'a.csv', `${Array.from({ length: 1001 }, (_, i) => `c${String(i)}`).join(',')}\n`, 'TOO_MANY_COLUMNS'],
    ['a header twice', 'a.csv', `${HEAD},编 号\n`, 'DUPLICATE_HEADER'],
    ['a column missing', 'a.csv', '编号,收案日\nA,2024-01-01\n', 'MISSING_COLUMN'],
    ['a header and no rows', 'a.csv', `${HEAD}\n`, 'NO_ROWS'],
    ['nothing that could be loaded', 'a.csv', `${HEAD}\n,,,,,,,\n`, 'TOO_MANY_REJECTS'],
  ])('%s', async (_, name, content, code) => {
    const before = await store.ask('SELECT count(), max(load_no) FROM concord.publication');
    const refusal = await loadFiles(store.stores, { profile: rowProfile(), files: [await store.file(name, content)], pseudonymKey: KEY }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LoadRefused);
    expect(refusal).toMatchObject({ code });
    expect(await store.ask('SELECT count(), max(load_no) FROM concord.publication')).toEqual(before);
    expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
    expect(await store.stores.operational.loads.running()).toEqual([]);
  });

  it('a folder, a missing file, a party without a key, a bad dataset', async () => {
    await mkdir(join(store.folder, 'folder.csv'));
    const good = await store.file('good.csv', ok);
    const refuse = async (more: object): Promise<unknown> => loadFiles(store.stores, { profile: rowProfile(), files: [good], pseudonymKey: KEY, ...more }).catch((error: unknown) => (error as LoadRefused).code);
    expect(await refuse({ files: [join(store.folder, 'folder.csv')] })).toBe('NOT_A_FILE');
    expect(await refuse({ files: [join(store.folder, 'none.csv')] })).toBe('NOT_A_FILE');
    expect(await refuse({ pseudonymKey: 'short' })).toBe('NO_PSEUDONYM_KEY');
    expect(await refuse({ dataset: "x' OR 1" })).toBe('BAD_DATASET');
    expect(await refuse({ asOf: '2024-02-30' })).toBe('BAD_AS_OF');
  });

  it('keeps the rejects when they are the reason, and says so in the registry', async () => {
    const strict = parseProfile(`${rowProfile().text}\nchecks: {max_reject_share: 0.25}\n`);
    await expect(store.load(strict, [HEAD, GOOD, ',,,,,,,'].join('\n'))).rejects.toMatchObject({ code: 'TOO_MANY_REJECTS' });
    const [load] = await store.stores.operational.loads.newest(1);
    expect([load?.state, load?.message.split('\n')[0]]).toEqual(['failed', 'TOO_MANY_REJECTS']);
    expect((await listRejects(store.engine, load?.loadNo ?? 0, 5)).map(({ rowNo, reason }) => [rowNo, reason])).toEqual([[3, 'MISSING_VALUE'], [3, 'MISSING_VALUE']]);
  });
});

describe('encodings', () => {
  const text = [HEAD, 'E-1,2024-01-01,2024-01-02,达成协议,,,,', ''].join('\n');
  /** 编号,收案 … in GB18030, written out because Node only decodes it. */
  const gb = Buffer.from('b1e0bac52ccad5b0b80a452d322c323032342d30312d30310a', 'hex');
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['GB18030', gb],
    ['gzip', gzipSync(text)],
  ])('%s is recognised', async (_, bytes) => {
    const result = await store.load(rowProfile(), bytes);
    expect(result).toMatchObject({ state: 'published', delivered: 1, rejected: 0 });
  });

  it('GB18030 found out late starts the file again, and keeps what other files rejected', async () => {
    const ascii = parseProfile(rowProfile().text.replaceAll('编号', 'id').replaceAll('收案', 'day'));
    const body = Array.from({ length: 60_000 }, (_, i) => `M-${String(i)},2024-01-01,plain\n`).join('');
    const mixed = await store.file('mixed.csv', Buffer.concat([Buffer.from(`id,day,note\nshort\n${body}M-x,2024-01-01,`), Buffer.from('b1e0bac5cad5b0b8', 'hex'), Buffer.from('\n')]));
    const plain = await store.file('plain.csv', 'id,day\nonly-one\nQ-1,2024-01-01\n');
    const result = await loadFiles(store.stores, { profile: ascii, files: [plain, mixed], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 60_004, loaded: 60_002, rejected: 2 });
    expect((await listRejects(store.engine, result.loadNo, 5)).map(({ rowNo }) => rowNo)).toEqual([2, 1_000_000_002]);
  });
});

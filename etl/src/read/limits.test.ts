import { join } from 'node:path';
import { inspectFile } from '../inspect/inspect-file.js';
import { LoadRefused } from '../reject/refusal.js';
import { READ_LIMITS } from './limits.js';
import { SharedStrings } from './xlsx/shared-strings.js';

const FIXTURE = join(__dirname, '../../../test/fixtures/cases.parquet');

describe('more than the limits allow is refused by name', () => {
  afterEach(() => { jest.restoreAllMocks(); });
  const lower = (limit: keyof typeof READ_LIMITS, to: number): void => { jest.replaceProperty(READ_LIMITS, limit, to); };

  const refusal = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof LoadRefused ? error.code : error;
    }
  };

  it.each<[what: string, limit: 'rowGroupRows' | 'rowGroupBytes']>([['rows', 'rowGroupRows'], ['bytes', 'rowGroupBytes']])('%s of a row group of Parquet, before it is decoded', async (_, limit) => {
    expect((await inspectFile(FIXTURE, { rows: 1 })).rows).toHaveLength(1);
    lower(limit, 10);
    await expect(inspectFile(FIXTURE, { rows: 1 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('texts a workbook shares, by their number and by their bytes', () => {
    const add = (texts: number, bytes: number): SharedStrings => {
      const shared = new SharedStrings('a.xlsx');
      for (let i = 0; i < texts; i += 1) shared.add(Buffer.alloc(bytes, 'x'));
      return shared;
    };
    expect(add(3, 1).text(2)).toBe('x');
    lower('sharedTexts', 2);
    expect(refusal(() => add(3, 1))).toBe('TOO_LARGE');
    expect(add(2, 1).text(1)).toBe('x');
    lower('sharedBytes', 1 << 20);
    expect(refusal(() => add(1, 1))).toBe('TOO_LARGE');
  });
});

import { LoadRefused } from '../reject/refusal.js';
import { parseDateFormat } from './date-format.js';
import { foldText } from './fold-text.js';
import { matchHeader, stagedColumns } from './header.js';
import { listProfiles, parseProfile, readProfile } from './profile.js';
import { RECORD_PROFILE_IDS } from './record-profile.js';

const profile = (more: string): string => `id: t\ndataset: t\nlabel: {zh: 测试, en: test}\ngrain: row\n${more}`;
const COLUMNS = 'columns:\n  case_id: {from: No}\n  received_on: {from: Day}\n';

function refused(work: () => unknown): LoadRefused {
  try {
    work();
  } catch (error) {
    if (error instanceof LoadRefused) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('profiles', () => {
  it('that come with the product are all valid', async () => {
    const ids = await listProfiles();
    expect(ids).toEqual([...['aaa-arbitration', 'canonical', 'cfpb-complaints', 'ct-insurance', 'demo'], ...RECORD_PROFILE_IDS].sort());
    for (const id of ids) expect((await readProfile(id)).id).toBe(id);
  });

  it('report all faults at once', () => {
    const { code, en } = refused(() => parseProfile(profile(`surprise: 1\nencoding: ebcdic\ncolumns:\n  case_id: {from: No}\n  closed: {from: X}\n`)));
    expect(code).toBe('PROFILE_INVALID');
    for (const word of ['surprise', 'encoding', 'closed']) expect(en).toContain(word);
  });

  it.each([
    ['received_on must be filled', 'columns:\n  case_id: {from: No}\n', 'columns.received_on: is required'],
    ['unknown vocabulary', `${COLUMNS}  outcome: {from: R, vocabulary: v}\n`, 'not defined'],
    ['codes that are no outcomes', `${COLUMNS}  outcome: {from: R, vocabulary: v}\nvocabularies: {v: {WON: [won]}}\n`, '"WON" is not a value of outcome'],
    ['one word for two codes', `${COLUMNS}  outcome: {from: R, vocabulary: v}\nvocabularies: {v: {S1: [Paid], S2: ['ＰＡＩＤ ']}}\n`, 'both S1 and S2'],
    ['a fold where rows do not repeat', `${COLUMNS}  region: {from: R, fold: first}\n`, 'one row a case'],
    ['a format without a year', `${COLUMNS}dates: [DD-MM]\n`, 'dates.0'],
    ['what is missing without a snapshot', `${COLUMNS}missing: withdrawn\n`, 'missing: can only be told'],
    ['an order of rows that do not repeat', `${COLUMNS}order_by: {from: T}\n`, 'order_by: orders rows that fold'],
    ['numbers of what is no amount', `${COLUMNS}  region: {from: R, numbers: {unit: 万元}}\n`, 'columns.region: has `numbers`'],
    ['a unit nobody knows', `${COLUMNS}numbers: {unit: 两}\n`, 'numbers.unit'],
    ['a currency nobody knows', `${COLUMNS}currency: YUAN\n`, 'currency'],
    ['a calendar nobody keeps', `${COLUMNS}calendar: us\n`, 'calendar'],
    ['a list of dates', `${COLUMNS}  closed_on: {from: R, split: {by: ;, take: distinct}}\n`, 'can only take `distinct` parts if it is text'],
    ['an agent split otherwise than the party', `${COLUMNS}  party: {from: R, split: {by: ;, take: 1}}\n  claimant_agent: {from: A}\n`, 'the same `split` as party'],
    ['a split of a constant', `${COLUMNS}  region: {constant: R, split: {by: ;, take: 1}}\n`, 'nothing to take apart'],
    ['a constant and a source', `${COLUMNS}  region: {from: R, constant: x}\n`, 'either `from` or `constant`'],
  ])('refuse %s', (_, text, fault) => {
    expect(refused(() => parseProfile(profile(text))).en).toContain(fault);
  });

  it('refuse a fold grain without rules', () => {
    expect(refused(() => parseProfile(profile(COLUMNS).replace('grain: row', 'grain: fold'))).en).toContain('columns.received_on: needs a `fold`');
  });
});

describe('headers', () => {
  const columns = stagedColumns(parseProfile(profile('columns:\n  case_id: {from: Case No, aliases: [案件编号]}\n  received_on: {from: Received}\n  party: {from: Name}\n  region: {from: State, optional: true}\n')));

  it('match without regard to case, width, blanks and order', () => {
    expect([...matchHeader(['ｎａｍｅ', 'x', 'RECEIVED ', '案件 编号'], columns, 'f')]).toEqual([2, -1, 1, 0]);
    expect(columns.map(({ pseudonym }) => pseudonym)).toEqual([false, false, true, false]);
  });

  it('name what is missing, and what was perhaps meant', () => {
    const { code, en, zh } = refused(() => matchHeader(['Case No', 'Recieved', 'Name'], columns, 'f.csv'));
    expect(code).toBe('MISSING_COLUMN');
    expect(en).toContain('"Received" (did you mean "Recieved"?)');
    expect(zh).toContain('“Received”');
  });

  it('may not stand twice', () => {
    expect(refused(() => matchHeader(['Case No', 'Received', 'NAME', 'name'], columns, 'f')).code).toBe('DUPLICATE_HEADER');
  });
});

describe('date formats', () => {
  it.each([
    ['YYYY-MM-DD', '2024-02-09', '2024-2-9'],
    ['DD-MON-YY', '27-MAR-14', '27-MARCH-14'],
    ['YYYY/M/D H:mm:ss', '2024/2/9 7:05:59', '2024/2/9'],
    ['YYYY年M月D日', '2024年2月9日', '2024年2月9'],
    ['EXCEL', '45352.75', '2024'.repeat(3)],
    ['YYYY-MM-DDTHH:mm:ssZ', '2024-02-09T07:05:59.123+08:00', '2024-02-09T07:05:59+15:00'],
    ['DD.MM.YYYY', '09.02.2024', '09-02-2024'],
  ])('%s takes %s and not %s', (text, good, bad) => {
    const pattern = new RegExp(parseDateFormat(text)?.pattern ?? '^$', 'u');
    expect([pattern.test(good), pattern.test(bad)]).toEqual([true, false]);
  });

  it('need one year, one month and one day', () => {
    expect(['YYYY-MM', 'DD-DD-YYYY', 'YYYY YY-MM-DD', 'YYYY-MM-DD HH HH', 'EXCEL-1900', ''].map(parseDateFormat)).toEqual(Array.from({ length: 6 }));
  });
});

it('folds width, case and blanks', () => {
  expect([' Claim　Paid', 'ＣＬＡＩＭ paid', '张 三'].map(foldText)).toEqual(['claimpaid', 'claimpaid', '张三']);
});

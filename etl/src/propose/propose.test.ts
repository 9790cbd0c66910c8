import type { CanonicalColumnName } from '@concord/sql';
import { matchHeader, stagedColumns } from '../profile/header.js';
import { parseProfile, type Profile } from '../profile/profile.js';
import type { Proposal } from './proposal.js';
import { proposeProfile } from './propose.js';

interface Proposed {
  readonly proposal: Proposal;
  readonly profile: Profile;
  readonly from: (column: CanonicalColumnName) => string | null | undefined;
  /** The questions in which a text stands, in both languages. */
  readonly asks: (...texts: string[]) => boolean;
}

/** Proposes for a table written with `|`, and holds what every proposal must keep. */
function propose(header: string, ...rows: string[]): Proposed {
  const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
  const proposal = proposeProfile({ format: 'csv', header: cells(header), rows: rows.map(cells) });
  const profile = parseProfile(proposal.text);
  for (const { column, from, confidence } of proposal.columns) {
    expect([column, profile.columns[column]?.from?.[0] ?? null]).toEqual([column, from ?? (profile.columns[column] === undefined ? null : expect.any(String))]);
    expect(confidence >= 0 && confidence <= 1).toBe(true);
  }
  for (const { zh, en } of proposal.questions) expect([/[\u4e00-\u9fff]/u.test(zh), en.length > 10]).toEqual([true, true]);
  return {
    proposal, profile,
    from: (column) => proposal.columns.find((one) => one.column === column)?.from,
    asks: (...texts) => proposal.questions.some(({ zh, en }) => texts.every((text) => zh.includes(text) && en.includes(text))),
  };
}

it('says where the header of a workbook stands, and which sheet, only where a reader would look elsewhere', () => {
  const sample = { format: 'xlsx' as const, header: ['案件编号', '收案日期'], rows: [['A1', '2025-03-01'], ['A2', '2025-03-02']] };
  const format = (place: object) => parseProfile(proposeProfile({ ...sample, ...place }).text).format;
  expect(format({ sheets: ['台账'], sheet: '台账', headerRow: 3 })).toEqual({ type: 'xlsx', header_row: 3 });
  expect(format({ sheets: ['说明', '台账'], sheet: '台账', headerRow: 1 })).toEqual({ type: 'xlsx', sheet: '台账' });
  expect(format({ sheets: ['台账'], sheet: '台账', headerRow: 1 })).toEqual({ type: 'xlsx' });
});

describe('the register of a bank', () => {
  const REGISTERS: readonly (readonly [name: string, header: string])[] = [
    ['as centres write it', '案件编号|收案日期|受理日期|分派日期|结案日期|调解结果|调解员|机构|支行|地区|争议金额|调解协议金额|当事人|身份证号|手机号'],
    ['as courts write it', '案号|收案时间|受理时间|委派时间|办结时间|结案方式|调解员姓名|金融机构名称|支行名称|所属地区|标的额（元）|协议金额(元)|申请人姓名|证件号码|联系电话'],
    ['in English', 'Case No.|Date Received|Date Accepted|Assigned Date|Closed Date|Mediation Outcome|Mediator|Bank Name|Branch|Region|Claim Amount|Settlement Amount|Customer Name|ID Number|Mobile'],
    ['as a database does', 'case_id|received_date|accepted_date|assigned_date|closed_date|outcome|mediator_name|institution|branch_name|region|amount_claimed|agreed_amount|customer_name|id_card|phone'],
    ['in full width, with blanks', '案件 编号|收案日期　|受 理 日期|分派日|办结日|办理结果|ＭＥＤＩＡＴＯＲ|银行|网点|省份|诉求金额|和解金额|客户姓名|身份证号码|电话'],
  ];
  const ROWS = [
    'T-001 | 2024/3/1 9:05:00  | 2024-03-02 | 2024-03-03 | 2024年4月1日  | 达成协议 | 调解员甲 | 甲银行 | 一支行 | 东部 | ¥1,234.50 | 1,000元 | 当事人甲 | 110101199003071234 | 13800001234',
    'T-002 | 2024/3/2 10:15:20 | 2024-03-03 | 2024-03-03 | 2024年4月11日 | 调解不成 | 调解员乙 | 甲银行 | 二支行 | 西部 | 20000     | -       | 当事人乙 | 11010119910307123X | 13900001234',
    'T-003 | 2024/3/12 0:00:00 | 2024-03-13 | 2024-03-13 | -            | 调解中   | 调解员乙 | 乙银行 | 三支行 | 东部 | 50000.00  |         | 当事人丙 | 110101199203071235 | 13700001234',
    'T-004 | 2024/3/13 8:00:00 | 2024-03-13 | 2024-03-13 | 2024年4月12日 | 不了了之 | 调解员甲 | 乙银行 | 三支行 | 东部 | 5000      |         | 当事人丁 | 110101199303071236 | 13600001234',
  ];
  const COLUMNS: readonly CanonicalColumnName[] = [
    'case_id', 'received_on', 'accepted_on', 'assigned_on', 'closed_on', 'outcome', 'mediator', 'institution', 'branch', 'region', 'amount_claimed', 'amount_agreed', 'party',
  ];

  it.each(REGISTERS)('%s is read whole, and numbers of people are left out', (_, header) => {
    const { proposal, profile, from, asks } = propose(header, ...ROWS);
    const headers = header.split('|').map((text) => text.trim());
    expect(COLUMNS.map(from)).toEqual(headers.slice(0, COLUMNS.length));
    expect(proposal.columns.filter((one) => one.from !== null).map(({ column }) => column).sort()).toEqual([...COLUMNS, 'outcome_raw'].sort());
    expect(proposal.unmapped).toEqual(headers.slice(COLUMNS.length));
    expect(asks(...headers.slice(COLUMNS.length))).toBe(true);
    expect(profile.dates).toEqual(['YYYY/M/D H:mm:ss']);
    expect(profile.columns['accepted_on']?.dates).toEqual(['YYYY-MM-DD']);
    expect(profile.columns['closed_on']?.dates).toEqual(['YYYY年M月D日']);
    expect(profile.numbers).toEqual({ thousands: ',', strip: ['¥', '元'], unit: '元', cell_units: false });
    expect([profile.grain, profile.nulls]).toEqual(['row', ['-']]);
    expect(profile.vocabularies['outcome']).toEqual({ S2: ['达成协议'], U: ['调解不成'], '': ['调解中'] });
    expect(asks('不了了之')).toBe(true);
    expect(JSON.stringify(proposal)).not.toMatch(/1101011|1380000|当事人甲/u);
    // The header of the file is found by the profile that was proposed for it.
    expect(() => matchHeader(headers, stagedColumns(profile), 'f')).not.toThrow();
  });
});

describe('an id', () => {
  it('is no line number, no amount and no telephone', () => {
    const { from, asks } = propose('序号|电话|标的额|收案日期', '1|13800001234|10.5|2024-01-31', '2|13900001234|11.5|2024-02-01', '3|13700001234|12.5|2024-02-02');
    expect([from('case_id'), from('amount_claimed'), from('received_on')]).toEqual([null, '标的额', '收案日期']);
    expect(asks('序号')).toBe(false);
  });

  it('may be found by its values alone, and is asked about', () => {
    const { proposal, from, asks } = propose('登记簿页|收案日期', 'K-7|2024-01-31', 'K-9|2024-02-01', 'K-8|2024-02-02');
    expect([from('case_id'), proposal.columns[0]?.confidence]).toEqual(['登记簿页', 0.5]);
    expect(asks('登记簿页')).toBe(true);
  });

  it('that repeats folds rows, which must agree; columns that do not are named', () => {
    const { profile, asks } = propose('案号|收案日期|机构|地区', 'A|2024-01-31|甲|东', 'A|2024-01-31|乙|东', 'B|2024-02-02|甲|');
    expect(profile.grain).toBe('fold');
    expect(['received_on', 'institution', 'region'].map((column) => profile.columns[column as CanonicalColumnName]?.fold)).toEqual(['must_agree', 'must_agree', 'must_agree']);
    expect(asks('案号', '3', '2')).toBe(true);
    expect([asks('机构'), asks('地区')]).toEqual([true, false]);
  });
});

describe('dates', () => {
  it('whose day and month cannot be told apart are not guessed', () => {
    const { profile, asks } = propose('案号|收案日期', 'A|3/4/2024', 'B|5/6/2024');
    expect(profile.dates).toEqual(['YYYY-MM-DD']);
    expect(asks('收案日期', 'D/M/YYYY', 'M/D/YYYY')).toBe(true);
  });

  it('are told apart by any value of the file', () => {
    expect(propose('案号|收案日期|结案日期', 'A|3/4/2024|13/4/2024', 'B|5/6/2024|').profile.dates).toEqual(['D/M/YYYY']);
    expect(propose('案号|收案日期|结案日期', 'A|3/4/2024|3/14/2024', 'B|5/6/2024|').profile.dates).toEqual(['M/D/YYYY']);
  });

  it.each([
    [['27-MAR-14', '01-JUL-15'], ['DD-MON-YY']],
    [['20240131', '20240229'], ['YYYYMMDD']],
    [['2024-01-31', '2024/2/1 9:05:00', '2024-02-03'], ['YYYY-MM-DD', 'YYYY/M/D H:mm:ss']],
    [['2024-01-31T09:00:00', '2024-02-01T10:00:00'], ['YYYY-MM-DDTHH:mm:ss']],
    [['31.1.2024', '1.2.2024'], ['D.M.YYYY']],
  ])('%j are %j', (values, formats) => {
    expect(propose('案号|收案日期', ...values.map((value, i) => `N${String(i)}|${value}`)).profile.dates).toEqual(formats);
  });

  it('as spreadsheets count them, and days that do not exist, are told', () => {
    const serial = propose('案号|收案日期|结案日期', 'A|45322|2024-02-01', 'B|45323|45330.5', 'C|45323|');
    expect([serial.profile.dates, serial.profile.columns['closed_on']?.dates]).toEqual([['EXCEL'], ['YYYY-MM-DD', 'EXCEL']]);
    expect(serial.asks('收案日期', '结案日期', 'EXCEL-1904')).toBe(true);
    expect(propose('案号|收案日期|当事人次', 'A|2024-01-31|45322').asks('EXCEL')).toBe(false);
    const rows = Array.from({ length: 19 }, (_, i) => `A${String(i)}|2024-01-${String(i + 10)}`);
    expect(propose('案号|收案日期', ...rows, 'B|2024-02-30').asks('收案日期', '1')).toBe(true);
  });

  it('with an offset are asked a zone, unless they all are of one local clock', () => {
    const asked = propose('案号|收案日期', 'A|2024-01-31T23:00:00Z', 'B|2024-02-01T10:00:00Z');
    expect(asked.profile.dates).toEqual(['YYYY-MM-DDTHH:mm:ssZ']);
    expect(asked.asks('收案日期', 'zone')).toBe(true);
    expect(propose('案号|收案日期', 'A|2024-03-10T01:00:00-05:00', 'B|2024-03-11T01:00:00-04:00').asks('-05:00, -04:00')).toBe(true);
    expect(propose('案号|收案日期', 'A|2024-01-31T23:00:00+08:00', 'B|2024-02-01 10:00:00+08:00').asks('zone')).toBe(false);
  });

  it('of another step stand in for the day of receipt only as a question', () => {
    const { proposal, from, asks } = propose('案号|受理日期', 'A|2024-01-31', 'B|2024-02-01');
    expect([from('received_on'), from('accepted_on'), (proposal.columns.find(({ column }) => column === 'received_on')?.confidence ?? 1) < 0.7]).toEqual(['受理日期', null, true]);
    expect(asks('受理日期')).toBe(true);
  });
});

it('refuses to load what it could not find, rather than inventing it', () => {
  const { profile } = propose('甲|乙', 'x|y', 'x|z');
  expect(() => matchHeader(['甲', '乙'], stagedColumns(profile), 'f')).toThrow('MISSING_COLUMN');
});

describe('amounts', () => {
  it('in a unit the header or the cells name are turned into yuan, and asked about', () => {
    const { profile, from, asks } = propose('案号|收案日期|争议金额（万元）|协议金额|履行金额', 'A|2024-01-31|1.2|3万元|5', 'B|2024-02-01|3.4|1.5亿|6');
    expect([from('amount_claimed'), from('amount_agreed'), from('amount_performed')]).toEqual(['争议金额（万元）', '协议金额', '履行金额']);
    expect(profile.columns['amount_claimed']?.numbers).toEqual({ unit: '万元' });
    expect([profile.columns['amount_agreed']?.numbers, profile.columns['amount_performed']?.numbers]).toEqual([undefined, undefined]);
    expect([profile.numbers.unit, profile.numbers.cell_units]).toEqual(['元', true]);
    expect([asks('争议金额（万元）', '万元'), asks('协议金额', 'cell_units'), asks('履行金额')]).toEqual([true, true, false]);
  });

  it.each([['金额（亿元）', '亿元'], ['金额(千元)', '千元'], ['Claim amount (thousands)', 'thousand'], ['争议金额（百万元）', '百万元'], ['争议金额（元）', undefined]])('of %s are counted in %s', (header, unit) => {
    expect(propose(`案号|收案日期|${header}`, 'A|2024-01-31|1.2', 'B|2024-02-01|3').profile.columns['amount_claimed']?.numbers?.unit).toBe(unit);
  });
});

it('asks about cells that list several values', () => {
  const { profile, asks } = propose('案号|收案日期|投诉原因|机构', 'A|2024-01-31|息费；催收|甲|', 'B|2024-02-01|息费|乙', 'C|2024-02-01|服务|丙');
  expect([asks('投诉原因', '；', 'take: 1', 'distinct'), asks('机构', 'distinct')]).toEqual([true, false]);
  expect(profile.columns['cause']?.split).toBeUndefined();
});

it('says that lines above the header of delimited text are passed over', () => {
  const sample = { format: 'csv' as const, header: ['案件编号', '收案日期'], rows: [['A1', '2025-03-01'], ['A2', '2025-03-02']] };
  const { text, questions } = proposeProfile({ ...sample, delimiter: ',', headerRow: 4 });
  expect(parseProfile(text).format).toEqual({ type: 'csv', delimiter: ',', header_row: 4 });
  expect(questions.some(({ zh, en }) => zh.includes('第 4 行') && en.includes('Row 4'))).toBe(true);
  expect(parseProfile(proposeProfile({ ...sample, delimiter: ';', headerRow: 1 }).text).format).toEqual({ type: 'csv', delimiter: ';' });
  expect(parseProfile(proposeProfile({ ...sample, delimiter: ',', headerRow: 1 }).text).format).toBeUndefined();
});

it('takes an identity number for the party where nobody is named, as a pseudonym', () => {
  const { profile, from } = propose('案号|收案日期|身份证号', 'A|2024-01-31|110101199003071234', 'B|2024-02-01|11010119910307123X');
  expect(from('party')).toBe('身份证号');
  expect(stagedColumns(profile).find(({ header }) => header === '身份证号')?.pseudonym).toBe(true);
});

it('lets no text of a file out of its place in the profile', () => {
  const nasty = '收案日期: {constant: x}\n#"\'';
  const { proposal } = { proposal: proposeProfile({ format: 'csv', header: ['案号', nasty, '调解结果', '收案日期'], rows: [['A', '', 'x\n  S: [y]', '2024-01-31'], ['B', '', '"', '2024-02-01']] }) };
  const profile = parseProfile(proposal.text);
  expect(Object.keys(profile.columns).sort()).toEqual(['case_id', 'outcome', 'outcome_raw', 'received_on']);
  expect(profile.vocabularies).toEqual({ outcome: {} });
});

it('takes an explained outcome into the vocabulary though the sample does not show it', () => {
  const sample = { format: 'csv' as const, header: ['案件编号', '收案日期', '办结日期', '调解结果'], rows: [['A-1', '2024-01-01', '2024-02-01', '调解成功']] };
  const { text, outcomes } = proposeProfile(sample, undefined, { outcomes: { 握手言和: 'S2' } });
  expect(outcomes).toContainEqual({ value: '握手言和', rows: 0, code: 'S2' });
  expect(parseProfile(text).vocabularies['outcome']).toMatchObject({ S2: expect.arrayContaining(['握手言和']) as string[] });
});

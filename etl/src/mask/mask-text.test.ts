import { isCard, isCreditCode, isIdentity } from './check-digits.js';
import { maskText } from './mask-text.js';

const clean = (text: string, ...parties: string[]): string => maskText(text, 'text', parties).text;

it.each([
  ['身份证11010519491231002X，请核实', '身份证〔证件号〕，请核实'],
  ['证件 110105 19491231 002x', '证件 〔证件号〕'],
  ['旧证130503670401001', '旧证〔证件号〕'],
  ['证件号：１１０１０５１９４９１２３１００２Ｘ', '证件号：〔证件号〕'],
  // Its check digit is wrong, and a word says what it is.
  ['身份证号：110105194912310021', '身份证号：〔证件号〕'],
  ['ID110105194912310020? ID11010519491231002X', 'ID110105194912310020? ID〔证件号〕'],
  ['商户91350100M000100Y43欠款', '商户〔信用代码〕欠款'],
  ['手机13812345678。', '手机〔电话〕。'],
  ['电话+86 138 1234 5678 或 0086-13912345678', '电话〔电话〕 或 〔电话〕'],
  ['１３８－１２３４－５６７８', '〔电话〕'],
  ['tel13812345678,138 12345678', 'tel〔电话〕,〔电话〕'],
  ['座机（0755）2345-6789转801，或010-62345678', '座机〔电话〕，或〔电话〕'],
  ['座机07552345678', '座机〔电话〕'],
  ['卡6222 0212 3456 7890 128', '卡〔卡号〕'],
  ['4111111111111111', '〔卡号〕'],
  ['卡号：6222021234567890123', '卡号：〔账号〕'],
  ['邮件 li.si+a@mail.example.cn。', '邮件 〔邮箱〕。'],
  ['当事人张三称利率过高', '当事人〔姓名〕称利率过高'],
  ['申请人：金明哲，诉银行', '申请人：〔姓名〕，诉银行'],
  ['联系王先生、欧阳女士和李建国先生', '联系〔姓名〕先生、〔姓名〕女士和〔姓名〕先生'],
  ['感谢李女士', '感谢〔姓名〕女士'],
  ['投诉人陈诗雨和银行协商', '投诉人〔姓名〕和银行协商'],
  ['Complaint by Mr. John Smith', 'Complaint by Mr. 〔姓名〕'],
])('takes out of %j what tells who somebody is', (text, expected) => {
  expect(clean(text)).toBe(expected);
  expect(clean(expected)).toBe(expected);
});

it.each([
  '金额 1234567890.12 元', '涉案金额13812345678元', '余额 13,812,345,678', '2026-01-31 12:30:45', '20260131123045', '2026年1月31日', '1672531200000',
  '（2026）京0105民初12345号', '(2023)沪74民终1234号', '案号13812345678', '合同编号：440300202601150001', '合同号6222021234567890128', 'HT110105194912310020', 'HT13812345678', 'TJ-2026-0042-13812345678',
  '110105194912310021', '6222021234567890123', '0755-20260131', '400-800-1234 热线', '95588', '利率 3.85%，36 期', '尾号1234',
  '申请人撤回', '当事人和解', '客户余额不足', '申请人陈述，银行认可', '投诉人张某称', '高龄女士', '当事人要求退费', '申请人应偿还', '客户何时还款', '消费者王某某', '信用卡-息费争议', 'mortgage', '1.0.138.12345678',
])('leaves %j as it is', (text) => {
  expect(maskText(text)).toEqual({ text, parts: [] });
});

it('finds the parties that the row names', () => {
  expect(clean('与赵铁柱通话，赵铁柱同意', '赵铁柱')).toBe('与〔姓名〕通话，〔姓名〕同意');
  expect(clean('和李四、深圳市明月贸易有限公司协商', '李四；深圳市明月贸易有限公司')).toBe('和〔姓名〕、〔姓名〕协商');
  expect(clean('Anna Li called; Annabel Lint did not', 'Anna Li')).toBe('〔姓名〕 called; Annabel Lint did not');
  expect(clean('编号20260012的客户', '20260012')).toBe('编号〔姓名〕的客户');
});

it.each([['个人贷款', '个人'], ['王某来电', '王某'], ['消费者权益', '消费者'], ['Li Auto loan', 'Li'], ['第12期', '12'], ['个体工商户贷款', '个体工商户']])('does not take the kind of a party for its name: %j, %j', (text, party) => {
  expect(clean(text, party)).toBe(text);
});

it('leaves the codes of bodies, words of a vocabulary and values as they are', () => {
  expect(maskText('91350100M000100Y43', 'body').text).toBe('91350100M000100Y43');
  expect(maskText('申请人：张三，', 'words').text).toBe('申请人：张三，');
  expect(maskText('13812345678901', 'value').text).toBe('13812345678901');
  expect(maskText('张三', 'value').text).toBe('〔姓名〕');
  expect(maskText('未知', 'value').text).toBe('未知');
});

/** mulberry32: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FILLERS = ['因利息过高，', '要求退费；', '于2026年1月31日来电 ', '金额3500.50元，', '（2026）京0105民初12345号，', '合同HT20260131001，', '已协商。', ' '] as const;

/** Texts made of what must go and what must stay, and the two apart. */
function made(next: () => number): { readonly text: string; readonly secrets: readonly string[]; readonly expected: string; readonly party: string } {
  const digits = (n: number): string => Array.from({ length: n }, () => String(Math.floor(next() * 10))).join('');
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const checked = (head: string, signs: string, holds: (text: string) => boolean): string => Array.from(signs, (sign) => head + sign).find(holds) ?? checked(head.slice(0, -1) + digits(1), signs, holds);
  const wide = (text: string): string => (next() < 0.2 ? text.replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : text);
  const party = pick(['赵铁柱', '司马青', '吴佳', '北京晨光商贸有限公司', 'Maria Gomez']);
  const kinds: readonly (readonly [() => string, string])[] = [
    [() => checked(`${pick(['110105', '440305', '320102'])}19${String(60 + Math.floor(next() * 40))}0${String(1 + Math.floor(next() * 9))}1${String(Math.floor(next() * 10))}${digits(3)}`, '0123456789X', isIdentity), '〔证件号〕'],
    [() => `1${pick(['3', '5', '7', '8', '9'])}${digits(9)}`, '〔电话〕'],
    [() => `010-6${digits(7)}`, '〔电话〕'],
    [() => checked(`6222${digits(14)}`, '0123456789', isCard), '〔卡号〕'],
    [() => checked(`9135010${digits(1)}${digits(9)}`, '0123456789ABCDEFGHJKLMNPQRTUWXY', isCreditCode), '〔信用代码〕'],
    [() => `u${digits(5)}@mail.example.cn`, '〔邮箱〕'],
    [() => party, '〔姓名〕'],
  ];
  let [text, expected] = ['', ''];
  const secrets: string[] = [];
  for (let n = 1 + Math.floor(next() * 4); n > 0; n -= 1) {
    const [make, standIn] = pick(kinds);
    const [filler, secret] = [pick(FILLERS), wide(make())];
    secrets.push(secret);
    text += `${filler}${secret}，`;
    expected += `${filler}${standIn}，`;
  }
  return { text, secrets, expected, party };
}

it('takes out each of what was put into 20,000 texts, and nothing beside it', () => {
  const next = seeded(20_261_128);
  const wrong: object[] = [];
  for (let n = 0; n < 20_000; n += 1) {
    const { text, secrets, expected, party } = made(next);
    const once = clean(text, party);
    if (once !== expected || secrets.some((secret) => once.includes(secret)) || clean(once, party) !== once) wrong.push({ text, once, expected });
  }
  expect(wrong).toEqual([]);
});

import { maskText, type MaskedKind } from './mask.js';

it.each<[MaskedKind, string, string]>([
  ['id_card', '身份证110101199003078515，', '身份证〔证件号〕，'], ['id_card', '证件 11010119900307851X 已核', '证件 〔证件号〕 已核'], ['id_card', '１１０１０１１９９００３０７８５１５', '〔证件号〕'], ['id_card', '110101 19900307 8515', '〔证件号〕'], ['id_card', '护照E12345678。', '护照〔证件号〕。'],
  ['phone', '拨打13812345678后', '拨打〔电话〕后'], ['phone', '138-1234-5678', '〔电话〕'], ['phone', '+86 138 1234 5678', '〔电话〕'], ['phone', '１３８１２３４５６７８', '〔电话〕'], ['phone', '座机010-62345678转801', '座机〔电话〕'], ['phone', '(0755)26543210', '〔电话〕'], ['phone', '客服400-810-9000', '客服〔电话〕'],
  ['card', '尾号前6222 0212 3456 7890 123', '尾号前〔卡号〕'], ['card', '卡6222021234567890。', '卡〔卡号〕。'], ['account', '账号 123456789 被冻结', '账号 〔账号〕 被冻结'],
  ['email', '发至 zhang.san+x@mail.example.com。', '发至 〔邮箱〕。'], ['link', '见 https://example.com/a?b=1，', '见 〔链接〕，'], ['messenger', '微信号：zhang_san88 联系', '微信号：〔即时通信号〕 联系'], ['plate', '车牌京A12345停在', '车牌〔车牌〕停在'], ['plate', '粤B·D12345', '〔车牌〕'],
  ['case_number', '（2026）京0101民初1234号判决', '〔案号〕判决'], ['number', '电话一三八一二三四五六七八', '电话〔号码〕'], ['number', '工单 87654321', '工单 〔号码〕'],
])('%s: %s', (kind, text, clean) => {
  expect(maskText(text)).toMatchObject({ text: clean, masked: [{ kind, times: 1 }] });
});

it.each([
  '2026年3月15日受理，利率7.2%，金额1234567元，减免36,500.50元。', '分12期，每期1,250元，共15000元', '编号第3类，调解3次，用时15天', '第一百二十三条', '2026-03-15至2026-04-15', '2026-03-15—2026-04-15 16 时', '涉案金额12345678.90元', '一九年三月', 'XmR 12–18 个月',
])('leaves what tells nobody: %s', (text) => {
  expect(maskText(text)).toEqual({ text, masked: [], names: [] });
});

it('takes out the case’s own numbers wherever they stand, and counts each kind', () => {
  const { text, masked } = maskText('案件TJ-2026-0042（即TJ-2026-0042号）申请人电话13812345678、13912345678', ['TJ-2026-0042', 'ab']);
  expect(text).toBe('案件〔案号〕（即〔案号〕号）申请人电话〔电话〕、〔电话〕');
  expect(masked).toEqual([{ kind: 'phone', times: 2 }, { kind: 'case_number', times: 2 }]);
});

it('names what may be a name, and changes nothing about it', () => {
  expect(maskText('王女士与李建国经理沟通，申请人张三称不知情，申请人某某同意，Mr. Smith agreed').names).toEqual(['王', '李建国', '张三', 'Mr. Smith']);
  expect(maskText('申请人张某称利率过高').names).toEqual([]);
});

it('finds nothing left in what it has masked', () => {
  const once = maskText('13812345678 110101199003078515 6222021234567890123 a@b.cn 京A12345');
  expect(maskText(once.text)).toEqual({ text: once.text, masked: [], names: [] });
});

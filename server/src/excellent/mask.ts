/** What of a text may tell who somebody is, in the order in which it is looked for. */
export const MASKED_KINDS = ['email', 'link', 'id_card', 'phone', 'card', 'account', 'plate', 'messenger', 'case_number', 'number'] as const;
/** One of them. */
export type MaskedKind = (typeof MASKED_KINDS)[number];

/** A text without what was found in it. */
export interface MaskedText {
  readonly text: string;
  /** What was taken out, and how often; kinds in order, none that was not found. */
  readonly masked: readonly { readonly kind: MaskedKind; readonly times: number }[];
  /** What may be names, for a person to look at: nobody can know that from the text alone. */
  readonly names: readonly string[];
}

const STAND_INS: Readonly<Record<MaskedKind, string>> = {
  email: '〔邮箱〕', link: '〔链接〕', id_card: '〔证件号〕', phone: '〔电话〕', card: '〔卡号〕', account: '〔账号〕', plate: '〔车牌〕', messenger: '〔即时通信号〕', case_number: '〔案号〕', number: '〔号码〕',
};

const GAP = '[\\s\\-－]{0,2}';
const HAN_DIGIT = '[〇零一二三四五六七八九幺]';

/** More particular ones first: an identity number is no phone, a card no account. */
const PATTERNS: readonly (readonly [MaskedKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['link', /\b(?:https?:\/\/|www\.)[^\s，。；、）)]+/giu],
  ['case_number', /[（(〔[]\s*20\d{2}\s*[)）〕\]]\s*\p{Script=Han}{0,2}\d{0,5}\p{Script=Han}{1,4}\d{1,6}号(?:之[一二三四五六七八九十\d]+)?/gu],
  ['id_card', /(?<!\d)\d{6}[\s-]?\d{8}[\s-]?\d{3}[\dXx](?!\d)/gu],
  ['id_card', /(?<![A-Za-z\d])(?:[EGPDSegpds]\d{8}|[HMhm]\d{8,10})(?!\d)/gu],
  ['phone', new RegExp(`(?<!\\d)\\+?86${GAP}1[3-9]\\d(?:${GAP}\\d){8}(?!\\d)`, 'gu')],
  ['card', /(?<!\d)(?:\d{13,19}|\d{4}(?:[\s-]\d{4}){2,3}[\s-]\d{1,7})(?!\d)/gu],
  ['phone', new RegExp(`(?<!\\d)1[3-9]\\d(?:${GAP}\\d){8}(?!\\d)`, 'gu')],
  ['phone', /(?<!\d)(?:[（(]0\d{2,3}[）)]|0\d{2,3})[\s\-－—]?[2-9]\d{2,3}[\s-]?\d{4}(?:\s*(?:转|ext\.?)\s*\d{1,6})?(?!\d)/giu],
  ['phone', /(?<!\d)[48]00[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)/gu],
  ['messenger', /(?<=(?:微信|wechat|weixin|QQ|钉钉)(?:号|账号|id)?\s*[:：是为]?\s*)[A-Za-z\d][\w-]{4,19}/giu],
  ['plate', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\s·]?[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d学警港澳挂](?![A-Za-z\d])/gu],
  ['account', /(?<![\d.])\d{9,12}(?!\d|\.\d)/gu],
  ['number', new RegExp(`${HAN_DIGIT}{7,}`, 'gu')],
  ['number', /(?<![\d.,，])\d{7,8}(?![\d,，年月日元万亿%％]|\.\d)/gu],
];

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓洪石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富乌焦巴牧山谷车侯全班仰仲伊宫宁仇栾刘景詹束龙叶司黎薄印白从蒲邰鄂索籍卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边燕冀浦尚农温别庄晏柴瞿阎慕连习艾容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧利师巩聂关荆肖闫覃尧';
/** A surname with up to two characters before a form of address, or behind a word that names a side. */
const NAMES: readonly RegExp[] = [
  new RegExp(`[${SURNAMES}]\\p{Script=Han}{0,2}(?=先生|女士|小姐|经理|老师|律师|主任|大爷|阿姨|师傅|同志|法官)`, 'gu'),
  new RegExp(`(?<=申请人|被申请人|投诉人|当事人|客户|借款人|持卡人|担保人|保证人|原告|被告|消费者|姓名)[:：]?[${SURNAMES}](?!某)\\p{Script=Han}{1,2}(?=[\\s，。、；,.;（(]|$|诉|与|和|称|表示|在|于|的|因|向)`, 'gu'),
  /\b(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z][A-Za-z'’-]+/gu,
];

/** Full-width digits and letters in their usual width, the same number of characters, so that they are looked for like others. */
const usual = (text: string): string => text.replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A＠]/gu, (one) => one.normalize('NFKC'));

/**
 * Takes out of a text what tells by its form who somebody is: identity, phone, card, account and case numbers, e-mails, links, number plates, messenger ids, long numbers in characters, and `known`
 * texts (the case's own numbers). Names cannot be told from other words for sure: what may be one is named, for a person to decide.
 */
export function maskText(text: string, known: readonly string[] = []): MaskedText {
  const times = new Map<MaskedKind, number>();
  const mask = (kind: MaskedKind) => (): string => {
    times.set(kind, (times.get(kind) ?? 0) + 1);
    return STAND_INS[kind];
  };
  const replaceKnown = mask('case_number');
  const own = known.filter((one) => one.length >= 4).reduce((sum, one) => sum.split(one).reduce((joined, part) => joined + replaceKnown() + part), usual(text));
  const clean = PATTERNS.reduce((sum, [kind, pattern]) => sum.replaceAll(pattern, mask(kind)), own);
  const names = [...new Set(NAMES.flatMap((pattern) => [...clean.matchAll(pattern)].map(([found]) => found.replace(/^[:：]/u, ''))))].filter((name) => !name.includes('某'));
  return { text: clean, masked: MASKED_KINDS.flatMap((kind) => { const n = times.get(kind); return n === undefined ? [] : [{ kind, times: n }]; }), names };
}

/** Surnames that are hardly ever the first sign of another word behind a word that names a side. */
const SURE = '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟段钱汤尹黎贺赖龚庞樊殷施洪翟倪严牛俞章鲁葛韦毕聂焦柳邢骆岳齐梅莫庄辛柴伍祁耿卜肖涂闫裴欧阮蒲喻甄吉';
/** Surnames that begin many other words as well: taken where a form of address follows at once, or a colon stands before. */
const OTHERS = '向金马程任杜江白万雷武龙石谷常乔路温文管关安祝包易尚单方高于和时应计成连习乐支从党通全解强明梁纪舒申游鲍费储靳霍左古甘房车牧简盛宗都双';
const COMPOUND = '欧阳|上官|司马|诸葛|夏侯|司徒|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|东方|端木|南宫|西门|独孤';

const SIDES = '当事人|申请人|被申请人|投诉人|被投诉人|申诉人|借款人|持卡人|担保人|保证人|投保人|被保险人|受益人|代理人|委托人|联系人|原告|被告|消费者|客户|姓名|户名|本人';
const TITLES = '先生|女士|小姐|大爷|大妈|阿姨|老先生|老太太';
/** What follows a name where no sign does. */
const GOES_ON = '[\\s，。、；：,.;:（(）)“”"/_-]|$|诉|与|和|及|称|说|表示|认为|反映|要求|提出|投诉|来电|来访|来函|同意|拒绝|不服|因|于|在|的|向|对|已|未|申请|之|诉称|于是|本人|通过';
/** Words that begin like a name. */
const NO_NAMES = /^(?:陈述|陈诉|许诺|毕竟|毕业|顾虑|顾客|顾及|施压|施行|谢绝|孙女|孙子|莫名|夏季|段落|余下|齐全|黎明|余额|余款|严重|严正|严格|黄金|田地|钱款|钱财|康复|陆续|曾经|曾(?:多|向|于|在|表|要|与|因|两|三|提|到)|何时|何种|许可|许多|周期|周转|周一|周末|吉利|辛苦|焦虑|牛市|章程|向(?:其|该|他|她|对|人|监|消|调|客|投|申|被|当|有|银|法|我|本|机|平|中))/u;

const given = '(?:(?!先生|女士|小姐|大爷|大妈|阿姨|某)\\p{Script=Han})';
const NAME = `(?:(?:${COMPOUND})${given}{1,2}?|[${SURE}]${given}{1,2}?)`;
const ANY_NAME = `(?:(?:${COMPOUND})${given}{1,2}?|[${SURE}${OTHERS}]${given}{1,2}?)`;

/** Finds a name as its one group, at the end of what it matches or at its beginning: a look behind would be tried at every sign. Only texts in which `within` is found are looked at. */
export interface NameRule {
  readonly within: RegExp;
  readonly pattern: RegExp;
}

const rule = (within: RegExp, pattern: string): NameRule => ({ within, pattern: new RegExp(pattern, 'gu') });

/** More certain ones first. */
export const NAME_RULES: readonly NameRule[] = [
  // 当事人：张三 — behind a colon any surname will do.
  rule(/[:：]/u, `(?:${SIDES})\\s?(?:姓名)?[:：]\\s?(${ANY_NAME})(?=${GOES_ON})`),
  // 当事人张三称
  rule(/[人告者户名]/u, `(?:${SIDES})(?:为|是|系)?(${NAME})(?=${GOES_ON})`),
  // 张建国先生、于女士
  rule(/[生士姐爷妈姨太]/u, `((?<!感(?=谢))(?:(?:${COMPOUND})${given}{0,2}|[${SURE}]${given}{0,2}|[${OTHERS}]))(?:${TITLES})`),
  rule(/M[rsi]/u, `\\b(?:Mr|Mrs|Ms|Miss)\\.?\\s{1,2}([A-Z][\\p{L}'’-]{1,30}(?:\\s[A-Z][\\p{L}'’-]{1,30})?)`),
];

/** False for words that only look like a name. */
export const isName = (found: string): boolean => found !== '' && !NO_NAMES.test(found);

const PERSON = new RegExp(`^(?:(?:${COMPOUND})|[${SURE}${OTHERS}])(?!某)\\p{Script=Han}{1,2}$`, 'u');

/** True for a text that is nothing but a name of two to four signs. */
export const isPersonName = (text: string): boolean => PERSON.test(text);

const SURELY = new RegExp(`^(?:(?:${COMPOUND})|[${SURE}])(?!某)\\p{Script=Han}{1,2}$`, 'u');

/** The same, of a cell in which no word is expected. */
export const isSurelyPersonName = (text: string): boolean => SURELY.test(text);

/** Kinds of people are nobody's name. */
const A_KIND = /(?:户|者|人|人员|群体|客户|单位|企业|公司|个人|某|某某|\*+)$/u;

/**
 * The texts to look for where `party` is the party of a row: its name where that is long enough to be no other word. A company's is looked for by its whole name.
 * Names already hidden (张某, 李*) and kinds of parties (个人, 消费者) are not.
 */
export function partyNames(party: string): readonly string[] {
  return party.split(/[;；,，、/|]/u).map((one) => one.trim()).filter((one) => {
    if (isPersonName(one)) return true;
    if (/^\p{Script=Han}{2,3}·\p{Script=Han}/u.test(one)) return true;
    if (/\p{Script=Han}/u.test(one)) return one.length >= 5 && (!A_KIND.test(one) || /(?:公司|企业|合作社)$/u.test(one));
    return /^[\p{L}'’.-]{2,}(?:\s[\p{L}'’.-]+)+$/u.test(one) || /^\d{6,}$/u.test(one);
  });
}

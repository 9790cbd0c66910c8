import { allDimensions, OUTCOMES } from '@concord/sql';
import { foldText } from '../profile/fold-text.js';

/** Words that can mean one thing only. What depends on the register (撤诉, Awarded, Closed, Dismissed) is not here and is asked. */
const WORDS: Readonly<Record<string, string>> = {
  S: '成功|调解成功|调成|已调成|调解达成一致|化解成功|成功化解|已化解|双方达成一致|settled|settlement|settlement reached|mediated|successful|resolved by agreement|closed with relief|closed with monetary relief|closed with non-monetary relief|claim settled|compromised settlement/resolution',
  S1: '达成协议并履行|达成协议并即时履行|当场履行|即时履行|当场履行完毕|settled and paid|agreed and performed',
  S2: '达成协议|达成调解协议|达成书面协议|书面协议|签订协议|签订调解协议|签署调解协议|已签协议|调解协议|出具调解书|司法确认|agreement signed|agreement reached|written agreement',
  S3: '口头协议|达成口头协议|口头达成一致|oral agreement|verbal agreement',
  S4: '和解|和解撤诉|自行和解|和解撤回|撤诉(已和解)|和解后撤回|withdrawn as resolved|settled and withdrawn',
  U: '失败|调解失败|调解不成|调解不成功|调解未成功|未成功|不成功|调解未成|未达成协议|未达成一致|未能达成协议|未调成|failed|unsuccessful|not settled|no agreement|no settlement|impasse|unresolved|mediation failed',
  U1: '分歧过大|分歧较大|双方分歧过大|差距过大|too far apart',
  U2: '一方中途拒绝|中途退出|中途拒绝调解|party left mediation',
  U3: '期限届满|期限届满未达成|超期未达成|调解期限届满|逾期未达成|time expired|time limit expired',
  T: '终止|终止调解|调解终止|程序终止|终结调解|terminated|mediation terminated',
  T1: '无法联系|失联|联系不上|无法取得联系|unreachable|out of reach|could not be contacted',
  T2: '不同意调解|拒绝参与|一方不同意调解|自始不同意|拒不参加调解|declined to participate|refused mediation',
  T3: '撤回|撤回申请|申请人撤回|撤回调解申请|主动撤回|撤回投诉|withdrawn|complaint withdrawn|application withdrawn|withdrawn by applicant',
  T4: '移送|移送其他机构|移送法院|转其他机构|转送其他机构|referred|referred elsewhere|referred to outside agency',
  X1: '不属受理范围|不属受案范围|不予受理|不在受理范围|out of scope|no jurisdiction|no authority|outside jurisdiction',
  X2: '重复|重复案件|重复投诉|重复件|duplicate|duplicate case',
  X3: '录入错误|误录|测试|测试案件|entry error|entered in error|test',
  X4: '疑似黑产|黑产代理|黑灰产|疑似黑灰产',
  '': '在办|办理中|调解中|处理中|进行中|未结|未结案|待处理|待分派|待调解|新收|已受理|in progress|open|pending|ongoing|under mediation',
};

/** Every word by its folded form; the words of the product's own dictionary among them. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(WORDS).flatMap(([code, words]) => words.split('|').map((word) => [foldText(word), code] as const)),
  ...allDimensions.filter(({ id }) => id === 'outcome').flatMap(({ words }) => (words ?? []).flatMap((dictionary) =>
    Object.entries(dictionary).flatMap(([code, { zh, en }]) => [[foldText(zh), code] as const, [foldText(en), code] as const]))),
  ...OUTCOMES.filter((code) => code !== '').map((code) => [foldText(code), code] as const),
]);

/** The code of `OUTCOMES` a delivered word stands for, '' where it says that the case is open; undefined where that is not certain. */
export const outcomeOf = (word: string): string | undefined => KNOWN.get(foldText(word));

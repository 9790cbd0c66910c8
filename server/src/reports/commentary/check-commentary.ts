import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { claimsOf, type Claim, type ClaimUnit, type WrittenIn } from './claims.js';
import type { Fact } from './facts.js';

/** Why a claim is flagged. */
export const FLAG_KINDS = ['cause', 'normal_variation', 'not_carried', 'not_judged', 'unreadable', 'wrong_direction', 'wrong_number'] as const;
/** One of them. */
export type FlagKind = (typeof FLAG_KINDS)[number];

/** A claim that the numbers do not carry; `from` and `to` in UTF-16 units of the text. */
export interface Flag {
  readonly from: number;
  readonly to: number;
  readonly claim: string;
  readonly why: FlagKind;
  readonly words: LocalisedText;
}

const WORDS: Readonly<Record<FlagKind, LocalisedText>> = {
  cause: { zh: '本报告的数字不能说明原因，请改为并列陈述。', en: 'The numbers of this report show no cause: put the two side by side instead.' },
  normal_variation: { zh: '{name}在正常波动范围内（{told}），不作为上升或下降陈述。', en: '{name} is within normal variation ({told}): it is not told as a rise or a fall.' },
  not_carried: { zh: '报告中没有这个数。', en: 'The report carries no such number.' },
  not_judged: { zh: '{name}本期暂不判断（{told}），请写明尚未判断。', en: '{name} is not judged yet ({told}): say so.' },
  unreadable: { zh: '请写成数字，才能与报告核对。', en: 'Write it in digits, so that it can be held against the report.' },
  wrong_direction: { zh: '方向与数字相反：{name}{told}。', en: 'It went the other way: {name} {told}.' },
  wrong_number: { zh: '数字不符：{name}为{told}。', en: 'The number is another one: {name} is {told}.' },
};

const FORMS: Readonly<Record<ClaimUnit, readonly Fact['form'][]>> = { percent: ['percent', 'change'], points: ['points'], case: ['case'], day: ['day'], person: ['case'], cny: ['cny'], point: ['point'], times: ['times'] };
const MOST_TOLD = 4;

interface Mention { readonly at: number; readonly end: number; readonly name: string }

/** Where names stand in a text, the longest first where they overlap. */
function mentionsOf(said: string, names: readonly string[]): Mention[] {
  const found: Mention[] = [];
  const text = said.toLowerCase();
  for (const name of [...new Set(names)].filter((one) => one.length > 1).sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(name.toLowerCase()); at >= 0; at = text.indexOf(name.toLowerCase(), at + name.length)) if (!found.some((one) => at < one.end && at + name.length > one.at)) found.push({ at, end: at + name.length, name });
  }
  return found.sort((a, b) => a.at - b.at);
}

const isChange = ({ against, form }: Fact): boolean => against !== null || form === 'change' || form === 'points';

function matches({ direction, number }: Claim, { form, value }: Fact): boolean {
  if (number === null || !FORMS[number.unit].includes(form)) return false;
  const told = direction === 0 ? value : Math.abs(value);
  // What is told to a digit may be rounded to it either way.
  return Math.abs(told - Math.abs(number.value)) <= number.leeway * (1 + 1e-9);
}

const toldOf = (facts: readonly Fact[]): LocalisedText => ({ zh: [...new Set(facts.map(({ words: { zh } }) => zh))].slice(0, MOST_TOLD).join('、'), en: [...new Set(facts.map(({ words: { en } }) => en))].slice(0, MOST_TOLD).join(', ') });

/** What holds of a claim against the facts it is about; undefined where they carry it. */
function verdictOf(claim: Claim, facts: readonly Fact[], isNamed: boolean): { readonly why: FlagKind; readonly facts: readonly Fact[] } | undefined {
  if (claim.kind === 'cause' || claim.kind === 'unreadable') return { why: claim.kind, facts: [] };
  const { against, direction, number } = claim;
  if (direction === 0) {
    if (facts.some((fact) => matches(claim, fact))) return undefined;
    const alike = facts.filter((fact) => number !== null && FORMS[number.unit].includes(fact.form) && !isChange(fact));
    return isNamed && alike.length > 0 ? { why: 'wrong_number', facts: alike } : { why: 'not_carried', facts: [] };
  }
  const changes = facts.filter((fact) => isChange(fact) && (against === null || fact.against === against));
  if (number === null && !isNamed) return undefined;
  if (changes.length === 0) return { why: 'not_carried', facts: [] };
  const fitting = number === null ? changes : changes.filter((fact) => matches(claim, fact));
  if (fitting.length === 0) return { why: isNamed ? 'wrong_number' : 'not_carried', facts: changes };
  const right = fitting.filter(({ value }) => Math.sign(value) === direction);
  if (right.length === 0) return { why: 'wrong_direction', facts: fitting };
  if (right.some(({ verdict }) => verdict !== null && verdict !== 'normal')) return undefined;
  return { why: right.some(({ verdict }) => verdict === 'normal') ? 'normal_variation' : 'not_judged', facts: right };
}

/** What a figure is called without what is added in brackets: people leave that out. */
const short = (name: string): string => name.replace(/\s*[（(][^）)]*[）)]$/u, '');
const isCalled = (name: string, said: string): boolean => name === said || short(name) === said;

const PAUSE = /[。！？\n.!?](?!\d)/u;

/** Holds what somebody wrote against the numbers of the report. Claims that they do not carry, in the order of the text, and how many claims it makes. */
export function checkCommentary(text: string, language: WrittenIn, facts: readonly Fact[]): { readonly claims: number; readonly flags: readonly Flag[] } {
  const metrics = mentionsOf(text, facts.flatMap(({ name }) => [name[language], short(name[language])]));
  const members = mentionsOf(text, facts.flatMap(({ member }) => (member === null ? [] : [member[language]])));
  const claims = claimsOf(text, language);
  const flags = claims.flatMap((claim): Flag[] => {
    // What a claim is about was named before it, in the same sentence.
    const sentence = text.slice(0, claim.from).split(PAUSE).at(-1)?.length ?? 0;
    const near = (all: readonly Mention[]): string | undefined => all.findLast(({ at }) => at < claim.from && at >= claim.from - sentence)?.name;
    const [metric, member] = [near(metrics), near(members)];
    const named = metric === undefined ? facts : facts.filter(({ name }) => isCalled(name[language], metric));
    const whole = named.filter((fact) => fact.member === null);
    const about = member === undefined ? (metric === undefined || whole.length === 0 ? named : whole) : named.filter((fact) => fact.member?.[language] === member);
    const verdict = verdictOf(claim, about.length === 0 ? named : about, metric !== undefined);
    if (verdict === undefined) return [];
    const first = verdict.facts[0];
    return [{ from: claim.from, to: claim.to, claim: text.slice(claim.from, claim.to), why: verdict.why, words: phrase(WORDS[verdict.why], { name: first?.name ?? { zh: '', en: '' }, told: toldOf(verdict.facts) }) }];
  });
  return { claims: claims.length, flags };
}

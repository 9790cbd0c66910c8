/** Languages commentary is written in. */
export type WrittenIn = 'en' | 'zh';

/** What the number of a claim is in: a share or a relative change, points of a share, cases, days, people, money. */
export type ClaimUnit = 'case' | 'cny' | 'day' | 'percent' | 'person' | 'point' | 'points' | 'times';

/** A number in a text, in its own unit: 12.5 % is 0.125. */
export interface ClaimedNumber {
  readonly value: number;
  readonly unit: ClaimUnit;
  /** Half of its last digit, in the same unit: what it may be off by and still be rounded rightly. */
  readonly leeway: number;
}

/** A claim in a text: a number, a direction, or a cause. Positions count UTF-16 units, `to` behind the last. */
export interface Claim {
  readonly from: number;
  readonly to: number;
  readonly kind: 'cause' | 'change' | 'number' | 'unreadable';
  readonly number: ClaimedNumber | null;
  /** 1: said to have risen, -1: fallen; 0 where neither is said. */
  readonly direction: -1 | 0 | 1;
  /** What it is held against, where that is said. */
  readonly against: 'month' | 'year' | null;
}

interface Grammar {
  readonly number: RegExp;
  readonly rose: RegExp;
  readonly fell: RegExp;
  readonly cause: RegExp;
  /** Numbers in words, which nothing can be held against. */
  readonly unreadable: RegExp;
  readonly onYear: RegExp;
  readonly onMonth: RegExp;
  /** Where a clause ends. */
  readonly stop: RegExp;
  /** Said between a metric and its direction, or not said: what turns a direction into none. */
  readonly denied: RegExp;
}

const ZH: Grammar = {
  number: /(?<![\d.年月])(?<sign>[-+−＋－]?)(?<digits>\d[\d,，]*(?:\.\d+)?)\s*(?<myriad>[万亿]?)\s*(?<unit>个百分点|百分点|%|％|‰|件|工作日|天|日(?!前|后期)|人|元|倍|分(?!钟|位|之))/gu,
  rose: /上升|增长|增加|提高|提升|上涨|攀升|回升|走高|升至|增至|延长|多(?=\s*\d)/gu,
  fell: /下降|减少|降低|回落|下滑|下跌|走低|降至|减至|缩短|少(?=\s*\d)/gu,
  cause: /因为|由于|导致|使得|促使|得益于|归因于|造成|带来了|源于|起因/gu,
  unreadable: /百分之[一二两三四五六七八九十百零〇点]+|[一二两三四五六七八九十]+成(?!立|功|效|员|果|年|本|为|交)|翻(?:了)?[一二两三番倍]+|过半|近半/gu,
  onYear: /同比|上年同期|去年同期|较去年/u, onMonth: /环比|较上月|比上月|上月/u, stop: /[，,。；;！!？?\n]/u, denied: /没有|未见|并未|未|无明显|不(?:再)?/u,
};

const EN: Grammar = {
  number: /(?<![\d.,])(?<sign>[-+−]?)(?:(?:CNY|RMB|¥|USD|\$)\s?)?(?<digits>\d[\d,]*(?:\.\d+)?)\s*(?<myriad>(?:million|thousand|k)?)\s*(?<unit>percentage points?|pp\b|points?\b|%|per ?cent|cases?\b|(?:working )?days?\b|people\b|persons?\b|times\b|yuan\b)/giu,
  rose: /\b(?:rose|risen|rise|rising|increas\w*|grew|grown|growth|higher|climbed|up by|up \d|improved|more by)\b/giu,
  fell: /\b(?:fell|fallen|fall|falling|declin\w*|decreas\w*|dropped|drop|lower|down by|down \d|reduced|shorten\w*|fewer by)\b/giu,
  cause: /\b(?:because|due to|owing to|caused?|thanks to|led to|driven by|as a result of|resulted in|attributable to)\b/giu,
  unreadable: /\b(?:doubled|halved|tripled|one third|two thirds|a quarter of|half of)\b/giu,
  onYear: /\b(?:on (?:the )?year|year[- ]on[- ]year|than a year (?:ago|before|earlier)|yoy)\b/iu, onMonth: /\b(?:on (?:the )?month|month[- ]on[- ]month|than (?:the|last) month|mom)\b/iu, stop: /[;!?\n]|[.,](?=\s|$)/u, denied: /\b(?:not|no|did not|without)\b/iu,
};

const UNITS: readonly (readonly [RegExp, ClaimUnit, number])[] = [
  [/^(?:个?百分点|percentage points?|pp)$/iu, 'points', 0.01], [/^(?:%|％|per ?cent)$/iu, 'percent', 0.01], [/^‰$/u, 'percent', 0.001], [/^(?:件|cases?)$/iu, 'case', 1],
  [/^(?:工作日|天|日|(?:working )?days?)$/iu, 'day', 1], [/^(?:人|people|persons?)$/iu, 'person', 1], [/^(?:元|yuan)$/iu, 'cny', 1], [/^(?:倍|times)$/iu, 'times', 1], [/^(?:分|points?)$/iu, 'point', 1],
];
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, million: 1e6, thousand: 1e3, k: 1e3 };

function numberOf(groups: Readonly<Record<string, string>>): ClaimedNumber | null {
  const unit = UNITS.find(([spelled]) => spelled.test(groups['unit'] ?? ''));
  const digits = (groups['digits'] ?? '').replaceAll(/[,，]/gu, '');
  if (unit === undefined || digits === '') return null;
  const scale = unit[2] * (SCALES[(groups['myriad'] ?? '').toLowerCase()] ?? 1);
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { value: Number(digits) * scale * (/[-−－]/u.test(groups['sign'] ?? '') ? -1 : 1), unit: unit[1], leeway: 0.5 * 10 ** -decimals * scale };
}

interface Clause { readonly from: number; readonly text: string }

function clausesOf(text: string, { stop }: Grammar): Clause[] {
  const ends = new RegExp(stop.source, `g${stop.flags.replace('g', '')}`);
  const clauses: Clause[] = [];
  let from = 0;
  // A comma between digits parts no clause.
  for (const { index } of text.matchAll(ends)) {
    if (/\d/u.test(text[index - 1] ?? '') && /\d/u.test(text[index + 1] ?? '')) continue;
    clauses.push({ from, text: text.slice(from, index) });
    from = index + 1;
  }
  return [...clauses, { from, text: text.slice(from) }];
}

interface Spot { readonly at: number; readonly end: number }

const spots = (text: string, pattern: RegExp): Spot[] => [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ at: index, end: index + found.length }));

/** Claims of a text, in its order. */
export function claimsOf(text: string, language: WrittenIn): Claim[] {
  const grammar = language === 'zh' ? ZH : EN;
  return clausesOf(text, grammar).flatMap(({ from, text: clause }) => claimsOfClause(clause, grammar).map((claim) => ({ ...claim, from: claim.from + from, to: claim.to + from }))).sort((a, b) => a.from - b.from);
}

/** Between a direction and a number: where it went or came from, not by how much. */
const LEVEL = /[至从由到为]|\b(?:from|to|at)\b/u;
/** A direction behind its number stands so near: `12% higher`. */
const NEAR = 3;

function claimsOfClause(clause: string, grammar: Grammar): Claim[] {
  const against = grammar.onYear.test(clause) ? 'year' : grammar.onMonth.test(clause) ? 'month' : null;
  const turns = [...spots(clause, grammar.rose).map((spot) => ({ ...spot, direction: 1 as const })), ...spots(clause, grammar.fell).map((spot) => ({ ...spot, direction: -1 as const }))]
    .filter(({ at }) => !grammar.denied.test(clause.slice(Math.max(0, at - 8), at))).sort((a, b) => a.at - b.at);
  const used = new Set<number>();
  const numbers = [...clause.matchAll(grammar.number)].flatMap(({ 0: found, groups = {}, index }): Claim[] => {
    const number = numberOf(groups);
    if (number === null) return [];
    // 升至, 降至: the number is where it went, not by how much.
    const behind = index + found.length;
    const turn = turns.findLast(({ at }) => at < index) ?? turns.find(({ at }) => at >= behind && at - behind <= NEAR);
    const isLevel = turn !== undefined && LEVEL.test(clause.slice(turn.at, index));
    if (turn !== undefined) used.add(turn.at);
    const direction = turn === undefined || isLevel ? (number.value < 0 || /^[+＋]/u.test(found) ? (number.value < 0 ? -1 : 1) : 0) : turn.direction;
    return [{ from: index, to: index + found.length, kind: direction === 0 ? 'number' : 'change', number, direction, against }];
  });
  const bare = turns.filter(({ at }) => !used.has(at)).map(({ at, direction, end }): Claim => ({ from: at, to: end, kind: 'change', number: null, direction, against }));
  const of = (pattern: RegExp, kind: 'cause' | 'unreadable') => spots(clause, pattern).map(({ at, end }): Claim => ({ from: at, to: end, kind, number: null, direction: 0, against: null }));
  return [...numbers, ...bare, ...of(grammar.cause, 'cause'), ...of(grammar.unreadable, 'unreadable')];
}

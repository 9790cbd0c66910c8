import type { LocalisedText } from '@concord/sql';
import { STATES, toneOf } from '../narrative/control-sentence.js';
import type { Finding } from '../narrative/finding.js';
import { phrase } from '../narrative/phrase.js';
import { WITHIN_NORMAL } from '../narrative/sentences.js';
import { casesText, dateText, daysText, numberText } from '../narrative/text.js';
import type { Between, Gap } from './between.js';

/** The rules as a sentence about gaps names them. */
const RULES: Readonly<Record<NonNullable<Gap['rule']>, LocalisedText>> = {
  astronomical: { zh: '超出控制限', en: 'outside the control limits' },
  shift: { zh: '连续七次间隔在中线一侧', en: 'seven gaps in a row on one side of the centre' },
  trend: { zh: '连续七次间隔同向变化', en: 'seven gaps in a row moving one way' },
  twoOfThree: { zh: '三次间隔中两次接近控制限', en: 'two of three gaps close to a control limit' },
};

const WORDS = {
  none: { zh: '自{from}起没有“{event}”。', en: 'No “{event}” since {from}.' },
  t: { zh: '“{event}”平均每月不足一件，改看相邻两件相隔的天数（t 图）：自{from}起共 {events}。', en: '“{event}”: fewer than one a month on average, so the days between them are judged (t chart); {events} since {from}.' },
  g: { zh: '“{event}”平均每月不足一件，改看相邻两件之间隔了多少件（g 图）：自{from}起共 {events}。', en: '“{event}”: fewer than one a month on average, so the cases between them are judged (g chart); {events} since {from}.' },
  tooFew: { zh: '间隔不足 12 次，暂无控制限，不作判断。', en: 'Fewer than 12 gaps: no control limits yet, and no verdict.' },
  normal: { zh: '最近一次间隔 {gap}（{since}至{on}），{normal}（控制限 {lower}–{upper}）。', en: 'The latest gap of {gap} ({since} to {on}) is {normal} (control limits {lower}–{upper}).' },
  signal: { zh: '最近一次间隔 {gap}（{since}至{on}），出现{state}：{rule}（控制限 {lower}–{upper}）。', en: 'The latest gap of {gap} ({since} to {on}) shows {state}: {rule} (control limits {lower}–{upper}).' },
  quiet: { zh: '此后至{until}已有 {quiet} 未再出现。', en: 'None since, {quiet} up to {until}.' },
  beyond: { zh: '此后至{until}已有 {quiet} 未再出现，超过控制上限。', en: 'None since, {quiet} up to {until}, which is beyond the upper limit.' },
} as const;

/** What may be said of rare events: that they are judged by their gaps, what the latest gap says, and how long there has been none. `event` names them, `from` is the first day looked at. */
export function rareFindings({ chart, events, gaps, lower, quiet, upper }: Between, event: LocalisedText, from: string): Finding[] {
  if (quiet === null) return [{ what: 'rare', tone: 'normal', figures: { events: 0 }, words: phrase(WORDS.none, { event, from: dateText(from) }) }];
  const told = chart === 't' ? daysText : casesText;
  const latest = gaps.at(-1);
  const rare: Finding = { what: 'rare', tone: 'normal', figures: { events }, words: phrase(WORDS[chart], { event, from: dateText(from), events: casesText(events) }) };
  if (latest === undefined || lower === null || upper === null) return [rare, { what: 'gap', tone: 'normal', figures: {}, words: WORDS.tooFew }];
  const tone = toneOf(latest.variation);
  const blanks = { gap: told(latest.between), since: dateText(latest.since), on: dateText(latest.on), normal: WITHIN_NORMAL, lower: numberText(lower, 1), upper: numberText(upper, 1) };
  const words = tone === 'normal' || latest.rule === null ? phrase(WORDS.normal, blanks) : phrase(WORDS.signal, { ...blanks, state: STATES[tone], rule: RULES[latest.rule] });
  return [
    rare,
    { what: 'gap', tone, figures: { between: latest.between, lower, upper }, words },
    { what: 'quiet', tone: quiet.beyond ? 'neutral' : 'normal', figures: { between: quiet.between }, words: phrase(quiet.beyond ? WORDS.beyond : WORDS.quiet, { until: dateText(quiet.until), quiet: told(quiet.between) }) },
  ];
}

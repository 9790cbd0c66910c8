import type { DateRange, LocalisedText } from '@concord/sql';
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
  unripe: { zh: '“{event}”的结果要过一段时间才知道，至今没有一个月的结果足够完整，暂不判断。', en: '“{event}” is known only after some time, and no month is known well enough yet: no verdict.' },
  frequent: { zh: '“{event}”自{from}起共 {events}，并不罕见，不按间隔判断，请看月度走势。', en: '“{event}”: {events} since {from}, which is not rare. What lies between them is not judged; see the months.' },
  none: { zh: '自{from}至{until}没有“{event}”。', en: 'No “{event}” from {from} to {until}.' },
  t: { zh: '“{event}”平均每月不足一件，改看相邻两件相隔的天数（t 图）：自{from}起共 {events}。', en: '“{event}”: fewer than one a month on average, so the days between them are judged (t chart); {events} since {from}.' },
  g: { zh: '“{event}”平均每月不足一件，改看相邻两件之间隔了多少件（g 图）：自{from}起共 {events}。', en: '“{event}”: fewer than one a month on average, so the cases between them are judged (g chart); {events} since {from}.' },
  tooFew: { zh: '间隔不足 12 次，暂无控制限，不作判断。', en: 'Fewer than 12 gaps: no control limits yet, and no verdict.' },
  normal: { zh: '最近一次间隔 {gap}（{since}至{on}），{normal}（{limits}）。', en: 'The latest gap of {gap} ({since} to {on}) is {normal} ({limits}).' },
  signal: { zh: '最近一次间隔 {gap}（{since}至{on}），出现{state}：{rule}（{limits}）。', en: 'The latest gap of {gap} ({since} to {on}) shows {state}: {rule} ({limits}).' },
  both: { zh: '控制限 {lower}–{upper}', en: 'control limits {lower}–{upper}' },
  upper: { zh: '控制上限 {upper}', en: 'upper control limit {upper}' },
  quiet: { zh: '此后至{until}已有 {quiet} 未再出现。', en: 'None since, {quiet} up to {until}.' },
  beyond: { zh: '此后至{until}已有 {quiet} 未再出现，超过控制上限。', en: 'None since, {quiet} up to {until}, which is beyond the upper limit.' },
} as const;

/** What may be said where nothing is known yet. */
export const unripeFindings = (event: LocalisedText): Finding[] => [{ what: 'rare', tone: 'normal', figures: { events: 0 }, words: phrase(WORDS.unripe, { event }) }];

/** What may be said of events too many for a chart of their gaps. */
export const frequentFindings = (event: LocalisedText, from: string, events: number): Finding[] =>
  [{ what: 'frequent', tone: 'normal', figures: { events }, words: phrase(WORDS.frequent, { event, from: dateText(from), events: casesText(events) }) }];

/** What may be said of rare events: that they are judged by their gaps, what the latest gap says, and how long there has been none. `event` names them; from the first day looked at to the last that is known. */
export function rareFindings({ chart, events, gaps, lower, quiet, upper }: Between, event: LocalisedText, { from, to }: DateRange): Finding[] {
  if (quiet === null) return [{ what: 'rare', tone: 'normal', figures: { events: 0 }, words: phrase(WORDS.none, { event, from: dateText(from), until: dateText(to) }) }];
  const told = chart === 't' ? daysText : casesText;
  const latest = gaps.at(-1);
  const rare: Finding = { what: 'rare', tone: 'normal', figures: { events }, words: phrase(WORDS[chart], { event, from: dateText(from), events: casesText(events) }) };
  if (latest === undefined || lower === null || upper === null) return [rare, { what: 'gap', tone: 'normal', figures: {}, words: WORDS.tooFew }];
  const tone = toneOf(latest.variation);
  const blanks = { gap: told(latest.between), since: dateText(latest.since), on: dateText(latest.on), normal: WITHIN_NORMAL, limits: phrase(lower > 0 ? WORDS.both : WORDS.upper, { lower: numberText(lower, 1), upper: numberText(upper, 1) }) };
  const words = tone === 'normal' || latest.rule === null ? phrase(WORDS.normal, blanks) : phrase(WORDS.signal, { ...blanks, state: STATES[tone], rule: RULES[latest.rule] });
  return [
    rare,
    { what: 'gap', tone, figures: { between: latest.between, lower, upper }, words },
    { what: 'quiet', tone: quiet.beyond ? 'neutral' : 'normal', figures: { between: quiet.between }, words: phrase(quiet.beyond ? WORDS.beyond : WORDS.quiet, { until: dateText(quiet.until), quiet: told(quiet.between) }) },
  ];
}

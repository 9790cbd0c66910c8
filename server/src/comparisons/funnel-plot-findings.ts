import type { Dimension } from '@concord/sql';
import type { Finding } from '../narrative/finding.js';
import { listed, phrase } from '../narrative/phrase.js';
import { casesText, numberText, shareText } from '../narrative/text.js';
import type { FunnelPlot, Rankability } from './funnel-plot.model.js';

const WORDS = {
  outside: {
    zh: '{by}共 {count} 个，其中 {judged} 个满 30 件、可以判断：{out} 个在 99.8% 控制限之外；即使各家并无差别，仅凭偶然平均也会有约 {chance} 个。需了解原因的：{names}。线外不等于不好。',
    en: '{by}: {count}, of which {judged} have 30 cases or more and are judged. {out} outside the 99.8% limits; were all alike, chance alone would give about {chance}. To be looked into: {names}. Outside does not mean bad.',
  },
  inside: {
    zh: '{by}共 {count} 个，其中 {judged} 个满 30 件、可以判断，都在 99.8% 控制限之内：差别不超出偶然。', en: '{by}: {count}, of which {judged} have 30 cases or more and are judged; all lie within the 99.8% limits: they differ no more than by chance.',
  },
  alike: {
    zh: '{by}共 {count} 个，其中 {judged} 个满 30 件、可以判断，都在 99.8% 控制限之内：没有一家明显离群。', en: '{by}: {count}, of which {judged} have 30 cases or more and are judged; all lie within the 99.8% limits: none stands apart from the others.',
  },
  none: { zh: '{by}共 {count} 个，没有可以判断的（不足 30 件，或没有可比的同类案件）。', en: '{by}: {count}, none of which can be judged (fewer than 30 cases, or no peers with like cases).' },
  single: { zh: '只有一个{by}，没有可比的对象。', en: '{by}: only one, nothing to hold it against.' },
  widened: { zh: '各家的差别大于抽样波动（φ = {phi}），控制限已按此放宽（τ² = {tau2}）。', en: 'They differ by more than sampling (φ = {phi}); the limits are widened for it (τ² = {tau2}).' },
  adjustFirst: { zh: 'φ 大于 2：请先看按案件结构校正后的结果。', en: 'φ is above 2: look at the figures adjusted for the mix of cases first.' },
  ratios: { zh: '所画为实际与按同类案件应有件数之比（O/E），1 为与同类一致。', en: 'Drawn is the number observed over the number expected of like cases (O/E); 1 is as the like.' },
  noPlaces: { zh: '能否排名：彼此的差别中 {share} 不是偶然，{people} 个的先后数据分不开，不宜排名。', en: 'Can they be ranked: {share} of their differences is no chance; the data cannot separate the places of any of the {people}.' },
  somePlaces: { zh: '能否排名：彼此的差别中 {share} 不是偶然；数据分不开的名次：{runs}。', en: 'Can they be ranked: {share} of their differences is no chance; places that the data cannot separate: {runs}.' },
  allPlaces: { zh: '能否排名：彼此的差别中 {share} 不是偶然，{people} 个的先后可以分开。', en: 'Can they be ranked: {share} of their differences is no chance; the {people} can be told apart.' },
  run: { zh: '第 {from}–{to} 位', en: '{from}–{to}' },
  unnamed: { zh: '{cases}没有填写{by}，不在图中。', en: '{cases} without {by} are not drawn.' },
} as const;

/** Above it the mix of cases is to be adjusted for before limits are widened. */
const PHI_TOO_LARGE = 2;
/** Names beyond this are in the table. */
const NAMED = 8;

/** Outside the 99.8 % limits, by name. */
export const outsideOf = (points: FunnelPlot['points']): FunnelPlot['points'] => points.filter(({ position }) => position === 'above_998' || position === 'below_998');

function placesFinding({ points, judged, chance, tau2 }: Omit<FunnelPlot, 'findings'>, dimension: Dimension): Finding {
  const out = outsideOf(points);
  const figures = { members: points.length, judged, outside: out.length, chance };
  const blanks = { by: dimension.label, count: numberText(points.length), judged: numberText(judged) };
  if (points.length === 1) return { what: 'places', tone: 'normal', figures, words: phrase(WORDS.single, blanks) };
  if (judged === 0) return { what: 'places', tone: 'normal', figures, words: phrase(WORDS.none, blanks) };
  if (out.length === 0) return { what: 'places', tone: 'normal', figures, words: phrase(tau2 > 0 ? WORDS.alike : WORDS.inside, blanks) };
  const names = listed(out.slice(0, NAMED).map(({ member }) => member.label));
  const more = out.length > NAMED ? { zh: `${names.zh}…`, en: `${names.en} …` } : names;
  return { what: 'places', tone: 'neutral', figures, words: phrase(WORDS.outside, { ...blanks, out: numberText(out.length), chance: numberText(chance, chance < 0.1 ? 2 : 1), names: more }) };
}

/** Whether places could be told apart at all: `名次：差别中约 31% 不是偶然；数据分不开第 1–9、第 8–14 位。` */
function rankabilityFinding({ share, people, inseparable }: Rankability): Finding {
  const figures = { share, people, runs: inseparable.length };
  const whole = inseparable.some(({ from, to }) => from === 1 && to === people);
  if (share === 0 || whole) return { what: 'rankability', tone: 'normal', figures, words: phrase(WORDS.noPlaces, { people: numberText(people), share: shareText(share) }) };
  const all = inseparable.slice(0, NAMED).map(({ from, to }) => phrase(WORDS.run, { from: numberText(from), to: numberText(to) }));
  if (all.length === 0) return { what: 'rankability', tone: 'normal', figures, words: phrase(WORDS.allPlaces, { people: numberText(people), share: shareText(share) }) };
  const runs = inseparable.length > NAMED ? { zh: `${listed(all).zh}…`, en: `${listed(all).en} …` } : listed(all);
  return { what: 'rankability', tone: 'normal', figures, words: phrase(WORDS.somePlaces, { runs, share: shareText(share) }) };
}

/** What may be said of a funnel plot: who is outside its limits beside what chance would put there, how the limits are made, and what is not drawn. Never who is best. */
export function funnelPlotFindings(plot: Omit<FunnelPlot, 'findings'>, dimension: Dimension): Finding[] {
  const { phi, tau2, unnamed, standardisedBy, rankability } = plot;
  if (plot.points.length === 0) return [];
  const widened: Finding[] = tau2 > 0 && plot.points.length > 1
    ? [{ what: 'spread', tone: 'normal', figures: { phi, tau2 }, words: phrase(WORDS.widened, { phi: numberText(phi, 2), tau2: numberText(tau2, 4) }) }] : [];
  const adjust: Finding[] = widened.length > 0 && phi > PHI_TOO_LARGE && standardisedBy.length === 0 ? [{ what: 'adjust_first', tone: 'normal', figures: { phi }, words: WORDS.adjustFirst }] : [];
  const rest: Finding[] = unnamed === null ? [] : [{ what: 'unnamed', tone: 'normal', figures: { cases: unnamed.n }, words: phrase(WORDS.unnamed, { cases: casesText(unnamed.n), by: dimension.label }) }];
  const ratios: Finding[] = plot.scale === 'ratio' ? [{ what: 'ratios', tone: 'normal', figures: {}, words: WORDS.ratios }] : [];
  return [placesFinding(plot, dimension), ...ratios, ...widened, ...adjust, ...(rankability === null ? [] : [rankabilityFinding(rankability)]), ...rest];
}

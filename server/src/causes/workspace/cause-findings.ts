import { metricById, type LocalisedText } from '@concord/sql';
import { toneOf } from './cause-tone.js';
import type { Finding } from '../../narrative/finding.js';
import { phrase } from '../../narrative/phrase.js';
import { casesText, daysText, numberText, pointsText, shareText } from '../../narrative/text.js';
import { briefWords, labelBefore } from '../../narrative/value-words.js';
import type { Cause, CauseMeasure, CausePartRow } from './cause.model.js';

const WORDS = {
  side: { zh: '{metric}：本类 {own}，其他类型 {others}', en: '{metric}: {own} here, {others} in all other types' },
  headline: { zh: '{name}与其他类型相比，超出偶然的有 {n} 项：{list}。', en: '{name} differs beyond chance from all other types in {n}: {list}.' },
  noHeadline: { zh: '{name}的各项与其他类型相比，没有超出偶然的差别。', en: '{name} does not differ from all other types beyond chance.' },
  slower: { zh: '慢于其他类型、超出偶然的步骤有 {n} 个：{list}。', en: 'Steps slower than in other types, beyond chance: {n}. {list}.' },
  noSlower: { zh: '没有哪一步慢于其他类型到超出偶然的程度。', en: 'No step is slower than in other types beyond chance.' },
  waiting: { zh: '在办的 {n} 中，停留最多的是“{step}”：{here}，已停留天数的中位数为 {days}。', en: 'Of {n} that are open, most stand in “{step}”: {here}, for a median of {days} so far.' },
  waitingFew: { zh: '在办的 {n} 中，停留最多的是“{step}”：{here}。', en: 'Of {n} that are open, most stand in “{step}”: {here}.' },
  part: { zh: '{name}占本类 {share}，在其他类型中占 {others}（{difference}）', en: '{name} is {share} of this type and {others} of the others ({difference})' },
  parts: { zh: '与其他类型相比更集中、超出偶然的：{list}。', en: 'More frequent here than elsewhere, beyond chance: {list}.' },
  noParts: { zh: '没有哪个原因、机构或产品比在其他类型中更集中到超出偶然的程度。', en: 'No cause, institution or product is more frequent here than elsewhere beyond chance.' },
  feature: { zh: '{feature}“{label}”的调成 {with}，其余 {without}（{difference}）', en: 'with {feature} “{label}” {with} were settled, of the rest {without} ({difference})' },
  features: { zh: '在检验的 {tested} 项中，与调成一同出现、超出偶然的有 {n} 项：{list}。关联，不是原因。', en: 'Of {tested} things tested, {n} go together with being settled beyond chance: {list}. This goes together; it is not a cause.' },
  noFeatures: { zh: '检验了 {tested} 项，没有哪一项与是否调成一同变化到超出偶然的程度。', en: 'Of {tested} things tested, none goes together with being settled beyond chance.' },
  fewFeatures: { zh: '有或没有某项特征的案件都不足 30 件，无法比较。', en: 'Nothing can be compared: fewer than thirty cases with it, or without.' },
  better: { zh: '对同类的 {tested} 次比较中，{n} 次好转超出偶然：{list}。它们因好转而被选出；同期发生的事不等于原因。', en: 'Of {tested} comparisons of like types, {n} got better beyond chance: {list}. They were chosen for getting better; what happened meanwhile is not thereby the cause.' },
  change: { zh: '{name}（{metric}）', en: '{name} ({metric})' },
  noBetter: { zh: '对同类的 {tested} 次比较中，没有好转超出偶然的。', en: 'Of {tested} comparisons of like types, none got better beyond chance.' },
  more: { zh: '等', en: ' and others' },
} as const;

/** So many are named in a sentence. */
const NAMED = 3;
type Told = Pick<Cause, 'better' | 'features' | 'headline' | 'member' | 'parts' | 'steps' | 'waiting'>;

const NOTHING: LocalisedText = { zh: '', en: '' };
function some<T>(items: readonly T[], words: (item: T) => LocalisedText): LocalisedText {
  const named = items.slice(0, NAMED).map(words);
  const more = items.length > NAMED ? WORDS.more : NOTHING;
  // Each of them holds commas of its own.
  return { zh: named.map(({ zh }) => zh).join('；') + more.zh, en: named.map(({ en }) => en).join('; ') + more.en };
}

const sides = ({ metric, others, own }: CauseMeasure): LocalisedText =>
  phrase(WORDS.side, { metric: labelBefore(metricById(metric)), own: briefWords(metricById(metric), own.value), others: briefWords(metricById(metric), others.value) });

function headlineFinding({ headline, member }: Told): Finding {
  const differing = headline.filter(({ standing }) => standing === 'more' || standing === 'less');
  const words = differing.length === 0 ? phrase(WORDS.noHeadline, { name: member.label }) : phrase(WORDS.headline, { name: member.label, n: numberText(differing.length), list: some(differing, sides) });
  return { what: 'headline', tone: differing.some((measure) => toneOf(measure) === 'concern') ? 'concern' : 'normal', figures: { differing: differing.length }, words };
}

function stepFinding({ steps }: Told): Finding[] {
  const slower = steps.filter(({ standing }) => standing === 'more');
  if (steps.length === 0) return [];
  return [{ what: 'steps', tone: slower.length === 0 ? 'normal' : 'concern', figures: { slower: slower.length }, words: slower.length === 0 ? WORDS.noSlower : phrase(WORDS.slower, { n: numberText(slower.length), list: some(slower, sides) }) }];
}

function waitingFinding({ waiting }: Told): Finding[] {
  const [most] = waiting.toSorted((a, b) => b.own.n - a.own.n);
  const open = waiting.reduce((sum, { own }) => sum + own.n, 0);
  if (most === undefined || open === 0) return [];
  const blanks = { n: casesText(open), step: most.step.label, here: casesText(most.own.n) };
  const { median } = most.own;
  return [{ what: 'waiting', tone: 'normal', figures: { open, here: most.own.n }, words: median === null ? phrase(WORDS.waitingFew, blanks) : phrase(WORDS.waiting, { ...blanks, days: daysText(median) }) }];
}

const partWords = ({ difference, member, othersShare, share }: CausePartRow): LocalisedText =>
  phrase(WORDS.part, { name: member.label, share: shareText(share ?? 0), others: shareText(othersShare ?? 0), difference: pointsText(difference?.amount ?? 0) });

function partFinding({ parts }: Told): Finding[] {
  const more = parts.flatMap(({ rows }) => rows.filter(({ standing }) => standing === 'more')).sort((a, b) => (b.difference?.amount ?? 0) - (a.difference?.amount ?? 0));
  if (parts.length === 0) return [];
  return [{ what: 'parts', tone: 'normal', figures: { more: more.length }, words: more.length === 0 ? WORDS.noParts : phrase(WORDS.parts, { list: some(more, partWords) }) }];
}

function featureFinding({ features }: Told): Finding[] {
  if (features === null) return [];
  const { rows, tested } = features;
  const holding = rows.filter(({ holds }) => holds);
  const share = ({ n, settled }: { readonly n: number; readonly settled: number }): LocalisedText => shareText(settled / n);
  const words = tested === 0 ? WORDS.fewFeatures : holding.length === 0 ? phrase(WORDS.noFeatures, { tested: numberText(tested) }) : phrase(WORDS.features, {
    tested: numberText(tested), n: numberText(holding.length),
    list: some(holding, (one) => phrase(WORDS.feature, { feature: one.feature, label: one.label, with: share(one.with), without: share(one.without), difference: pointsText(one.difference.amount) })),
  });
  return [{ what: 'features', tone: 'normal', figures: { tested, holding: holding.length }, words }];
}

function betterFinding({ better }: Told): Finding[] {
  if (better === null) return [];
  const [tested, n] = [numberText(better.tested), numberText(better.rows.length)];
  const words = better.rows.length === 0 ? phrase(WORDS.noBetter, { tested }) : phrase(WORDS.better, { tested, n, list: some(better.rows, ({ member, metric }) => phrase(WORDS.change, { name: member.label, metric: labelBefore(metricById(metric)) })) });
  return [{ what: 'better', tone: 'normal', figures: { tested: better.tested, better: better.rows.length }, words }];
}

/** What may be said of a type, a sentence a section; none names a cause. */
export const causeFindings = (told: Told): Finding[] =>
  [headlineFinding(told), ...stepFinding(told), ...waitingFinding(told), ...partFinding(told), ...featureFinding(told), ...betterFinding(told)];

import { compileExperience, memberLabel, MIN_N_FULL, type DimensionId, type LocalisedText, type MetricId, type RatioMetric } from '@concord/sql';
import { askRatioCells, mustSplit, ratioById } from '../../comparisons/ratio-cells.js';
import { newcombe } from '../../stats/intervals/newcombe.js';
import { benjaminiHochberg } from '../../stats/outbreaks/benjamini-hochberg.js';
import { QuestionError } from '../../store/errors.js';
import { figureOfTally, linkOf, sideOf, tallyOf, type CauseAsked } from './cause-asked.js';
import type { CauseFeature, CauseFeatures, CauseShare } from './cause.model.js';
import { testedShares } from './judged.js';

const EXPERIENCE: LocalisedText = { zh: '调解员从业时长', en: "Mediator's time at work" };
const EXPERIENCE_WORDS: Readonly<Record<string, LocalisedText>> = {
  '<6': { zh: '不满 6 个月', en: 'less than 6 months' }, '6-24': { zh: '6 个月至 2 年', en: '6 months to 2 years' }, '24+': { zh: '2 年及以上', en: '2 years and more' },
};

/** Those that do not hold and are told all the same, so that a reader sees what was looked at. */
const TOLD_OTHERS = 8;

/** A thing that cases have, and how those that have it ended. */
interface Having extends CauseShare {
  readonly feature: LocalisedText;
  readonly label: LocalisedText;
  readonly link: string | null;
  readonly withoutLink: string | null;
}

/** Members of a dimension among the cases of the type; of people, none. */
async function ofDimension(asked: CauseAsked, metric: RatioMetric, id: DimensionId): Promise<Having[]> {
  mustSplit(id);
  const dimension = asked.names(id);
  if (dimension.namesPeople === true) throw new QuestionError('BAD_INPUT', `${id} names people: what is told here is told of no person`);
  const cases = sideOf(asked, 'own');
  const cells = await askRatioCells(asked.snapshot, metric, [id], { ...cases, metrics: [metric.id as MetricId], range: asked.range, bucket: 'all' });
  return cells.map(({ keys: [key = ''], tally }) => ({
    settled: tally.numerator, n: tally.n, feature: dimension.label, label: memberLabel(dimension, key),
    link: linkOf(asked, { metric: metric.id as MetricId, range: asked.range, filters: cases.filters, member: { dimension: id, member: key } }),
    withoutLink: linkOf(asked, { metric: metric.id as MetricId, range: asked.range, filters: [...cases.filters, { dimension: id, values: [key], exclude: true }] }),
  }));
}

/** How long the mediator had been at work, in bands: of no person, and with no list behind a band, so that it has no address. */
async function ofExperience(asked: CauseAsked, metric: RatioMetric): Promise<Having[]> {
  const cases = sideOf(asked, 'own');
  const rows = await asked.snapshot.ask(compileExperience(metric, cases, asked.range));
  return rows.map((row) => ({
    settled: row.num('successes'), n: row.num('trials'), feature: EXPERIENCE, label: EXPERIENCE_WORDS[row.text('k0')] ?? EXPERIENCE,
    link: null, withoutLink: null,
  }));
}

const proportion = ({ n, settled }: CauseShare) => ({ successes: settled, trials: n });

/** Each thing held against the cases of its kind without it, where there are thirty with and thirty without. */
function held(kinds: readonly (readonly Having[])[]): { readonly tested: readonly (Having & { readonly without: CauseShare })[]; readonly few: number } {
  const all = kinds.flatMap((having) => {
    const whole = having.reduce((sum, { n, settled }) => ({ n: sum.n + n, settled: sum.settled + settled }), { n: 0, settled: 0 });
    return having.map((one) => ({ ...one, without: { n: whole.n - one.n, settled: whole.settled - one.settled } }));
  });
  const tested = all.filter(({ n, without }) => Math.min(n, without.n) >= MIN_N_FULL);
  return { tested, few: all.length - tested.length };
}

/** What settled cases of the type have that the others lack, over all that is looked at together. It goes together; it is no cause. */
export async function featuresOf(asked: CauseAsked, settled: MetricId, dimensions: readonly DimensionId[]): Promise<CauseFeatures> {
  const metric = ratioById(settled);
  const cases = sideOf(asked, 'own');
  const [whole, ...kinds] = await Promise.all([tallyOf(asked, cases, settled, asked.range), ofExperience(asked, metric), ...dimensions.map((id) => ofDimension(asked, metric, id))]);
  const { few, tested } = held(kinds);
  const { adjusted, rejected } = benjaminiHochberg(tested.map((one) => testedShares(proportion(one), proportion(one.without)).pValue ?? 1));
  const rows = tested.map(({ feature, label, link, n, settled: yes, without, withoutLink }, i): CauseFeature => {
    const { difference = 0, high = 0, low = 0 } = newcombe({ successes: yes, trials: n }, proportion(without)) ?? {};
    return { feature, label, link, withoutLink, with: { n, settled: yes }, without, difference: { amount: difference, low, high }, adjusted: adjusted[i] ?? 1, holds: rejected[i] === true };
  }).sort((a, b) => Number(b.holds) - Number(a.holds) || Math.abs(b.difference.amount) - Math.abs(a.difference.amount) || a.adjusted - b.adjusted);
  const holding = rows.filter(({ holds }) => holds);
  return { tested: tested.length, few, rows: [...holding, ...rows.slice(holding.length, holding.length + TOLD_OTHERS)], whole: figureOfTally(asked, settled, whole, cases, asked.range) };
}

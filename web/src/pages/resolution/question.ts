import type { Dataset } from '../../catalogue/catalogue.js';
import { dayRange } from '../../filter/period.js';
import type { MonthRange } from '../../filter/period.js';
import type { QuestionBase } from '../../filter/variables.js';
import type { DimensionId, MetricId, ResolutionQueryVariables } from '../../graphql/gen/graphql.js';
import { AFTERMATH, AGES, answered, BASES, basesOf, chain, LIMITS, monthsBefore, STEPS, STOCK } from './choices.js';
import type { Versus } from './choices.js';

/** What the reader chose on the page; the address holds all of it. Null where the dataset offers nothing to choose. */
export interface Choices {
  readonly rate: MetricId;
  readonly changed: MetricId | null;
  readonly changedBy: DimensionId | null;
  readonly versus: Versus;
  readonly split: DimensionId | null;
  readonly plotted: MetricId | null;
  readonly adjustedBy: DimensionId | null;
  readonly firm: DimensionId | null;
  readonly place: DimensionId | null;
  readonly volume: MetricId | null;
  readonly volumeBy: DimensionId | null;
}

const PANELS = 6;
const MEMBERS = 8;
/** More than these are read in Explore. */
const HOLDERS = 20;
/** Reasons told apart in a funnel: outcomes are few. */
const OUTCOMES = 20;
/** Bands of age there are. */
const BANDS_ASKED = 7;
/** Days on which the curves are read out. */
export const READ_OUT = [15, 30, 60, 90] as const;

/** Everything the page asks for, in one request. Where a dataset cannot answer, what is asked stands for nothing and is left out. */
export function variablesOf(base: QuestionBase, range: MonthRange, { metrics, dimensions }: Pick<Dataset, 'metrics' | 'dimensions'>, choices: Choices): ResolutionQueryVariables {
  const { rate, changed, changedBy, versus, split, plotted, adjustedBy, firm, place, volume, volumeBy } = choices;
  const [steps, ages, anything] = [chain(STEPS, metrics), answered(AGES, metrics), metrics[0] ?? 'intake'];
  const plot = (dimension: DimensionId | null) => ({ ...base, metric: plotted ?? 'settlement_rate', dimension: dimension ?? 'organisation', standardisedBy: adjustedBy === null || adjustedBy === dimension ? [] : [adjustedBy] });
  return {
    dataset: base.dataset,
    rates: { ...base, metrics: [...new Set([rate, ...answered([...BASES, ...LIMITS, ...AFTERMATH, ...STOCK], metrics), ...(steps.length > 1 ? steps : [])])], control: true },
    // Both of the limit date, as above: what is asked twice in the same words is counted once.
    told: [
      { form: 'bases', metrics: basesOf(metrics, rate) }, { form: 'facts', metrics: [...answered(LIMITS, metrics), ...answered(STOCK, metrics)] },
      { form: 'facts', metrics: answered(AFTERMATH, metrics) }, { form: 'steps', metrics: steps.length > 1 ? steps : [] },
    ],
    agesTold: [{ form: 'ages', metrics: ages }],
    trends: { ...base, metrics: [...new Set([rate, ...answered(['sla_compliance', 'sla_extension_rate'], metrics)])], control: true },
    change: { ...base, metric: changed ?? 'settlement_rate', dimension: changedBy ?? 'business', before: dayRange(monthsBefore(range, versus)), top: MEMBERS },
    withChange: changed !== null && changedBy !== null,
    survival: { ...base, metric: 'time_to_resolution', split, top: PANELS, days: [...READ_OUT] },
    withSurvival: metrics.includes('time_to_resolution'),
    ages: { ...base, metrics: ages.length > 0 ? ages : [anything] },
    withAges: ages[0] === 'pending',
    allDays: { ...base, metric: 'pending', dimension: 'age_band', top: BANDS_ASKED }, activeDays: { ...base, metric: 'pending', dimension: 'active_age_band', top: BANDS_ASKED }, withBands: metrics.includes('pending') && dimensions.includes('age_band') && dimensions.includes('active_age_band'),
    kept: { ...base, metric: 'time_to_first_default' }, withKept: metrics.includes('time_to_first_default'),
    steps: { ...base, metrics: steps.length > 0 ? steps : [anything], bucket: 'all', split: 'outcome', top: OUTCOMES },
    withSteps: steps.length > 1,
    firms: plot(firm), withFirms: plotted !== null && firm !== null,
    places: plot(place), withPlaces: plotted !== null && place !== null,
    volumes: { ...base, metric: volume ?? anything, dimension: volumeBy ?? 'region', top: HOLDERS }, withVolumes: volume !== null && volumeBy !== null,
  };
}

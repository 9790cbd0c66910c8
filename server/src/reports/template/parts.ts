import { allDimensions, allMetrics, type DimensionId, type Filter, type MetricId } from '@concord/sql';
import { z } from 'zod';
import { TOGETHER_FORMS } from '../../narrative/finding.js';

const [MOST_METRICS, MOST_MONTHS, MOST_FILTERS, MOST_WORDS] = [40, 36, 20, 2_000];

/** What somebody wrote, in both languages. */
export const words = z.strictObject({ zh: z.string().max(MOST_WORDS), en: z.string().max(MOST_WORDS) });
/** What sections, groups and templates are called by. */
export const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u);
/** A dimension there is. */
export const dimension = z.enum(allDimensions.map(({ id }) => id as DimensionId));
const metric = z.enum(allMetrics.map(({ id }) => id as MetricId));
const rate = z.enum(allMetrics.filter(({ kind }) => kind === 'rate').map(({ id }) => id as MetricId));
const count = z.enum(allMetrics.filter(({ kind }) => kind === 'count').map(({ id }) => id as MetricId));
const metrics = z.array(metric).min(1).max(MOST_METRICS);
/** Of so many a rate is told: thousands of outlets, tens of millions of customers. */
const per = z.number().int().min(1).max(1_000_000_000);

/** Sentences with blanks that nothing would fill are refused where they are written. */
const blanks = (known: readonly string[]) => words.refine((text) => Object.values(text).every((one) => [...one.matchAll(/\{(\w*)\}/gu)].every(([, blank]) => known.includes(blank ?? ''))), `the blanks there are: ${known.join(', ')}`);

/** Which cases are meant, as it stands in a file or an address: values of dimensions, kept or (`exclude`) left out. */
export const FILTERS = z.array(z.strictObject({ dimension, values: z.array(z.string().max(200)).min(1).max(50), exclude: z.boolean().optional() }))
  .max(MOST_FILTERS).transform((all): Filter[] => all.map(({ dimension: by, values, exclude }) => ({ dimension: by, values, ...(exclude === undefined ? {} : { exclude }) })));

/** What a part of a section asks for. */
export const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('together'), form: z.enum(TOGETHER_FORMS), metrics }),
  z.strictObject({ kind: z.literal('figures'), metrics }),
  z.strictObject({ kind: z.literal('trend'), metric, months: z.number().int().min(6).max(MOST_MONTHS) }),
  z.strictObject({ kind: z.literal('split'), metric, by: dimension, top: z.number().int().min(1).max(50), beside: z.array(metric).max(4), isNumbered: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('workdays'), metric: count, months: z.number().int().min(2).max(MOST_MONTHS) }),
  /** `instead`: what is told of data that do not tell the metric. */
  z.strictObject({ kind: z.literal('types'), metric, instead: metric.optional() }),
  z.strictObject({ kind: z.literal('stuck'), metric, aged: metric, duration: metric }),
  z.strictObject({ kind: z.literal('signals'), most: z.number().int().min(1).max(50) }),
  /** settled: due or ended in the period. open: still to be done. */
  z.strictObject({ kind: z.literal('actions'), which: z.enum(['open', 'settled']), most: z.number().int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('excellent'), most: z.number().int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('words'), words }),
  z.strictObject({ kind: z.literal('definitions') }),
  z.strictObject({ kind: z.literal('breaks') }),
  /** A rate of so many (`per`) of what it is held against; `isMonthly`: of one month on average. */
  z.strictObject({ kind: z.literal('per'), of: z.array(z.strictObject({ metric: rate, per, isMonthly: z.boolean(), name: words, unit: words })).min(1).max(10) }),
  z.strictObject({ kind: z.literal('peer-overview'), metric: count, scope: blanks(['period', 'total']) }),
  z.strictObject({ kind: z.literal('peer-members'), metric: count, group: name }),
  z.strictObject({ kind: z.literal('peer-rate'), metric: rate, group: name, per, name: words, unit: words }),
  z.strictObject({ kind: z.literal('peer-theme'), metric: count, theme: words, filters: FILTERS, groups: z.array(name).max(20) }),
  z.strictObject({ kind: z.literal('own-place') }),
  z.strictObject({ kind: z.literal('own-open'), metric, most: z.number().int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('board') }),
  z.strictObject({ kind: z.literal('method') }),
  z.strictObject({ kind: z.literal('certificates'), issuer: words }),
  z.strictObject({ kind: z.literal('meeting-head') }),
  z.strictObject({ kind: z.literal('meeting-agenda') }),
  z.strictObject({ kind: z.literal('meeting-decisions') }),
  z.strictObject({ kind: z.literal('meeting-areas'), metrics }),
  z.strictObject({ kind: z.literal('meeting-actions') }),
  z.strictObject({ kind: z.literal('letter-why') }),
  z.strictObject({ kind: z.literal('letter-numbers') }),
  z.strictObject({ kind: z.literal('letter-asks') }),
  z.strictObject({ kind: z.literal('letter-answer') }),
]);

/** A part of a section, of any kind. */
export type Part = z.infer<typeof part>;
/** A part of one kind. */
export type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;

/** Whom a circular holds against each other: members of one dimension in groups, each named in the template or told by a property of reference data. */
export const PEERS = z.strictObject({
  by: dimension,
  /** What a case is called there, and all of them: `投诉`. */
  noun: words,
  /** Where groups are told by reference data: the kind of record and its field. */
  property: z.strictObject({ record: z.enum(['institution']), field: z.string().max(60) }).optional(),
  groups: z.array(z.union([
    z.strictObject({ id: name, title: words, members: z.array(z.string().max(200)).min(1).max(200) }),
    z.strictObject({ id: name, title: words, value: z.string().min(1).max(200) }),
  ])).min(1).max(20),
});
/** What `PEERS` reads. */
export type Peers = z.infer<typeof PEERS>;

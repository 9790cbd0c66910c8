import { allDimensions, allMetrics, type DimensionId, type Filter, type MetricId } from '@concord/sql';
import { z } from 'zod';
import { TOGETHER_FORMS } from '../../narrative/finding.js';

const MOST_METRICS = 40;
const MOST_MONTHS = 36;
const words = z.strictObject({ zh: z.string().max(2_000), en: z.string().max(2_000) });
const metric = z.enum(allMetrics.map(({ id }) => id as MetricId));
const dimension = z.enum(allDimensions.map(({ id }) => id as DimensionId));
const metrics = z.array(metric).min(1).max(MOST_METRICS);
const MOST_FILTERS = 20;

/** Which cases are meant, as it stands in a file or an address: values of dimensions, kept or (`exclude`) left out. */
export const FILTERS = z.array(z.strictObject({ dimension, values: z.array(z.string().max(200)).min(1).max(50), exclude: z.boolean().optional() }))
  .max(MOST_FILTERS).transform((all): Filter[] => all.map(({ dimension: by, values, exclude }) => ({ dimension: by, values, ...(exclude === undefined ? {} : { exclude }) })));

/** What a part of a section asks for. */
const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('together'), form: z.enum(TOGETHER_FORMS), metrics }),
  z.strictObject({ kind: z.literal('figures'), metrics }),
  z.strictObject({ kind: z.literal('trend'), metric, months: z.number().int().min(6).max(MOST_MONTHS) }),
  z.strictObject({ kind: z.literal('split'), metric, by: dimension, top: z.number().int().min(1).max(50), beside: z.array(metric).max(4) }),
  z.strictObject({ kind: z.literal('types'), metric }),
  z.strictObject({ kind: z.literal('stuck'), metric, aged: metric, duration: metric }),
  z.strictObject({ kind: z.literal('excellent'), most: z.number().int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('words'), words }),
  z.strictObject({ kind: z.literal('definitions') }),
]);

/** A report as it is planned: sections in their order, each of parts that ask for numbers (of fewer cases where it has filters of its own), and what somebody wrote beside them. Plain data: it can be kept in a file and compared line by line. */
export const TEMPLATE = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
  version: z.literal(1),
  title: words,
  /** What pages are printed on; A4 upright where it says nothing. */
  page: z.strictObject({ paper: z.enum(['a4', 'a3']), landscape: z.boolean() }).optional(),
  sections: z.array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u), title: words, filters: FILTERS.optional(), parts: z.array(part).max(20) })).min(1).max(30),
});

/** What `TEMPLATE` reads. */
export type Template = z.infer<typeof TEMPLATE>;
/** A part of a section, of any kind. */
export type Part = z.infer<typeof part>;
/** A part of one kind. */
export type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;

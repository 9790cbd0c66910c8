import { z } from 'zod';

const range = z.object({ from: z.string(), to: z.string() });
const number = z.number().nullable();

/** What a signal rests on, as it is kept with the alert: shares are 0 to 1, counts in cases; null where the method has no such number. */
export const figuresSchema = z.object({
  method: z.enum(['ears', 'farrington', 'negative_binomial', 'first_seen', 'month_ends', 'control_chart']),
  unit: z.enum(['case', 'percent']),
  /** What was judged: a month, a week, a quarter; month-ends from the first to the last. */
  period: range,
  /** What it was judged by. */
  base: range.nullable(),
  observed: z.number(),
  expected: number,
  lower: number,
  upper: number,
  exceedance: number,
  pValue: number,
  /** Adjusted for all series of its pool (Benjamini–Hochberg), its rank among them and how many they were. */
  adjusted: number,
  rank: number,
  tested: number,
  /** Expected per unit of exposure: per working day, or per case of all types. */
  lambda: number,
  dispersion: number,
  numerator: number,
  denominator: number,
  excessDays: number,
  /** Institutions on which the same type is in alarm. */
  institutions: z.number(),
  branches: number,
  /** The leading indicator. */
  metric: z.string().nullable(),
  rule: z.enum(['astronomical', 'shift', 'trend', 'twoOfThree']).nullable(),
  /** Which version of the rule and of the definition counted made it; missing in older judgements. */
  versions: z.object({ rule: z.number(), definition: z.number() }).optional(),
  /** The series, oldest first; null where nothing may be said of a period. */
  trend: z.object({ bucket: z.enum(['month', 'week']), from: z.array(z.string()), values: z.array(number) }),
});

/** What a signal rests on. */
export type SignalFigures = z.infer<typeof figuresSchema>;

/** Series of one member: how many were tested, how many alarms chance alone would give among them, and how many of warning strength (null where the rule has no such probability; none in older judgements). */
const ofMembers = z.record(z.string(), z.tuple([z.number(), number], number)).optional();

/** Series of one kind and grain: how many were tested, and how many alarms chance alone would give. */
export const budgetSchema = z.array(z.object({
  kind: z.enum(['surge', 'weekly_surge', 'rise', 'new_type', 'stuck', 'leading']),
  typeBy: z.string(),
  placeBy: z.string(),
  period: range,
  tested: z.number(),
  /** Expected alarms of 提示 and above if nothing had changed; null where the rule has no such probability. */
  chance: number,
  /** Of those, of 预警 and above; missing in older judgements, which corrected all kinds as one. */
  chanceOfWarnings: number.optional(),
  found: z.object({ notice: z.number(), warning: z.number(), critical: z.number() }),
  /** The same by type and by place, for lists of some members alone. */
  byType: ofMembers,
  byPlace: ofMembers,
}));

/** The false-alarm budget of a judgement. */
export type Budget = z.infer<typeof budgetSchema>;

/** Of those that hold among all series of a pool, the share that chance is expected to give. */
export const FALSE_DISCOVERIES = 0.1;

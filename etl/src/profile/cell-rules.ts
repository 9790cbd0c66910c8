import { z } from 'zod';

/** Units amounts are written in, and how much of the currency one is. */
export const AMOUNT_UNITS = {
  元: 1, 千元: 1_000, 万元: 10_000, 百万元: 1_000_000, 千万元: 10_000_000, 亿元: 100_000_000, thousand: 1_000, million: 1_000_000,
} as const;

/** A key of `AMOUNT_UNITS`. */
export type AmountUnit = keyof typeof AMOUNT_UNITS;

const NAMES = Object.keys(AMOUNT_UNITS) as [AmountUnit, ...AmountUnit[]];
const thousands = z.string().max(1);
const strip = z.array(z.string().min(1));
const unit = z.enum(NAMES);

/** `numbers` of a profile: how its amounts are written. `cell_units`: a cell may end in a unit of its own (`3万元`, `1.2亿`), which goes before `unit`. */
export const numberStyle = z.strictObject({
  thousands: thousands.default(''), strip: strip.default([]), unit: unit.default('元'), cell_units: z.boolean().default(false),
});

/** `numbers` of a column: what it does otherwise than the profile. */
export const columnNumbers = z.strictObject({ thousands: thousands.optional(), strip: strip.optional(), unit: unit.optional(), cell_units: z.boolean().optional() });

/** How a source writes amounts. */
export type NumberStyle = z.output<typeof numberStyle>;

/** How a column's amounts are written: as it says itself, else as its profile does. */
export const numberStyleOf = (common: NumberStyle, own: z.output<typeof columnNumbers> | undefined): NumberStyle => ({
  thousands: own?.thousands ?? common.thousands, strip: own?.strip ?? common.strip, unit: own?.unit ?? common.unit, cell_units: own?.cell_units ?? common.cell_units,
});

/**
 * What the engine's patterns (RE2, which takes time in proportion to the text whatever the pattern) and those of JavaScript mean alike. The rest (looking
 * ahead or behind, repeating what was caught, escapes of one of the two) is refused here, where it can be explained.
 */
const ONE_ENGINE_ONLY = /\(\?(?!:|<[A-Za-z])|\\[1-9kucxP0]|\\p|\[\^?\]/u;

/** The groups of a pattern in order: a name, or '' for one without. */
export function patternGroups(pattern: string): readonly string[] {
  const opened = pattern.replace(/\\./gsu, '').replace(/\[[^\]]*\]/gu, '').matchAll(/\((?:\?<([A-Za-z]\w*)>|(?!\?))/gu);
  return [...opened].map(([, name]) => name ?? '');
}

/** The engine repeats a thing a thousand times at most, repeats within repeats counted together. */
const MAX_REPEATS = 1_000;

function isPattern(pattern: string): boolean {
  const repeats = [...pattern.matchAll(/\{(?:\d+,)?(\d+),?\}/gu)].reduce((product, [, times]) => product * Math.max(1, Number(times)), 1);
  if (ONE_ENGINE_ONLY.test(pattern) || repeats > MAX_REPEATS) return false;
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

const separators = z.union([z.string().min(1).max(10), z.array(z.string().min(1).max(10)).min(1).max(10)]).transform((texts) => (typeof texts === 'string' ? [texts] : texts));
const place = z.int().min(-50).max(50).refine((take) => take !== 0, 'counts from 1, or from the end from -1');

const byPattern = z.strictObject({
  pattern: z.string().min(1).max(200).refine(isPattern, 'is not a pattern that can be used: no looking ahead or behind, no back references, \\d \\w \\s \\b and [ ] only'),
  group: z.string().min(1),
}).refine(({ pattern, group }) => patternGroups(pattern).filter((name) => name === group).length === 1, 'names a `group` that the pattern does not have: (?<name>…)');

/**
 * `split` of a column, where a cell holds more than one thing: the part at a place between separators, all parts (each once), or a named group of a
 * pattern.
 */
export const splitRule = z.union([z.strictObject({ by: separators, take: z.union([place, z.literal('distinct')]) }), byPattern]);

/** How a cell is taken apart. */
export type SplitRule = z.output<typeof splitRule>;

/** Region/City as in the tz database, spelled as there; the engine's table has the same names. */
const ZONE = /^(?:UTC|Etc\/[A-Za-z0-9+-]+|[A-Z][a-z]+(?:\/[A-Z][A-Za-z_-]+){1,2})$/u;

function isZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What amounts are in (ISO 4217): they are kept as delivered, and told in it. */
export const currencyCode = z.enum(Intl.supportedValuesOf('currency') as [string, ...string[]]);

/** `zone` of a profile: whose days points in time are told in. */
export const zoneName = z.string().max(40).refine(isZone, 'is not a zone of the tz database (Region/City)');

/** What a column's rule may not say of its cells, by the kind of the column. */
export function* cellFaults(kind: string, rule: { readonly from?: unknown; readonly dates?: unknown; readonly numbers?: unknown; readonly split?: SplitRule | undefined }): Generator<string> {
  if (rule.dates !== undefined && kind !== 'date' && kind !== 'moment') yield 'has `dates` but is not a date';
  if (rule.numbers !== undefined && kind !== 'amount') yield 'has `numbers` but is not an amount';
  if (rule.split === undefined) return;
  if (rule.from === undefined) yield 'has a `split`, but nothing to take apart';
  if ('pattern' in rule.split) {
    if (kind === 'pseudonym') yield 'is pseudonymised while it is read, where it can be split `by` separators only';
  } else if (rule.split.take === 'distinct' && kind !== 'text') yield 'can only take `distinct` parts if it is text';
}

/** A delimiter: one byte that stands between fields and never inside one. */
export const delimiterSign = z.string().refine((sign) => /^[\p{ASCII}]$/u.test(sign) && !/[\p{L}\p{N}"\r\n\0]/u.test(sign), 'is one ASCII sign: no letter, digit, quote or line end, and none of full width');

/** Columns that name people who are no parties. */
const PEOPLE: ReadonlySet<string> = new Set(['mediator', 'team_lead']);

/** What is wrong with a rule that keeps names as pseudonyms. */
export function* peopleFaults(name: string, { pseudonym, from, ...rule }: { readonly pseudonym: boolean; readonly from?: unknown; readonly default?: unknown; readonly vocabulary?: unknown; readonly split?: unknown }): Generator<string> {
  if (!pseudonym) return;
  if (!PEOPLE.has(name)) yield 'takes no `pseudonym`: only names of people do (mediator, team_lead); a party always has one';
  if (from === undefined || rule.default !== undefined || rule.vocabulary !== undefined || rule.split !== undefined) yield 'is pseudonymised as it is delivered: no constant, default, vocabulary or split';
}

/** Cells that name people are taken apart while they are read, by one rule. */
export function* splitFaults({ party, claimant_agent: agent }: Readonly<Record<string, { readonly split?: SplitRule | undefined } | undefined>>): Generator<string> {
  if (party !== undefined && agent !== undefined && JSON.stringify(party.split) !== JSON.stringify(agent.split)) yield 'needs the same `split` as party: cells that name people are taken apart by one rule';
}

import { dimensionById, isUnclassified, memberLabel, MIN_N_PERCENT, type DimensionId } from '@concord/sql';
import type { Finding } from '../narrative/finding.js';
import { listed, phrase } from '../narrative/phrase.js';
import { numberText, shareText } from '../narrative/text.js';
import { TOO_BLURRED } from './pareto-findings.js';
import type { TypeSize } from './paretos.js';

const WORDS = {
  classes: { zh: '“其他”与未归类超过 15% 的业务类别：{names}；这些类别之内按类型的结论不可靠。', en: 'Businesses in which “other” and unclassified hold more than 15%: {names}; within these, conclusions by type are not reliable.' },
  more: { zh: '{names} 等 {n} 类', en: '{names} and others, {n} in all' },
  named: { zh: '{name}（{share}）', en: '{name} ({share})' },
} as const;
const NAMED = 3;

/** Classifications whose types each belong to a business, told by the first part of their key. */
const WITHIN_A_BUSINESS: ReadonlySet<DimensionId> = new Set<DimensionId>(['issue', 'subtype']);
const businessOf = (key: string): string => key.split('|')[0]?.replace(/-.*$/u, '') ?? '';

/** Businesses of at least ten cases of which more than 15 % are in a type that is 其他 or not classified, those with most cases first. */
export function blurredClasses(sizes: readonly TypeSize[], dimension: DimensionId): { readonly business: string; readonly n: number; readonly share: number }[] {
  if (!WITHIN_A_BUSINESS.has(dimension)) return [];
  const businesses = [...new Set(sizes.map(({ key }) => businessOf(key)))].filter((business) => !isUnclassified(business));
  const cases = (types: readonly TypeSize[]): number => types.reduce((sum, { n }) => sum + n, 0);
  return businesses.map((business) => ({ business, types: sizes.filter(({ key }) => businessOf(key) === business) }))
    .map(({ business, types }) => ({ business, n: cases(types), share: cases(types.filter(({ key }) => isUnclassified(key))) / cases(types) }))
    .filter(({ n, share }) => n >= MIN_N_PERCENT && share > TOO_BLURRED)
    .sort((a, b) => b.n - a.n || (a.business < b.business ? -1 : 1));
}

/** What is said of them; nothing where there are none. */
export function blurredFindings(sizes: readonly TypeSize[], dimension: DimensionId): Finding[] {
  const blurred = blurredClasses(sizes, dimension);
  if (blurred.length === 0) return [];
  const names = listed(blurred.slice(0, NAMED).map(({ business, share }) => phrase(WORDS.named, { name: memberLabel(dimensionById('business'), business), share: shareText(share) })));
  const all = blurred.length > NAMED ? phrase(WORDS.more, { names, n: numberText(blurred.length) }) : names;
  return [{ what: 'blurred_classes', tone: 'concern', figures: Object.fromEntries(blurred.map(({ business, share }) => [business, share])), words: phrase(WORDS.classes, { names: all }) }];
}

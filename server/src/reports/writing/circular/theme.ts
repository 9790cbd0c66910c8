import { metricById, type LocalisedText } from '@concord/sql';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import type { RecordsService } from '../../../records/records.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { shareText } from '../../../narrative/text.js';
import type { Block, Cell } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { periodText } from '../../template/period.js';
import { rangeOf, type Asked } from '../asked.js';
import { NOTHING, passportOf, valueCell, wordsCell } from '../cells.js';
import { barsOf, groupNamed } from './members.js';
import { byMember, countsIn, groupsOf, isCut, medianOf, peersOf, sumOf, type ByMember, type PeerGroup } from './peers.js';
import { beforeNumber, capital, casesWords, figureOf, inRow, led, pointOf, shareOf } from './sentences.js';

const WORDS = {
  lead: { zh: '{theme}{noun}。', en: '{theme}.' },
  total: { zh: '{period}，涉及{theme}的{noun}{n}，占{noun}总量的{share}。', en: '{period}: {n} {noun} about {theme}, {share} of all.' }, bare: { zh: '{period}，涉及{theme}的{noun}{n}。', en: '{period}: {n} {noun} about {theme}.' },
  none: { zh: '{period}没有涉及{theme}的{noun}。', en: 'There were no {noun} about {theme} in {period}.' },
  of: { zh: '其中，{items}。', en: 'Of these: {items}.' },
  group: { zh: '{group}{n}，占{group}{noun}总量的{share}', en: '{group} {n} ({share} of all {noun} of the group)' }, groupBare: { zh: '{group}{n}', en: '{group} {n}' },
  median: { zh: '{group}{theme}{noun}量的中位数为{median}', en: '{group}: the median is {median}' }, medianShare: { zh: '，占该机构{noun}总量比例的中位数为{share}', en: ', and that of the shares of all {noun} about an institution {share}' }, end: { zh: '。', en: '.' },
  item: { zh: '{name}{n}，占该机构{noun}总量的{share}', en: '{name} {n} ({share} of all {noun} about it)' }, itemBare: { zh: '{name}{n}', en: '{name} {n}' },
  caption: { zh: '{group}{theme}{noun}量', en: '{theme}: {group}' }, medianLine: { zh: '中位数 {median}', en: 'median {median}' },
  count: { zh: '{noun}量', en: '{noun}' }, institution: { zh: '机构名称', en: 'Institution' }, share: { zh: '占该机构{noun}总量', en: 'Share of all about it' },
} as const;

/** A case's kind by member, beside all cases of each. */
interface Theme {
  readonly part: PartOf<'peer-theme'>;
  readonly of: ByMember;
  readonly all: ByMember;
}

const withShare = (n: number, whole: number, words: readonly [shared: LocalisedText, bare: LocalisedText], blanks: Readonly<Record<string, LocalisedText>>): LocalisedText => {
  const share = shareOf(n, whole);
  return phrase(words[share === null ? 1 : 0], { ...blanks, n: casesWords(n), ...(share === null ? {} : { share: shareText(share) }) });
};

/** One group within a theme: each with the share of all its own cases, and the median of the group. */
function groupBlocks(asked: Asked, { part: { filters, metric: id, theme }, of, all }: Theme, group: PeerGroup): Block[] {
  const [metric, { by, noun }] = [metricById(id), peersOf(asked)];
  const held = countsIn(asked, group, of);
  if (sumOf(held) === 0) return [];
  const whole = (key: string): number => all.held.get(key)?.value.n ?? 0;
  const blanks = { group: group.title, noun, theme };
  const cut = isCut(asked);
  const [median, middle] = cut ? [null, null] : [medianOf(held.map(({ value: { n } }) => n)), medianOf(held.flatMap(({ key, value: { n } }) => shareOf(n, whole(key)) ?? []))];
  const medians = median === null || held.length < 2 ? [] : [phrase(WORDS.median, { ...blanks, median: casesWords(median) }), ...(middle === null ? [] : [phrase(WORDS.medianShare, { ...blanks, share: shareText(middle) })]), WORDS.end];
  const ofMedian = medians.length === 0 ? [] : [{ zh: medians.map(({ zh }) => zh).join(''), en: medians.map(({ en }) => en).join('') }];
  const items = held.map(({ key, label, value: { n } }) => withShare(n, whole(key), [WORDS.item, WORDS.itemBare], { ...blanks, name: beforeNumber(label) }));
  const words = paragraph([...ofMedian, phrase(WORDS.of, { items: inRow(items) })]);
  const caption = figureOf(asked, phrase(WORDS.caption, blanks));
  const own: Asked = { ...asked, filters: [...asked.filters, ...filters] };
  const shareCell = (n: number, key: string): Cell => { const share = shareOf(n, whole(key)); return share === null ? wordsCell(NOTHING) : { words: shareText(share), number: share, form: 'percent' }; };
  return [
    { kind: 'text', sentences: [{ words, tone: 'normal' }] },
    { kind: 'chart', caption, alt: paragraph([caption, words]), numbers: 'case', chart: barsOf(held.map(({ label, value: { n } }) => ({ label, value: n })), median === null || held.length < 2 ? null : { label: phrase(WORDS.medianLine, { median: casesWords(median) }), value: median }) },
    {
      kind: 'table', caption, note: null,
      columns: [{ head: WORDS.institution, isNumber: false, width: 36 }, { head: capital(phrase(WORDS.count, blanks)), isNumber: true, width: 20 }, { head: phrase(WORDS.share, blanks), isNumber: true, width: 24 }],
      rows: held.map(({ key, label, value }) => ({ isTotal: false, cells: [wordsCell(label), valueCell(metric, value, passportOf(own, metric, rangeOf(asked), value, { dimension: by, member: key })), shareCell(value.n, key)] })),
    },
  ];
}

/** What cases are about: all of a kind with its share of all, by group with the share of the group's own, and member by member. */
export async function writeTheme(metrics: MetricsService, records: RecordsService, asked: Asked, part: PartOf<'peer-theme'>): Promise<Block[]> {
  const { filters, groups: named, metric: id, theme } = part;
  if (!asked.told.has(id)) return [];
  const { noun } = peersOf(asked);
  const [groups, all, of] = await Promise.all([groupsOf(records, asked), byMember(metrics, asked, id), byMember(metrics, asked, id, [...asked.filters, ...filters])]);
  const blanks = { noun, theme, period: periodText(asked.period) };
  const lead = pointOf(asked, phrase(WORDS.lead, blanks));
  if (of.total.n === 0) return [{ kind: 'text', sentences: [led(lead, phrase(WORDS.none, blanks))] }];
  const ofGroups = groups.flatMap((group) => {
    const [mine, whole] = [of, all].map((one) => sumOf(countsIn(asked, group, one)));
    return (mine ?? 0) === 0 ? [] : [withShare(mine ?? 0, isCut(asked) ? 0 : (whole ?? 0), [WORDS.group, WORDS.groupBare], { group: group.title, noun })];
  });
  const rest = paragraph([withShare(of.total.n, all.total.n, [WORDS.total, WORDS.bare], blanks), ...(ofGroups.length === 0 ? [] : [phrase(WORDS.of, { items: inRow(ofGroups) })])]);
  return [{ kind: 'text', sentences: [led(lead, rest)] }, ...named.flatMap((one) => groupBlocks(asked, { part, of, all }, groupNamed(groups, one)))];
}

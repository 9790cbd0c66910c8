import { metricById, type LocalisedText } from '@concord/sql';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import type { RecordsService } from '../../../records/records.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { shareText } from '../../../narrative/text.js';
import { altOf } from '../../document/alt.js';
import type { Block, Passport, SaidNumber } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { periodText } from '../../template/period.js';
import { rangeOf, type Asked } from '../asked.js';
import { shareCell, valueCell, wordsCell } from '../cells.js';
import { among, countPassport, passportOf, sharePassport } from '../passports.js';
import { barsOf, groupNamed, MOST_BARS } from './members.js';
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
  shareMedian: { zh: '{group}{theme}占该机构{noun}总量比例的中位数', en: '{group}, {theme}: the median of the shares' }, ofAll: { zh: '涉及{theme}的{noun}', en: '{noun} about {theme}' }, ofGroup: { zh: '{group}涉及{theme}的{noun}', en: '{noun} about {theme}: {group}' }, part: { zh: '{label}占比', en: '{label}, share' },
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
  const told = held.map((one) => ({ ...one, passport: passportOf(own, metric, rangeOf(asked), one.value, { dimension: by, member: one.key }) }));
  const ofMember = (key: string, passport: Passport): Passport => sharePassport(passport, { metric, filters: among(asked, by, [key]).filters, n: whole(key) });
  // The median of the shares stands in no table.
  const numbers: SaidNumber[] = medians.length === 0 || middle === null ? [] : [{ label: phrase(WORDS.shareMedian, blanks), words: shareText(middle), number: middle, form: 'percent' }];
  return [
    { kind: 'text', sentences: [{ words, tone: 'normal', numbers }] },
    { kind: 'chart', caption, alt: altOf(caption, [words]), numbers: 'case', passports: told.slice(0, MOST_BARS).map(({ passport }) => passport), chart: barsOf(held.map(({ label, value: { n } }) => ({ label, value: n })), median === null || held.length < 2 ? null : { label: phrase(WORDS.medianLine, { median: casesWords(median) }), value: median }) },
    {
      kind: 'table', caption, note: null,
      columns: [{ head: WORDS.institution, isNumber: false, width: 36 }, { head: capital(phrase(WORDS.count, blanks)), isNumber: true, width: 20 }, { head: phrase(WORDS.share, blanks), isNumber: true, width: 24 }],
      rows: told.map(({ key, label, passport, value }) => ({ isTotal: false, cells: [wordsCell(label), valueCell(metric, value, passport), shareCell(shareOf(value.n, whole(key)), ofMember(key, passport))] })),
    },
  ];
}

/** A count that the sentence tells, and its share of all cases of the same members (null: of everybody). */
function withItsShare(asked: Asked, { filters, metric: id }: PartOf<'peer-theme'>, label: LocalisedText, { members, n, whole }: { readonly n: number; readonly whole: number; readonly members: readonly string[] | null }): SaidNumber[] {
  const metric = metricById(id);
  const within = members === null ? asked : among(asked, peersOf(asked).by, members);
  const [passport, share] = [countPassport({ filters: [...within.filters, ...filters] }, metric, rangeOf(asked), n), shareOf(n, whole)];
  return [{ label, words: casesWords(n), number: n, form: 'case', passport }, ...(share === null ? [] : [{ ...shareCell(share, sharePassport(passport, { metric, filters: within.filters, n: whole })), label: phrase(WORDS.part, { label }) }])];
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
  const mine = groups.flatMap((group) => {
    const held = countsIn(asked, group, of);
    return sumOf(held) === 0 ? [] : [{ title: group.title, n: sumOf(held), whole: isCut(asked) ? 0 : sumOf(countsIn(asked, group, all)), members: held.map(({ key }) => key) }];
  });
  const ofGroups = mine.map(({ n, title, whole }) => withShare(n, whole, [WORDS.group, WORDS.groupBare], { group: title, noun }));
  const rest = paragraph([withShare(of.total.n, all.total.n, [WORDS.total, WORDS.bare], blanks), ...(ofGroups.length === 0 ? [] : [phrase(WORDS.of, { items: inRow(ofGroups) })])]);
  const numbers = [
    ...withItsShare(asked, part, capital(phrase(WORDS.ofAll, blanks)), { n: of.total.n, whole: all.total.n, members: null }),
    ...mine.flatMap((one) => withItsShare(asked, part, capital(phrase(WORDS.ofGroup, { ...blanks, group: one.title })), one)),
  ];
  return [{ kind: 'text', sentences: [{ ...led(lead, rest), numbers }] }, ...named.flatMap((one) => groupBlocks(asked, { part, of, all }, groupNamed(groups, one)))];
}

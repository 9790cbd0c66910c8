import { metricById, MIN_N_PERCENT } from '@concord/sql';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import type { RecordsService } from '../../../records/records.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { casesText, shareText } from '../../../narrative/text.js';
import { altOf } from '../../document/alt.js';
import type { Block, BarChart, TableBlock } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { periodText } from '../../template/period.js';
import { rangeOf, type Asked } from '../asked.js';
import { shareCell, valueCell, wordsCell } from '../cells.js';
import { among, countPassport, passportOf, sharePassport } from '../passports.js';
import { byMember, countsIn, groupsOf, isCut, medianOf, peersOf, sumOf, type Held, type PeerGroup } from './peers.js';
import { beforeNumber, capital, casesWords, figureOf, inRow, leadersWords, led, pointOf, shareOf } from './sentences.js';

const WORDS = {
  caption: { zh: '{group}{noun}量', en: '{noun}: {group}' }, name: { zh: '机构名称', en: 'Institution' }, share: { zh: '{noun}量占比', en: 'Share of the group' }, total: { zh: '合计', en: 'All' },
  median: { zh: '{period}，{group}{noun}量的中位数为{median}。', en: '{period}: the median of {group} is {median}.' },
  medianLine: { zh: '中位数 {median}', en: 'median {median}' },
  items: { zh: '其中，{items}。', en: 'Of these: {items}.' },
  firstItem: { zh: '{name}{n}，占{group}{noun}总量的{share}', en: '{name} {n} ({share} of all {noun} of {group})' }, item: { zh: '{name}{n}，占比{share}', en: '{name} {n} ({share})' }, bare: { zh: '{name}{n}', en: '{name} {n}' },
  count: { zh: '{noun}量', en: '{noun}' },
  cut: { zh: '{group}：只含可见的机构，不列位次与占比。', en: '{group}: only some of the institutions are in sight, so that neither places nor shares are told.' },
  few: { zh: '{group}合计不足 10 件，不计占比。', en: '{group}: fewer than 10 in all, no shares.' },
} as const;

/** More bars than this cannot be read on a page. */
export const MOST_BARS = 30;

/** Members as bars, with the median of all of them as a line across. */
export const barsOf = (bars: readonly { readonly label: Held['label']; readonly value: number | null }[], median: { readonly label: Held['label']; readonly value: number } | null): BarChart =>
  ({ form: 'bars', reference: median, bars: bars.slice(0, MOST_BARS).map(({ label, value }) => ({ label, value, isOther: false })) });

/** The group of that name. */
export const groupNamed = (groups: readonly PeerGroup[], id: string): PeerGroup => groups.find((one) => one.id === id) ?? { id, title: { zh: id, en: id }, members: [] };

/** One group: who has the most, the median, each with its share of the group; bars with the median; the same as a table. */
export async function writeMembers(metrics: MetricsService, records: RecordsService, asked: Asked, { metric: id, group: named }: PartOf<'peer-members'>): Promise<Block[]> {
  if (!asked.told.has(id)) return [];
  const [metric, { noun }] = [metricById(id), peersOf(asked)];
  const [groups, members] = await Promise.all([groupsOf(records, asked), byMember(metrics, asked, id)]);
  const group = groupNamed(groups, named);
  const held = countsIn(asked, group, members);
  const total = sumOf(held);
  const blanks = { group: group.title, noun };
  const cut = isCut(asked);
  const lead = pointOf(asked, cut ? phrase(WORDS.cut, blanks) : leadersWords(held, blanks));
  if (total === 0) return [{ kind: 'text', sentences: [led(lead, { zh: '', en: '' })] }];
  const median = held.length < 2 || cut ? null : medianOf(held.map(({ value: { n } }) => n));
  const whole = cut ? 0 : total;
  const items = held.map(({ label, value: { n } }, at) => {
    const share = shareOf(n, whole);
    return phrase(share === null ? WORDS.bare : at === 0 ? WORDS.firstItem : WORDS.item, { ...blanks, name: beforeNumber(label), n: casesWords(n), ...(share === null ? {} : { share: shareText(share) }) });
  });
  const rest = paragraph([...(median === null ? [] : [phrase(WORDS.median, { ...blanks, period: periodText(asked.period), median: casesWords(median) })]), phrase(WORDS.items, { items: inRow(items) })]);
  const caption = figureOf(asked, phrase(WORDS.caption, blanks));
  const { by } = peersOf(asked);
  const [own, range] = [among(asked, by, held.map(({ key }) => key)), rangeOf(asked)];
  const ofGroup = { metric, filters: own.filters, n: total };
  const told = held.map((one) => ({ ...one, passport: passportOf(asked, metric, range, one.value, { dimension: by, member: one.key }) }));
  const all = countPassport(own, metric, range, total);
  const table: TableBlock = {
    kind: 'table', caption, note: total < MIN_N_PERCENT ? phrase(WORDS.few, blanks) : null,
    columns: [{ head: WORDS.name, isNumber: false, width: 36 }, { head: capital(phrase(WORDS.count, blanks)), isNumber: true, width: 20 }, { head: phrase(WORDS.share, blanks), isNumber: true, width: 20 }],
    rows: [
      ...told.map(({ label, passport, value }) => ({ isTotal: false, cells: [wordsCell(label), valueCell(metric, value, passport), shareCell(shareOf(value.n, whole), sharePassport(passport, ofGroup))] })),
      { isTotal: true, cells: [wordsCell(WORDS.total), { words: casesText(total), number: total, form: 'case', passport: all }, shareCell(shareOf(total, whole), sharePassport(all, ofGroup))] },
    ],
  };
  return [
    { kind: 'text', sentences: [led(lead, rest)] },
    { kind: 'chart', caption, alt: altOf(caption, [rest]), numbers: 'case', passports: told.slice(0, MOST_BARS).map(({ passport }) => passport), chart: barsOf(held.map(({ label, value: { n } }) => ({ label, value: n })), median === null ? null : { label: phrase(WORDS.medianLine, { median: casesWords(median) }), value: median }) },
    table,
  ];
}

import { metricById, type LocalisedText } from '@concord/sql';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import type { RecordsService } from '../../../records/records.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { numberText, shareText } from '../../../narrative/text.js';
import type { Block, Cell } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { periodText } from '../../template/period.js';
import { rangeOf, type Asked } from '../asked.js';
import { NOTHING, shareCell, valueCell, wordsCell } from '../cells.js';
import { among, countPassport, passportOf, sharePassport } from '../passports.js';
import { byMember, countsIn, groupsOf, isCut, peersOf, sumOf } from './peers.js';
import { capital, casesWords, inRow, shareOf } from './sentences.js';

const WORDS = {
  caption: { zh: '各类机构{noun}量', en: '{noun} by kind of institution' }, kind: { zh: '机构类别', en: 'Kind of institution' }, share: { zh: '占{noun}总量', en: 'Share of all' }, members: { zh: '机构数', en: 'Institutions' }, total: { zh: '合计', en: 'All' }, rest: { zh: '未归类机构', en: 'institutions of no kind' },
  count: { zh: '{noun}量', en: '{noun}' },
  of: { zh: '其中，{items}。', en: 'Of these: {items}.' },
  firstItem: { zh: '{group}{n}，占{noun}总量的{share}', en: '{group} {n} ({share} of all {noun})' }, item: { zh: '{group}{n}，占比{share}', en: '{group} {n} ({share})' }, bare: { zh: '{group}{n}', en: '{group} {n}' },
  none: { zh: '{period}没有{noun}。', en: 'There were no {noun} in {period}.' },
} as const;

/** All cases with what is meant by them, by kind of institution, with shares of all. */
export async function writeOverview(metrics: MetricsService, records: RecordsService, asked: Asked, { metric: id, scope }: PartOf<'peer-overview'>): Promise<Block[]> {
  if (!asked.told.has(id)) return [];
  const [metric, { by, noun }] = [metricById(id), peersOf(asked)];
  const [groups, all] = await Promise.all([groupsOf(records, asked), byMember(metrics, asked, id)]);
  const total = all.total.n;
  if (total === 0) return [{ kind: 'text', sentences: [{ words: phrase(WORDS.none, { noun, period: periodText(asked.period) }), tone: 'normal' }] }];
  const inGroups = groups.map((group) => { const held = countsIn(asked, group, all); return { title: group.title, n: sumOf(held), members: held.length, of: among(asked, by, held.map(({ key }) => key)) }; });
  const rest = total - inGroups.reduce((sum, { n }) => sum + n, 0);
  const others = among(asked, by, [...new Set(groups.flatMap(({ members }) => members))], true);
  const whole = isCut(asked) ? 0 : total;
  const rows = [...inGroups.filter(({ members }) => members > 0), ...(rest === 0 ? [] : [{ title: WORDS.rest, n: rest, members: null, of: others }])];
  const items = rows.map(({ title, n }, at) => {
    const share = shareOf(n, whole);
    return phrase(share === null ? WORDS.bare : at === 0 ? WORDS.firstItem : WORDS.item, { group: title, noun, n: casesWords(n), ...(share === null ? {} : { share: shareText(share) }) });
  });
  const count = (n: number): Cell => ({ words: numberText(n), number: n });
  const [range, ofAll] = [rangeOf(asked), { metric, filters: asked.filters, n: total }];
  const every = passportOf(asked, metric, range, all.total);
  const head = (words: LocalisedText): LocalisedText => capital(phrase(words, { noun }));
  return [
    { kind: 'text', sentences: [{ words: paragraph([phrase(scope, { period: periodText(asked.period), total: casesWords(total) }), phrase(WORDS.of, { items: inRow(items) })]), tone: 'normal' }] },
    {
      kind: 'table', caption: head(WORDS.caption), note: null,
      columns: [{ head: WORDS.kind, isNumber: false, width: 34 }, { head: WORDS.members, isNumber: true, width: 16 }, { head: head(WORDS.count), isNumber: true, width: 20 }, { head: head(WORDS.share), isNumber: true, width: 20 }],
      rows: [
        ...rows.map(({ title, n, members, of }) => { const passport = countPassport(of, metric, range, n); return { isTotal: false, cells: [wordsCell(capital(title)), members === null ? wordsCell(NOTHING) : count(members), { ...count(n), form: metric.unit, passport }, shareCell(shareOf(n, whole), sharePassport(passport, ofAll))] }; }),
        { isTotal: true, cells: [wordsCell(WORDS.total), wordsCell(NOTHING), valueCell(metric, all.total, every), shareCell(shareOf(total, whole), sharePassport(every, ofAll))] },
      ],
    },
  ];
}

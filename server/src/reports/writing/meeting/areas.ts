import { dimensionById, memberLabel, metricById, type Filter, type LocalisedText } from '@concord/sql';
import type { Participant } from '../../../meetings/course/events.js';
import { participantId } from '../../../meetings/course/events.js';
import type { MeetingRecords } from '../../../meetings/told/records.service.js';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import { phrase } from '../../../narrative/phrase.js';
import type { Block, Column } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { rangeOf, selectionOf, type Asked } from '../asked.js';
import { intervalCell, valueCell, wordsCell } from '../cells.js';
import { passportOf } from '../passports.js';
import { led, meetingOf, written } from './meeting-asked.js';

const WORDS = {
  none: { zh: '本次会议没有条线汇报。', en: 'No area reported.' }, said: { zh: '{name}的说明：', en: 'Statement of {name}: ' }, silent: { zh: '{name}没有提交说明。', en: '{name} submitted no statement.' },
  caption: { zh: '{name}负责的案件（{area}）', en: 'Cases {name} answers for ({area})' }, heads: [{ zh: '指标', en: 'Figure' }, { zh: '本月', en: 'This month' }, { zh: '95% 区间', en: '95% interval' }],
} as const;

const WIDTHS = [40, 30, 30];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: at > 0, width: WIDTHS[at] ?? 20 }));

function areaWords({ names }: Asked, area: readonly Filter[]): LocalisedText {
  const told = area.map(({ dimension, exclude, values }) => {
    const members = values.map((key) => memberLabel(names(dimension), key));
    const { label } = dimensionById(dimension);
    return { zh: `${label.zh}${exclude === true ? '不含' : '：'}${members.map(({ zh }) => zh).join('、')}`, en: `${label.en}${exclude === true ? ' not' : ':'} ${members.map(({ en }) => en).join(', ')}` };
  });
  return { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') };
}

async function tableOf(metrics: MetricsService, asked: Asked, wanted: PartOf<'meeting-areas'>['metrics'], { area, name }: Participant): Promise<Block[]> {
  const told = wanted.filter((id) => asked.told.has(id));
  if (area.length === 0 || told.length === 0) return [];
  const within: Asked = { ...asked, filters: [...asked.filters, ...area] };
  const totals = await metrics.total(asked.viewer, { ...selectionOf(within), metrics: told, range: rangeOf(asked), curve: false });
  const rows = totals.map(({ metric: id, value }) => {
    const metric = metricById(id);
    return { isTotal: false, cells: [wordsCell(metric.label), valueCell(metric, value, passportOf(within, metric, rangeOf(asked), value)), intervalCell(metric, value)] };
  });
  return [{ kind: 'table', caption: phrase(WORDS.caption, { name, area: areaWords(asked, area) }), columns: COLUMNS, rows, note: null }];
}

/** The numbers of each area as they were frozen, and what whoever answers for it wrote under them. */
export async function writeMeetingAreas(records: MeetingRecords, metrics: MetricsService, asked: Asked, { metrics: wanted }: PartOf<'meeting-areas'>): Promise<Block[]> {
  const course = await meetingOf(records, asked);
  const blocks: Block[] = [];
  for (const one of course.plan.participants) {
    const statement = course.statements.find(({ participant, text }) => participant === participantId(one) && text !== '');
    if (statement === undefined && one.area.length === 0) continue;
    blocks.push(...await tableOf(metrics, asked, wanted, one));
    const [first, ...rest] = statement === undefined ? [] : written(statement.text);
    blocks.push({ kind: 'text', sentences: first === undefined ? [{ words: phrase(WORDS.silent, { name: one.name }), tone: 'normal' }] : [led(phrase(WORDS.said, { name: one.name }), first), ...rest] });
  }
  return blocks.length === 0 ? [{ kind: 'text', sentences: [{ words: WORDS.none, tone: 'normal' }] }] : blocks;
}

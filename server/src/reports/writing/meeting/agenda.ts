import type { LocalisedText } from '@concord/sql';
import type { AgendaKind } from '../../../meetings/course/events.js';
import type { MeetingRecords } from '../../../meetings/told/records.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { numberText } from '../../../narrative/text.js';
import type { Block, Column } from '../../document/document.js';
import type { Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';
import { meetingOf, nameIn } from './meeting-asked.js';

const WORDS = {
  caption: { zh: '议程', en: 'Agenda' }, none: { zh: '本次会议没有议程。', en: 'The meeting had no agenda.' },
  heads: [{ zh: '序号', en: 'No.' }, { zh: '类别', en: 'Kind' }, { zh: '议题', en: 'Item' }, { zh: '发现', en: 'Finding' }, { zh: '负责人', en: 'Owner' }],
  dropped: { zh: '未上会的议题：{items}。', en: 'Items that were left out: {items}.' },
} as const;

/** What kinds of items are called. */
export const KIND_WORDS: Readonly<Record<AgendaKind, LocalisedText>> = {
  action: { zh: '逾期行动项', en: 'Overdue action' }, request: { zh: '逾期未复', en: 'Request not answered' }, verdict: { zh: '行动结论', en: 'Verdict on an action' }, signal: { zh: '预警', en: 'Signal' }, stuck: { zh: '久拖不决', en: 'Stuck type' }, target: { zh: '未达目标', en: 'Missed target' }, area: { zh: '条线汇报', en: 'Area' },
  checked: { zh: '质检个案', en: 'Checked cases' }, excellent: { zh: '典型案例', en: 'Excellent cases' }, other: { zh: '其他', en: 'Other' }, decisions: { zh: '决议', en: 'Decisions' },
};

const WIDTHS = [6, 12, 22, 52, 14];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: false, width: WIDTHS[at] ?? 20 }));

/** The items in their order, and those that were left out. */
export async function writeMeetingAgenda(records: MeetingRecords, asked: Asked): Promise<Block[]> {
  const course = await meetingOf(records, asked);
  const [held, dropped] = [course.items.filter((item) => item.dropped === null), course.items.filter((item) => item.dropped !== null)];
  if (held.length === 0) return [{ kind: 'text', sentences: [{ words: WORDS.none, tone: 'normal' }] }];
  const rows = held.map((item, at) => ({ isTotal: false, cells: [
    wordsCell(numberText(at + 1)), wordsCell(KIND_WORDS[item.kind]), wordsCell(item.title), wordsCell(item.sentence.zh === '' ? NOTHING : item.sentence), wordsCell(item.owner === '' ? NOTHING : { zh: nameIn(course, item.owner), en: nameIn(course, item.owner) }),
  ] }));
  const left = { zh: dropped.map(({ title }) => title.zh).join('；'), en: dropped.map(({ title }) => title.en).join('; ') };
  return [{ kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: dropped.length === 0 ? null : phrase(WORDS.dropped, { items: left }) }];
}

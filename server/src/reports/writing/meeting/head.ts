import { institutionTime } from '@concord/sql';
import type { MeetingRecords } from '../../../meetings/told/records.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText, monthText, numberText } from '../../../narrative/text.js';
import type { Block } from '../../document/document.js';
import type { Asked } from '../asked.js';
import { meetingOf, nameIn } from './meeting-asked.js';

const WORDS = {
  what: { zh: '会议：{title}（{month}）。', en: 'Meeting: {title} ({month}).' },
  when: { zh: '时间：{date} {time}。地点：{place}。', en: 'Held on {date}, {time}. Place: {place}.' }, nowhere: { zh: '未定', en: 'not said' },
  chair: { zh: '主持：{chair}。参会：{people}。', en: 'Chair: {chair}. Present: {people}.' },
  data: { zh: '会上所有数字取自开会时冻结的数据（载入 #{version}，截至{asOf}）。', en: 'Every number is of the data frozen when it was opened (load #{version}, known up to {asOf}).' },
  reopened: { zh: '会议于{at}重新打开：{reason}', en: 'Opened again at {at}: {reason}' },
} as const;

const clock = (at: string): string => institutionTime(at).slice(0, 16).replace('T', ' ');

/** When and where it was held, who was there, and of which data. */
export async function writeMeetingHead(records: MeetingRecords, asked: Asked): Promise<Block[]> {
  const course = await meetingOf(records, asked);
  const { frozen, plan, reopened } = course;
  const people = plan.participants.map(({ name }) => name);
  const lines = [
    phrase(WORDS.what, { title: plan.title, month: monthText(plan.month) }), phrase(WORDS.when, { date: dateText(plan.heldOn), time: plan.startsAt, place: plan.place === '' ? WORDS.nowhere : plan.place }),
    phrase(WORDS.chair, { chair: nameIn(course, course.chair), people: { zh: people.join('、'), en: people.join(', ') } }),
    ...(frozen === null ? [] : [phrase(WORDS.data, { version: numberText(frozen.dataVersion), asOf: dateText(frozen.asOf) })]),
    ...reopened.map(({ at, reason }) => phrase(WORDS.reopened, { at: clock(at), reason })),
  ];
  return [{ kind: 'text', sentences: lines.map((words) => ({ words, tone: 'normal' as const })) }];
}


import type { LocalisedText } from '@concord/sql';
import type { Course } from '../../../meetings/course/course.js';
import { participantId } from '../../../meetings/course/events.js';
import type { MeetingRecords } from '../../../meetings/told/records.service.js';
import { QuestionError } from '../../../store/errors.js';
import type { TextBlock } from '../../document/document.js';
import type { Asked } from '../asked.js';

/** The meeting a report is about, as it stood then. Throws `QuestionError` BAD_INPUT where it is none of the dataset; `MeetingRefused`. */
export async function meetingOf(records: MeetingRecords, { dataset, meeting, viewer }: Asked): Promise<Course> {
  if (meeting === null) throw new QuestionError('BAD_INPUT', 'which meeting?');
  const { course, head, sight } = await records.find(viewer, meeting.id, meeting.upTo);
  if (head.dataset !== dataset || sight !== 'all') throw new QuestionError('BAD_INPUT', 'there is no such meeting');
  return course;
}

/** What a participant is called. */
export const nameIn = ({ plan }: Course, id: string): string => plan.participants.find((one) => participantId(one) === id)?.name ?? id;

/** A sentence that begins with something set bold. */
export const led = (lead: LocalisedText, sentence: TextBlock['sentences'][number]): TextBlock['sentences'][number] => ({ ...sentence, lead, words: { zh: `${lead.zh}${sentence.words.zh}`, en: `${lead.en}${sentence.words.en}` } });

/** What somebody wrote, a sentence a line. */
export const written = (text: string): TextBlock['sentences'] => text.split(/\n+/u).map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ words: { zh: line, en: line }, tone: 'normal' as const }));

import type { MeetingRecords } from '../../../meetings/told/records.service.js';
import { listed, phrase } from '../../../narrative/phrase.js';
import { numberText } from '../../../narrative/text.js';
import type { Block, TextBlock } from '../../document/document.js';
import type { Asked } from '../asked.js';
import { led, meetingOf, nameIn, written } from './meeting-asked.js';

const WORDS = {
  none: { zh: '本次会议没有作出决议。', en: 'Nothing was decided.' },
  item: { zh: '{n}. {item}：', en: '{n}. {item}: ' }, named: { zh: '（相关人：{people}）', en: '(With: {people})' },
  withdrawn: { zh: '另有 {n} 项决议在会上撤回。', en: 'Decisions that were taken back in the meeting: {n}.' },
} as const;

/** What was decided, in the order of the agenda, numbered through. */
export async function writeMeetingDecisions(records: MeetingRecords, asked: Asked): Promise<Block[]> {
  const course = await meetingOf(records, asked);
  const standing = course.items.flatMap((item) => course.decisions.filter((one) => one.item === item.id && one.withdrawn === null).map((decision) => ({ decision, item })));
  const back = course.decisions.filter(({ withdrawn }) => withdrawn !== null).length;
  const sentences = standing.flatMap(({ decision, item }, at): TextBlock['sentences'] => {
    const [first, ...rest] = written(decision.text);
    if (first === undefined) return [];
    const people = decision.mentions.map((id) => { const name = nameIn(course, id); return { zh: name, en: name }; });
    return [led(phrase(WORDS.item, { n: numberText(at + 1), item: item.title }), first), ...rest, ...(people.length === 0 ? [] : [{ words: phrase(WORDS.named, { people: listed(people) }), tone: 'normal' as const }])];
  });
  return [{ kind: 'text', sentences: [...(sentences.length === 0 ? [{ words: WORDS.none, tone: 'normal' as const }] : sentences), ...(back === 0 ? [] : [{ words: phrase(WORDS.withdrawn, { n: numberText(back) }), tone: 'normal' as const }])] }];
}

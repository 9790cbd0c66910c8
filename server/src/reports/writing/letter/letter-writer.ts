import { Injectable } from '@nestjs/common';
import { memberLabel, type LocalisedText, type MetricId } from '@concord/sql';
import { INSTITUTION, RectificationRecords, type KeptRectification } from '../../../causes/requests/records/rectification-records.js';
import { titleOf } from '../../../causes/requests/rectification-answer.js';
import { casesOf, metricNow, type LinkedNumber } from '../../../linked/linked-number.js';
import { LinkedNumbersService } from '../../../linked/linked-numbers.service.js';
import { listed, phrase } from '../../../narrative/phrase.js';
import { dateText } from '../../../narrative/text.js';
import { QuestionError } from '../../../store/errors.js';
import type { Block, ReportDocument, Stamp } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import type { Asked } from '../asked.js';
import { answerBlock, asksBlock, numbersBlock, whyBlock, type AboutOf } from './letter-blocks.js';

const WORDS = { number: { zh: '编号：{number}　日期：{day}', en: 'No. {number} · {day}' }, draft: { zh: '编号：{number}　草稿', en: 'No. {number} · draft' }, to: { zh: '{institution}（{contact}）：', en: 'To {institution} ({contact})' } } as const;

/** What stands around the sections of a letter, and what its numbers are of. */
export interface LetterFrame {
  readonly title: LocalisedText;
  readonly head: NonNullable<ReportDocument['letter']>;
  readonly metrics: readonly MetricId[];
  readonly stamp: Pick<Stamp, 'asOf' | 'dataVersion' | 'filters' | 'period' | 'scope'>;
}

/** Requests to institutions as letters: the numbers as they were drafted, or worked out again from the data version they were drafted on. */
@Injectable()
export class LetterWriter {
  constructor(private readonly records: RectificationRecords, private readonly numbers: LinkedNumbersService) {}

  /** Whom it is for and of what it is; null of a report that is no letter. Throws `CauseRefused` NO_SUCH_REQUEST, `QuestionError` BAD_INPUT where it is none of the dataset. */
  async frame(asked: Asked): Promise<LetterFrame | null> {
    if (asked.letter === null) return null;
    const { body, head } = await this.kept(asked);
    const { asOf, contact, dataVersion, findings, institutionLabel, sentOn, typeLabel } = body;
    const days = findings.flatMap(({ range }) => [range.from, range.to]).sort();
    const number = phrase(sentOn === null ? WORDS.draft : WORDS.number, { number: head.number ?? '', day: sentOn === null ? '' : dateText(sentOn) });
    return {
      title: titleOf(body), head: { number, to: phrase(WORDS.to, { institution: institutionLabel, contact }) },
      metrics: findings.flatMap(metricOf),
      stamp: { asOf, dataVersion, scope: institutionLabel, filters: typeLabel, period: { from: days[0] ?? asOf, to: days.at(-1) ?? asOf } },
    };
  }

  /** A part of one. Throws as `frame`. */
  async write(asked: Asked, kind: PartOf<'letter-answer' | 'letter-asks' | 'letter-numbers' | 'letter-why'>['kind']): Promise<Block[]> {
    const kept = await this.kept(asked);
    switch (kind) {
      case 'letter-why': return [whyBlock(kept.body)];
      case 'letter-numbers': return [numbersBlock(await this.findings(asked, kept), aboutIn(asked, kept))];
      case 'letter-asks': return [asksBlock(kept.body)];
      case 'letter-answer': return [answerBlock(kept.body)];
    }
  }

  private async findings({ asOfLoad, dataset, viewer }: Asked, { body: { findings } }: KeptRectification): Promise<readonly LinkedNumber[]> {
    if (asOfLoad === undefined) return findings;
    // A metric that is retired since cannot be worked out any more: what it was stays told.
    return Promise.all(findings.map(async (number) => (metricNow(number.metric) === undefined ? number : await this.numbers.again(viewer, dataset, number, asOfLoad))));
  }

  private async kept({ dataset, letter, viewer }: Asked): Promise<KeptRectification> {
    if (letter === null) throw new QuestionError('BAD_INPUT', 'which request?');
    const kept = await this.records.one(viewer, letter);
    if (kept.head.dataset !== dataset) throw new QuestionError('BAD_INPUT', 'there is no such request');
    return kept;
  }
}

/** The metric of a number, where it is not retired since. */
function metricOf({ metric }: LinkedNumber): MetricId[] {
  const now = metricNow(metric);
  return now === undefined ? [] : [now.id as MetricId];
}

/** The institution and the type stand on the letter; what narrows a number further is told beside it. */
const aboutIn = ({ names }: Asked, { head }: KeptRectification): AboutOf => (number) => {
  const more = casesOf(number).filter(({ dimension }) => dimension !== INSTITUTION && dimension !== head.dimension).flatMap(({ dimension, values }) => values.map((key) => memberLabel(names(dimension), key)));
  return more.length === 0 ? null : listed(more);
};

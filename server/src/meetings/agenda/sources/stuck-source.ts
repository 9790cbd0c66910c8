import { Injectable } from '@nestjs/common';
import type { MetricId } from '@concord/sql';
import { IssuesService } from '../../../issues/issues.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { casesText, daysText, numberText } from '../../../narrative/text.js';
import type { ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';

const [MOST, MINUTES] = [5, 8];
const [COUNTED, AGED] = ['intake', 'pending_overdue'] as const satisfies readonly MetricId[];
const WORDS = {
  title: { zh: '久拖不决：{type}', en: 'Stuck: {type}' },
  sentence: { zh: '“{type}”未结 {open} 中有 {aged} 超期，连续 {ends} 个月末高于总体；超期合计 {days}。', en: 'Of {open} open cases of “{type}”, {aged} are beyond their limit: above the overall share at {ends} month ends in a row; {days} beyond it in all.' },
} as const;

/** Types that stay unresolved, those with the most days beyond their limit first. */
@Injectable()
export class StuckSource implements AgendaSource {
  readonly kind = 'stuck';

  constructor(private readonly issues: IssuesService) {}

  async propose({ dataset, filters, range, told, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    if (!told.has(COUNTED) || !told.has(AGED)) return [];
    const { dimension, stuck } = await this.issues.issues(viewer, { dataset, filters: asInput(filters), metric: COUNTED, aged: AGED, range, dimension: null, duration: null, repeats: null });
    return (stuck?.rows ?? []).filter((row) => row.stuck).slice(0, MOST).map(({ excessDays, member, stocks }): ProposedItem => {
      const last = stocks.at(-1);
      const blanks = { type: member.label, open: casesText(last?.open ?? 0), aged: casesText(last?.aged ?? 0), ends: numberText(stocks.length), days: daysText(Math.round(excessDays)) };
      return {
        id: `stuck:${dimension}:${member.key}`, kind: 'stuck', title: phrase(WORDS.title, blanks), sentence: phrase(WORDS.sentence, blanks), minutes: MINUTES, owner: '',
        link: { metric: AGED, filters: [...filters, { dimension, values: [member.key] }], split: 'institution', range },
      };
    });
  }
}

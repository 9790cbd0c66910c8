import { Injectable } from '@nestjs/common';
import { phrase } from '../../../narrative/phrase.js';
import { participantId, type ProposedItem } from '../../course/events.js';
import type { AgendaAsked, AgendaSource } from '../agenda-source.js';
import { leading } from '../area-metrics.js';

const MINUTES = 5;
const TITLE = { zh: '条线汇报：{name}', en: 'Report of an area: {name}' } as const;
const NONE = { zh: '', en: '' } as const;

/** Everybody who answers for an area reports on it. */
@Injectable()
export class AreasSource implements AgendaSource {
  readonly kind = 'area';

  propose({ filters, participants, range, told }: AgendaAsked): Promise<ProposedItem[]> {
    const metric = leading(told);
    return Promise.resolve(participants.filter(({ area }) => area.length > 0).map((one): ProposedItem => ({
      id: `area:${participantId(one)}`, kind: 'area', title: phrase(TITLE, { name: one.name }), sentence: NONE, minutes: MINUTES, owner: participantId(one),
      link: metric === undefined ? null : { metric, filters: [...filters, ...one.area], split: 'subtype', range },
    })));
  }
}

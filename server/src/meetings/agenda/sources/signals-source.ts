import { Injectable } from '@nestjs/common';
import type { DimensionId, Filter } from '@concord/sql';
import { phrase } from '../../../narrative/phrase.js';
import type { Signal } from '../../../signals/signals.model.js';
import { SignalsService } from '../../../signals/signals.service.js';
import type { ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';

const MOST = 8;
const MINUTES = { critical: 10, warning: 8, notice: 5 } as const;
const WORDS = {
  of: { zh: '{kind}：{subject}', en: '{kind}: {subject}' }, both: { zh: '{type}（{place}）', en: '{type} ({place})' },
} as const;

/** Where a signal of types is looked at next: who they come from; one of a place: what they are about. */
const splitOf = ({ place, type }: Signal): DimensionId => (place === null || type === null ? (type === null ? 'subtype' : 'institution') : 'cause');

function titleOf({ place, reasons, type }: Signal): ProposedItem['title'] | null {
  const kind = reasons[0]?.kindLabel;
  if (kind === undefined) return null;
  const [what, where] = [type?.member.label, place?.member.label];
  if (what !== undefined && where !== undefined) return phrase(WORDS.of, { kind, subject: phrase(WORDS.both, { type: what, place: where }) });
  const subject = what ?? where;
  return subject === undefined ? kind : phrase(WORDS.of, { kind, subject });
}

/** What is unusual and was not explained or closed, the strongest first; what is alike is told once. */
@Injectable()
export class SignalsSource implements AgendaSource {
  readonly kind = 'signal';

  constructor(private readonly signals: SignalsService) {}

  async propose({ dataset, filters, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const { rows } = await this.signals.signals(viewer, { dataset, withCleared: false, states: ['open', 'acknowledged'], filters: asInput(filters) });
    return rows.filter(({ foldedInto }) => foldedInto === null).slice(0, MOST).flatMap((signal): ProposedItem[] => {
      const [reason] = signal.reasons;
      const title = titleOf(signal);
      if (reason === undefined || title === null) return [];
      const about = reason.cases.filters.map(({ dimension, member }): Filter => ({ dimension, values: [member.key] }));
      return [{ id: `signal:${signal.id}`, kind: 'signal', title, sentence: reason.sentence, link: { metric: reason.cases.metric, filters: [...filters, ...about], split: splitOf(signal), range: reason.cases.range }, minutes: MINUTES[signal.strength], owner: '' }];
    });
  }
}

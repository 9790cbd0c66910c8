import { Inject, Injectable } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import { SignalsService } from '../../signals/signals.service.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import type { Reminder, ReminderSource } from './reminder-source.js';

const WHERE = { all: { zh: '全部', en: 'all' } } as const;

/** Signals that fire and that nobody has dealt with yet: told once each time they fire. */
@Injectable()
export class SignalReminders implements ReminderSource {
  readonly id = 'signals';
  readonly title = { zh: '预警', en: 'Signals' } as const;

  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly signals: SignalsService) {}

  async due(viewer: Viewer): Promise<readonly Reminder[]> {
    const datasets = await this.store.consistently(viewer, async (snapshot) => [...(await snapshot.datasets()).keys()]);
    const all = await Promise.all(datasets.map((dataset) => this.of(viewer, dataset)));
    return all.flat();
  }

  private async of(viewer: Viewer, dataset: string): Promise<Reminder[]> {
    const [{ rows }, firing] = [await this.signals.signals(viewer, { dataset, withCleared: false, filters: [], states: ['open'] }), await this.stores.operational.notices.firing(dataset)];
    return rows.flatMap(({ id, place, reasons, strength, type }) => {
      const [since, reason] = [firing.get(id), reasons[0]];
      if (since === undefined || reason === undefined) return [];
      const subject = (language: 'en' | 'zh'): string => [type, place].map((one) => one?.member.label[language] ?? WHERE.all[language]).join(' · ');
      return [{ item: `${id} ${String(since)}`, strength, words: { zh: `${reason.kindLabel.zh}，${subject('zh')}：${reason.sentence.zh}`, en: `${reason.kindLabel.en}, ${subject('en')}: ${reason.sentence.en}` } }];
    });
  }
}

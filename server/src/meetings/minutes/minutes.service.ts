import { Injectable } from '@nestjs/common';
import { PacksService } from '../../packs/packs.service.js';
import type { PrintLanguage } from '../../reports/print/chart-svg.js';
import type { ReportFormat } from '../../reports/print/formats.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { MeetingRefused } from '../course/refused.js';
import { mayBeSealed, seal } from '../course/rules.js';
import type { Meeting } from '../meetings.model.js';
import { MeetingsService } from '../meetings.service.js';
import { MeetingRecords } from '../told/records.service.js';
import { actorOf } from '../told/sight.js';

/** Id of the template minutes are made by. */
const TEMPLATE = 'minutes';

/** Minutes: a report on a closed meeting, of the data that were frozen when it was opened, sealed like every other report. */
@Injectable()
export class MinutesService {
  constructor(private readonly records: MeetingRecords, private readonly meetings: MeetingsService, private readonly packs: PacksService, private readonly store: Store) {}

  /** Seals the minutes of a closed meeting; of one that was reopened they are the next version. Once sealed, the same stands. Throws `MeetingRefused`, and what sealing a report throws. */
  async seal(viewer: Viewer, id: string, formats: readonly ReportFormat[], languages: readonly PrintLanguage[]): Promise<Meeting> {
    const { course, head, sight } = await this.records.find(viewer, id);
    if (sight !== 'all') throw new MeetingRefused('NOT_CHAIR');
    const upTo = mayBeSealed(course, actorOf(viewer));
    const { frozen, minutes, plan } = course;
    if (frozen !== null && !minutes.some((one) => one.upTo === upTo)) {
      await this.store.holdThen(viewer, head.dataset, frozen.dataVersion);
      const pack = await this.packs.publish(viewer, { dataset: head.dataset, template: TEMPLATE, period: plan.month.slice(0, 7), filters: plan.filters, formats, languages, because: '', meeting: { id, upTo }, asOfLoad: frozen.dataVersion });
      await this.records.act(id, viewer.id, (now) => seal(now, pack.id, upTo));
    }
    return this.meetings.one(viewer, id);
  }
}

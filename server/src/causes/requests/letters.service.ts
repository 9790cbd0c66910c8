import { Injectable } from '@nestjs/common';
import { metricNow, type LinkedNumber } from '../../linked/linked-number.js';
import { LinkedNumbersService } from '../../linked/linked-numbers.service.js';
import { PacksService } from '../../packs/packs.service.js';
import type { ReportDocument } from '../../reports/document/document.js';
import { TemplatesService } from '../../reports/editing/templates.service.js';
import type { PrintLanguage } from '../../reports/print/chart-svg.js';
import type { ReportFormat } from '../../reports/print/formats.js';
import { ReportWriter } from '../../reports/writing/report-writer.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { CauseRefused } from '../cause-refused.js';
import { ofInstitution, RectificationRecords, type KeptRectification } from './records/rectification-records.js';
import { STATE_WORDS } from './rectification.js';
import type { Rectification } from './rectifications.model.js';
import { RectificationsService } from './rectifications.service.js';

/** Id of the template letters are made by. */
const TEMPLATE = 'rectification';

/** Requests to institutions as letters: looked at as drafts, and sealed as they were sent. */
@Injectable()
export class LettersService {
  constructor(
    private readonly records: RectificationRecords, private readonly requests: RectificationsService, private readonly numbers: LinkedNumbersService, private readonly packs: PacksService, private readonly templates: TemplatesService,
    private readonly writer: ReportWriter, private readonly store: Store,
  ) {}

  /** A request as a letter, its numbers as they were when it was drafted. Throws `CauseRefused` NO_SUCH_REQUEST, `QuestionError`, `ReportPartFailed`. */
  async letter(viewer: Viewer, id: string): Promise<ReportDocument> {
    const kept = await this.records.one(viewer, id);
    return this.writer.write(viewer, await this.templates.find(TEMPLATE), { ...ofLetter(kept), filters: [] });
  }

  /**
   * Seals the letter of a request that was sent: whoever sees every case of the institution can open and verify it from then on. Once sealed, the same stands. Throws `CauseRefused` NO_SUCH_REQUEST, WRONG_STATE before it was
   * sent, NUMBERS_MOVED, CONFLICT, and what sealing a report throws.
   */
  async seal(viewer: Viewer, id: string, formats: readonly ReportFormat[], languages: readonly PrintLanguage[]): Promise<Rectification> {
    const kept = await this.records.one(viewer, id);
    const { body, head } = kept;
    if (body.pack === null) {
      if (body.sentOn === null) throw new CauseRefused('WRONG_STATE', { state: STATE_WORDS[body.state] });
      // Its own cases alone: it can be read by those it is about, whoever sealed it.
      const reader: Viewer = { ...viewer, scope: [ofInstitution(head.institution)], reading: this.store.reading() };
      await this.store.holdThen(reader, head.dataset, body.dataVersion);
      await this.mustStand(reader, kept);
      const pack = await this.packs.publish(reader, { ...ofLetter(kept), template: TEMPLATE, filters: [], formats, languages, because: '', asOfLoad: body.dataVersion });
      await this.requests.write(viewer, kept, { pack: pack.id });
    }
    return this.requests.one(viewer, id);
  }

  /** Refuses to seal numbers that its data do not give any more: by another definition they would be others. */
  private async mustStand(reader: Viewer, { body: { dataVersion, findings }, head: { dataset } }: KeptRectification): Promise<void> {
    const isSame = async (then: LinkedNumber): Promise<boolean> => {
      if (metricNow(then.metric) === undefined) return false;
      const { definitionVersion, n, value } = await this.numbers.again(reader, dataset, then, dataVersion);
      return definitionVersion === then.definitionVersion && n === then.n && value === then.value;
    };
    for (const then of findings) if (!(await isSame(then))) throw new CauseRefused('NUMBERS_MOVED');
  }
}

/** What a letter is asked for by; of the month it was sent in, of a draft of that it was written in. */
const ofLetter = ({ body: { sentOn }, head: { createdAt, dataset, id } }: KeptRectification) => ({ dataset, letter: id, period: (sentOn ?? createdAt).slice(0, 7) });

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { institutionTime, type DateRange, type LocalisedText, type ReportRun } from '@concord/sql';
import type { TakenBy } from '../../identity/audit/exports.js';
import { MetricsService } from '../../metrics/metrics.service.js';
import type { ReportDocument } from '../../reports/document/document.js';
import type { PrintLanguage } from '../../reports/print/chart-svg.js';
import { ENDINGS, MEDIA_TYPES, type ReportFormat } from '../../reports/print/formats.js';
import { Printer } from '../../reports/print/printer.js';
import { periodAsked, periodText } from '../../reports/template/period.js';
import { ReportWriter } from '../../reports/writing/report-writer.js';
import { QuestionError } from '../../store/errors.js';
import { Store } from '../../store/store.js';
import { product, type Viewer } from '../../store/viewer.js';
import { messageOf, SendingRefused } from '../sending-refused.js';
import { Actors } from '../setting/actors.js';
import { Plans } from '../setting/plans.js';
import { orderedOf, type Recipient, type Setting } from '../setting/setting.js';
import { KeptBytes } from './kept-bytes.js';
import { isTheirs, SealedReports, type Sealed } from './sealed.js';
import { messageIdOf, type FileOfDelivery, type MadeDelivery } from './made.js';

/** The mark by which the log finds who got a file; the same however often a run is tried. */
export const markOf = (runId: string, recipientNo: number): string => `E-${createHash('sha256').update(`${runId} ${String(recipientNo)}`).digest('hex').slice(0, 8).toUpperCase()}`;

const HEADS = { mark: { zh: '导出标记', en: 'Mark' }, to: { zh: '收件人', en: 'Sent to' }, at: { zh: '时间', en: 'At' }, why: { zh: '事由', en: 'Why' } } as const;
const WHY = (name: string): string => `定时发送 · scheduled report: ${name}`;

const fileName = ({ title }: ReportDocument, period: LocalisedText, language: PrintLanguage, mark: string, format: ReportFormat): string => `${title[language]} ${period[language]} ${mark}.${ENDINGS[format]}`;

/** What a recipient gets of a sealed report: its very files, under the mark that the log knows. */
function sealedFor(run: ReportRun, no: number, period: LocalisedText, { body: { document }, files, kept }: Sealed): Pick<MadeDelivery, 'facts' | 'files'> {
  const mark = markOf(run.id, no);
  const { asOf, definitions, filters, scope } = document.stamp;
  return {
    files: files.map(({ bytes, digest, format, language }) => ({ name: fileName(document, period, language, mark, format), type: MEDIA_TYPES[format], bytes, digest })),
    facts: { title: document.title, period, isEmpty: false, mark, asOf, dataVersion: kept.dataVersion, definitions, filters, scope, report: kept.id },
  };
}

/** Makes all of a run: what each recipient gets, from one data version, worked out within what they may see. Nothing is sent here. */
@Injectable()
export class RunMaker {
  constructor(private readonly actors: Actors, private readonly plans: Plans, private readonly writer: ReportWriter, private readonly printer: Printer, private readonly metrics: MetricsService, private readonly store: Store, private readonly kept: KeptBytes, private readonly sealed: SealedReports) {}

  /** The data version a run would be pinned to now: that of the report sealed of its period, where it is to send that. Throws `SendingRefused` OWNER_MAY_NOT, and NOT_SEALED where it is to wait for one. */
  async versionFor(run: ReportRun): Promise<number> {
    const { owner, setting } = await this.orderOf(run);
    if (setting.sealed === 'never') return this.versionNow();
    const sealed = await this.sealed.find(owner, run, setting);
    if (sealed === undefined && setting.sealed === 'wait') throw new SendingRefused('NOT_SEALED');
    return sealed?.kept.dataVersion ?? this.versionNow();
  }

  private async versionNow(): Promise<number> {
    return (await this.store.currentVersion()).number;
  }

  private async orderOf(run: ReportRun): Promise<{ readonly owner: Viewer; readonly setting: Setting }> {
    const { owner: id, ownerGrant, setting } = orderedOf(run.body);
    const owner = await this.actors.owner(id, ownerGrant);
    if (owner === undefined) throw new SendingRefused('OWNER_MAY_NOT');
    return { owner, setting };
  }

  /**
   * Deliveries of a run in the order of its recipients; `goesOn` is asked between any two files. Throws `SendingRefused` OWNER_MAY_NOT, KEEP_FULL, KEEP_FAILED, UNKNOWN_TEMPLATE, NOT_SEALED, CANCELLED
   * where it may not go on; whatever else a part of a report throws.
   */
  async make(run: ReportRun, asOfLoad: number, goesOn: () => Promise<boolean>): Promise<MadeDelivery[]> {
    const { owner, setting } = await this.orderOf(run);
    const sealed = setting.sealed === 'never' ? undefined : await this.sealed.find(owner, run, setting, asOfLoad);
    if (sealed === undefined && setting.sealed === 'wait') throw new SendingRefused('NOT_SEALED');
    const documents = new Map<string, Promise<ReportDocument>>();
    const made: MadeDelivery[] = [];
    for (const [no, recipient] of setting.recipients.entries()) {
      const base = { recipientNo: no, messageId: messageIdOf(run.id, no, 0), files: [] as FileOfDelivery[], facts: null };
      const viewer = await this.actors.recipient(owner, recipient);
      if (viewer === undefined) {
        made.push({ ...base, state: 'no_scope', message: messageOf('RECIPIENT_NO_SCOPE') });
        continue;
      }
      if (sealed !== undefined && isTheirs(viewer, sealed)) {
        made.push({ ...base, state: 'waiting', message: '', ...sealedFor(run, no, periodText(periodAsked(await this.plans.of(setting.template, recipient.sections), run.period)), sealed) });
        continue;
      }
      if (setting.sealed === 'wait') {
        made.push({ ...base, state: 'no_scope', message: messageOf('SEALED_NOT_THEIRS') });
        continue;
      }
      const template = await this.plans.of(setting.template, recipient.sections);
      const span = periodAsked(template, run.period);
      const [period, isEmpty] = [periodText(span), await this.isEmpty(viewer, setting, { from: span.from, to: span.to }, asOfLoad)];
      if (isEmpty && setting.empty === 'skip') {
        made.push({ ...base, state: 'skipped', message: messageOf('NOTHING_TO_REPORT') });
        continue;
      }
      const key = JSON.stringify([viewer.scope, [...viewer.rights ?? []].sort(), recipient.sections]);
      const written = documents.get(key) ?? this.ofVersion(setting.dataset, asOfLoad, (asOf) => this.writer.write(viewer, template, { dataset: setting.dataset, period: run.period, filters: setting.filters, ...asOf }));
      documents.set(key, written);
      const document = await written;
      const mark = markOf(run.id, no);
      const files = isEmpty ? [] : await this.files(run, setting, document, { period, recipient, mark }, goesOn);
      const { asOf, dataVersion, definitions, filters, id, scope } = document.stamp;
      made.push({ ...base, state: 'waiting', message: '', files, facts: { title: document.title, period, isEmpty, mark, asOf, dataVersion, definitions, filters, scope, report: id } });
    }
    return made;
  }

  private async files(run: ReportRun, { formats, languages }: Setting, document: ReportDocument, { mark, period, recipient }: { readonly recipient: Recipient; readonly mark: string; readonly period: LocalisedText }, goesOn: () => Promise<boolean>): Promise<FileOfDelivery[]> {
    const about: readonly TakenBy[] = [[HEADS.mark, mark], [HEADS.to, recipient.name], [HEADS.at, institutionTime(run.dueAt)], [HEADS.why, WHY(run.name)]];
    const files: FileOfDelivery[] = [];
    for (const language of languages) {
      for (const format of formats) {
        if (!(await goesOn())) throw new SendingRefused('CANCELLED');
        const bytes = await this.printer.print(format, document, about, language);
        files.push({ name: fileName(document, period, language, mark, format), type: MEDIA_TYPES[format], bytes: bytes.byteLength, digest: await this.kept.keep(bytes) });
      }
    }
    return files;
  }

  /** Whether no case was received or closed in the period. Throws `QuestionError`, `EngineError`. */
  private async isEmpty(viewer: Viewer, { dataset, filters }: Setting, range: DateRange, asOfLoad: number): Promise<boolean> {
    const asked = filters.map(({ dimension, exclude, values }) => ({ dimension, values: [...values], exclude: exclude ?? false }));
    const all = await this.ofVersion(dataset, asOfLoad, (asOf) => this.metrics.series(viewer, { dataset, filters: asked, ...asOf, metrics: ['intake', 'closings'], range, bucket: 'month', control: false, top: 1 }));
    return all.every(({ total }) => (total.value ?? 0) === 0);
  }

  /** What is asked of a data version: of the cases as they are while that is in force, which is a hundred times quicker than to put them together as they were. */
  private async ofVersion<Answer>(dataset: string, version: number, ask: (asOf: { readonly asOfLoad?: number }) => Promise<Answer>): Promise<Answer> {
    if (await this.versionNow() === version) {
      const answer = await ask({}).catch((error: unknown) => { if (error instanceof QuestionError && error.code === 'DATA_MOVED') return undefined; throw error; });
      if (answer !== undefined && await this.versionNow() === version) return answer;
    }
    // Another load came meanwhile: the cases of then are put together once, and not for each question of the report.
    await this.store.holdThen(product('sending'), dataset, version);
    return ask({ asOfLoad: version });
  }
}

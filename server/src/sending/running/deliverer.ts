import { mkdir, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ReportDelivery, ReportRun, Stores } from '@concord/sql';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import { SITE } from '../../reports/writing/report-writer.js';
import { STORES } from '../../store/store.js';
import { fileText, Mailer, type Letter } from '../mail/mailer.js';
import { SendingRefused } from '../sending-refused.js';
import { isFolder, orderedOf, type Recipient } from '../setting/setting.js';
import { KeptBytes } from './kept-bytes.js';
import { keptOf, type Facts, type FileOfDelivery } from './made.js';
import { linkOf, reportLetter } from './report-letter.js';
import { writeWhole } from './write-whole.js';

/** Brings somebody what was made for them: by mail, or into a folder. */
@Injectable()
export class Deliverer {
  constructor(@Inject(STORES) private readonly stores: Stores, @Inject(SENDING_OPTIONS) private readonly options: SendingOptions, private readonly mailer: Mailer, private readonly kept: KeptBytes, @Inject(SITE) private readonly site: string | null) {}

  /**
   * Delivers one of a run, and writes into the log who got which files. What is kept is read and held against its digest before any of it leaves. Throws `SendingRefused` MAIL_REFUSED, MAIL_FAILED,
   * FOLDER_FAILED, KEPT_GONE, NO_MAIL, NO_FOLDER, BAD_ADDRESS, BAD_FOLDER.
   */
  async deliver(run: ReportRun, delivery: ReportDelivery): Promise<void> {
    const { owner, setting } = orderedOf(run.body);
    const recipient = setting.recipients[delivery.recipientNo];
    const { facts, files } = keptOf(delivery.files);
    if (recipient === undefined || facts === null) throw new SendingRefused('KEPT_GONE');
    const contents = await Promise.all(files.map(async ({ digest, name, type }) => ({ name, type, bytes: await this.kept.read(digest) })));
    await (recipient.by === 'mail' ? this.mail(run, delivery, recipient, facts, contents) : this.put(recipient, contents));
    await this.stores.operational.auditLog.add(owner, 'report_sent', { mark: facts.mark, run: run.id, schedule: run.scheduleId, dataset: setting.dataset, period: run.period, by: recipient.by, address: recipient.to, account: recipient.account, files: files.map(({ digest, name }: FileOfDelivery) => ({ name, digest })) });
  }

  private async mail(run: ReportRun, delivery: ReportDelivery, recipient: Recipient, facts: Facts, contents: Letter['files']): Promise<void> {
    const isLarge = contents.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > this.mailer.set.maxBytes;
    await this.mailer.send(reportLetter(run, delivery, recipient, facts, contents, isLarge ? linkOf(this.site, run.id) : null));
  }

  private async put({ to }: Recipient, contents: Letter['files']): Promise<void> {
    const { folder } = this.options;
    if (folder === undefined) throw new SendingRefused('NO_FOLDER');
    if (!isFolder(to)) throw new SendingRefused('BAD_FOLDER');
    try {
      const place = join(folder, to);
      await mkdir(place, { recursive: true, mode: 0o700 });
      // A link below the folder must not lead out of it.
      const within = relative(await realpath(folder), await realpath(place));
      if (within.startsWith('..')) throw new SendingRefused('BAD_FOLDER');
      for (const { bytes, name } of contents) await writeWhole(join(place, fileText(name)), bytes);
    } catch (error) {
      throw error instanceof SendingRefused ? error : new SendingRefused('FOLDER_FAILED', error);
    }
  }
}

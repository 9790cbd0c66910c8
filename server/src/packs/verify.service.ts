import { Inject, Injectable } from '@nestjs/common';
import { storeTime, type LocalisedText, type Stores } from '@concord/sql';
import { Printer } from '../reports/print/printer.js';
import { ReportPartFailed } from '../reports/writing/part-failed.js';
import { ReportWriter } from '../reports/writing/report-writer.js';
import { TEMPLATE } from '../reports/template/template.js';
import type { ReportDocument } from '../reports/document/document.js';
import { PeriodDeletedError, QuestionError } from '../store/errors.js';
import { Store, STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { headOf, isFor, mayRead, mustSee } from './archive.js';
import { differencesBetween, type NumberDifference } from './compared/differences.js';
import { reasonsOf, type Versions } from './compared/explain.js';
import { isIntact, openPack, packScope, type PackBody } from './pack-body.js';
import { PackRefused } from './pack-refused.js';
import type { ChangedNumber, PackCheck, PackComparison } from './packs.model.js';
import { PacksService } from './packs.service.js';
import { Signer } from './signer.js';

const MOST_TOLD = 100;
const MOST_EXPLAINED = 50;
const MOST_LACKING = 10;

const NOT_DERIVED: Readonly<Record<string, LocalisedText>> = {
  BAD_INPUT: { zh: '封存时所据的载入已被撤回或数据集已不存在，无法复算。', en: 'The loads it rests on were taken back, or the dataset is gone: it cannot be worked out again.' },
  DATA_MOVED: { zh: '复算时数据正在载入，请再试一次。', en: 'Data were loaded meanwhile: try again.' },
};

const ofWhat = ({ filters, letter, meeting, round, subject }: PackBody): string => JSON.stringify([filters, subject, round, meeting?.id ?? null, letter ?? null]);

/** Verifies packs, and says of two what changed between them and why. */
@Injectable()
export class VerifyService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly packs: PacksService, private readonly writer: ReportWriter, private readonly printer: Printer, private readonly signer: Signer) {}

  /** Holds a pack against its seal, its files against their digests and against the report, and its numbers against what the data version it names gives now. Throws `PackRefused` NO_SUCH_PACK, `QuestionError`. */
  async verify(viewer: Viewer, id: string): Promise<PackCheck> {
    mustSee(viewer);
    const kept = await this.stores.operational.reportPacks.find(id);
    if (kept === undefined || !isFor(viewer, kept)) throw new PackRefused('NO_SUCH_PACK');
    const nothing = { files: [], compared: 0, differing: [], notDerived: null };
    if (!isIntact(kept)) return { ...nothing, isIntact: false, isOurs: false, isGreen: false };
    const body = openPack(kept);
    if (!mayRead(viewer, body)) throw new PackRefused('NO_SUCH_PACK');
    const isOurs = kept.keyId === (await this.signer.keyId());
    const files = [];
    for (const { digest, format, language, name } of body.files) {
      const bytes = await this.stores.operational.keptFiles.find(digest);
      // Read back by what did not write it: what the file tells is what the report tells, to the last digit.
      const lacking = bytes === undefined ? [] : await this.printer.lacking(format, bytes, body.document, language);
      files.push({ name, isIntact: bytes !== undefined, lacking: lacking.slice(0, MOST_LACKING) });
    }
    const seer: Viewer = { ...viewer, scope: packScope(kept) };
    const again = await this.again(seer, body, kept.dataset, kept.period, kept.dataVersion);
    const { compared, differing } = 'words' in again ? { compared: 0, differing: [] } : differencesBetween(body.document, again.document);
    await this.stores.operational.auditLog.add(viewer.id, 'pack_verified', { pack: id, compared, differing: differing.length });
    const versions: Versions = { dataset: kept.dataset, scope: packScope(kept), earlier: kept.dataVersion, later: kept.dataVersion };
    return {
      isIntact: true, isOurs, files, compared, notDerived: 'words' in again ? again.words : null, differing: await this.explained(viewer, versions, differing.slice(0, MOST_TOLD)),
      isGreen: isOurs && files.every((file) => file.isIntact && file.lacking.length === 0) && compared > 0 && differing.length === 0,
    };
  }

  /** Two packs of one dataset, template, period, scope and filters, the older first whichever is named first; of what differs `first` places behind `skip`, each explained. Throws `PackRefused`, `QuestionError`. */
  async compare(viewer: Viewer, ids: readonly [string, string], first: number, skip: number): Promise<PackComparison> {
    if (first < 1 || first > MOST_EXPLAINED || skip < 0) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${String(MOST_EXPLAINED)}`);
    const opened = await Promise.all(ids.map((id) => this.packs.opened(viewer, id)));
    const [earlier, later] = opened.sort((a, b) => (a.kept.madeAt < b.kept.madeAt ? -1 : 1));
    if (earlier === undefined || later === undefined) throw new PackRefused('NO_SUCH_PACK');
    const [a, b] = [earlier.kept, later.kept];
    if (a.dataset !== b.dataset || a.template !== b.template || a.period !== b.period || a.scope !== b.scope || ofWhat(earlier.body) !== ofWhat(later.body)) throw new PackRefused('NOT_COMPARABLE');
    const { compared, differing } = differencesBetween(earlier.body.document, later.body.document);
    const versions: Versions = { dataset: a.dataset, scope: packScope(a), earlier: a.dataVersion, later: b.dataVersion };
    return { earlier: headOf(a), later: headOf(b), compared, differing: differing.length, rows: await this.explained(viewer, versions, differing.slice(skip, skip + first)) };
  }

  /** The report as the data version of a pack gives it now, or why it cannot be told. */
  private async again(viewer: Viewer, { commentary, document: { stamp }, filters, letter, meeting, round, subject, template }: PackBody, dataset: string, period: string, asOfLoad: number): Promise<{ readonly document: ReportDocument } | { readonly words: LocalisedText }> {
    try {
      await this.store.holdThen(viewer, dataset, asOfLoad);
      return { document: await this.writer.write(viewer, TEMPLATE.parse(template), { dataset, period, filters, commentary, asOfLoad, at: storeTime(Date.parse(stamp.madeAt)), id: storeTime(), round: round ?? undefined, subject: subject ?? undefined, meeting: meeting ?? undefined, letter: letter ?? undefined }) };
    } catch (error) {
      if (error instanceof PeriodDeletedError || error instanceof ReportPartFailed) return { words: error.sentence };
      const words = error instanceof QuestionError ? NOT_DERIVED[error.code] : undefined;
      if (words === undefined) throw error;
      return { words };
    }
  }

  private async explained(viewer: Viewer, versions: Versions, differing: readonly NumberDifference[]): Promise<ChangedNumber[]> {
    if (differing.length === 0) return [];
    const reader: Viewer = { ...viewer, scope: versions.scope, reading: this.store.reading() };
    for (const version of new Set([versions.earlier, versions.later])) await this.store.holdThen(reader, versions.dataset, version);
    return this.store.consistently(reader, async (snapshot) => {
      const rows: ChangedNumber[] = [];
      for (const difference of differing) {
        const { earlier, later } = difference;
        const told = later ?? earlier;
        if (told === null) continue;
        const reasons = await reasonsOf(snapshot, versions, difference);
        rows.push({ place: told.place, metric: told.passport?.metric ?? null, earlier: earlier?.words ?? null, later: later?.words ?? null, reasons, why: { zh: reasons.map(({ words }) => words.zh).join('；'), en: reasons.map(({ words }) => words.en).join('; ') } });
      }
      return rows;
    });
  }
}

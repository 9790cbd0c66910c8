import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { allMetrics, definitionFingerprint, digestOfBytes, institutionTime, storeTime, type Filter, type MetricId, type SealedPack, type Stores } from '@concord/sql';
import type { TakenBy } from '../identity/audit/exports.js';
import { checkCommentary } from '../reports/commentary/check-commentary.js';
import { factsOf } from '../reports/commentary/facts.js';
import type { ReportDocument } from '../reports/document/document.js';
import { numbersOf } from '../reports/document/numbers.js';
import { DraftsService } from '../reports/editing/drafts.service.js';
import { TemplatesService } from '../reports/editing/templates.service.js';
import type { PrintLanguage } from '../reports/print/chart-svg.js';
import { ENDINGS, type ReportFormat } from '../reports/print/formats.js';
import { Printer } from '../reports/print/printer.js';
import { ReportWriter, type Commentary } from '../reports/writing/report-writer.js';
import type { MeetingThen } from '../reports/writing/asked.js';
import { metricsOf } from '../reports/template/needs.js';
import type { Template } from '../reports/template/template.js';
import { isDiskFull, QuestionError } from '../store/errors.js';
import { STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { headOf, isFor, mayRead, mustSee, packOf, searchOf, wordsOf } from './archive.js';
import { digestOf, openPack, type DefinedThen, type PackBody, type PackFile } from './pack-body.js';
import { PackRefused } from './pack-refused.js';
import type { Pack, PackPage, PackSearchInput } from './packs.model.js';
import { keyIdOf, Signer } from './signer.js';

const MOST_A_PAGE = 100;
const MIN_REASON = 10;

/** What is to be sealed. */
export interface PackRequest {
  readonly dataset: string;
  readonly template: string;
  readonly period: string;
  /** Code of the mediator, where the template is about one. */
  readonly subject?: string | null | undefined;
  /** Id of the round, where the template is about one. */
  readonly round?: string | null | undefined;
  /** The meeting it is about, where the template is about one. */
  readonly meeting?: MeetingThen | undefined;
  /** Id of the request to an institution, where the template is a letter. */
  readonly letter?: string | undefined;
  /** As the data stood after this load; as they stand now where it is not said. */
  readonly asOfLoad?: number | undefined;
  readonly filters: readonly Filter[];
  readonly formats: readonly ReportFormat[];
  readonly languages: readonly PrintLanguage[];
  /** Why flagged claims of the commentary stay; '' where there are none. */
  readonly because: string;
}

/** Packs: reports that were sealed with the data version, definitions, scope and words they were made of, and the very bytes of their files. */
@Injectable()
export class PacksService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly templates: TemplatesService, private readonly drafts: DraftsService, private readonly writer: ReportWriter, private readonly printer: Printer, private readonly signer: Signer) {}

  /** Works a report out, prints every file of it and seals the whole; where one file fails or finds no room, nothing is sealed. Throws `PackRefused` NO_FORMAT, FLAGGED, STORE_FULL, `TemplateRefused`, `QuestionError`, `PrintError`, `OperationalError`. */
  async publish(viewer: Viewer, request: PackRequest): Promise<Pack> {
    const { dataset, filters, period } = request;
    const of = { subject: request.subject ?? undefined, round: request.round ?? undefined, meeting: request.meeting, letter: request.letter };
    const [formats, languages] = [[...new Set(request.formats)], [...new Set(request.languages)]];
    if (formats.length === 0 || languages.length === 0) throw new PackRefused('NO_FORMAT');
    const [id, template, commentary] = [randomUUID(), await this.templates.find(request.template), of.letter === undefined ? await this.drafts.commentary(viewer, request) : {}];
    const document = await this.writer.write(viewer, template, { dataset, period, filters, commentary, id, ...of, ...(request.asOfLoad === undefined ? {} : { asOfLoad: request.asOfLoad }) });
    const because = reasonOf(request.because, document, commentary);
    const madeAt = storeTime();
    const about: TakenBy[] = [[{ zh: '封存编号', en: 'Pack' }, id], [{ zh: '发布人', en: 'Published by' }, viewer.name ?? viewer.id], [{ zh: '时间', en: 'At' }, institutionTime(madeAt)]];
    const [files, contents]: [PackFile[], Uint8Array[]] = [[], []];
    for (const language of languages) {
      for (const format of formats) {
        const bytes = await this.printer.print(format, document, about, language);
        contents.push(bytes);
        files.push({ name: `${request.template}-${period}.${language}.${ENDINGS[format]}`, format, language, bytes: bytes.length, digest: digestOfBytes(bytes) });
      }
    }
    const { publicKey } = await this.signer.sign('').catch(asFull);
    const body: PackBody = { template, filters, subject: of.subject ?? null, round: of.round ?? null, meeting: of.meeting ?? null, letter: of.letter ?? null, commentary, because, definitions: definedNow(template, document), document, files, publisher: viewer.name ?? viewer.id, namesPeople: viewer.rights?.has('names') === true, publicKey };
    const bare = { id, dataset, template: template.id, period, title: JSON.stringify(document.title), scope: JSON.stringify(viewer.scope), dataVersion: document.stamp.dataVersion, madeAt, madeBy: viewer.id, body: JSON.stringify(body) };
    const digest = digestOf(bare);
    const logged = { action: 'pack_published', subject: { pack: id, dataset, template: template.id, period, dataVersion: bare.dataVersion, digest } };
    await this.kept.add({ ...bare, digest, keyId: keyIdOf(publicKey), signature: (await this.signer.sign(digest)).signature }, { words: wordsOf(document), files: contents, logged }).catch(asFull);
    return this.one(viewer, id);
  }

  /** Packs that somebody may see, the newest first. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async search(viewer: Viewer, asked: PackSearchInput): Promise<PackPage> {
    if (asked.first < 1 || asked.first > MOST_A_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${String(MOST_A_PAGE)}`);
    mustSee(viewer);
    const from = typeof asked.after === 'string' ? await this.kept.find(asked.after) : undefined;
    if (typeof asked.after === 'string' && from === undefined) throw new PackRefused('NO_SUCH_PACK');
    const found = [];
    for (let after: Parameters<typeof searchOf>[1] = from, more = true; more && found.length <= asked.first;) {
      const page = await this.kept.search(searchOf(asked, after), MOST_A_PAGE);
      found.push(...page.filter((pack) => isFor(viewer, pack)));
      after = page.at(-1);
      more = page.length === MOST_A_PAGE;
    }
    const rows = found.slice(0, asked.first);
    return { rows: rows.map(headOf), after: found.length > asked.first ? (rows.at(-1)?.id ?? null) : null };
  }

  /** One of them. Throws `PackRefused` NO_SUCH_PACK, SEAL_BROKEN. */
  async one(viewer: Viewer, id: string): Promise<Pack> {
    return packOf((await this.opened(viewer, id)).kept);
  }

  /** A file of a pack, the very bytes that were sealed. Throws `PackRefused` NO_SUCH_PACK, SEAL_BROKEN, FILE_BROKEN. */
  async file(viewer: Viewer, id: string, name: string): Promise<{ readonly file: PackFile; readonly bytes: Uint8Array }> {
    const file = (await this.opened(viewer, id)).body.files.find((one) => one.name === name);
    if (file === undefined) throw new PackRefused('NO_SUCH_PACK');
    const bytes = await this.stores.operational.keptFiles.find(file.digest);
    if (bytes === undefined) throw new PackRefused('FILE_BROKEN');
    return { file, bytes };
  }

  /** A pack as it is kept, and what was sealed. Throws `PackRefused` NO_SUCH_PACK, SEAL_BROKEN. */
  async opened(viewer: Viewer, id: string): Promise<{ readonly kept: SealedPack; readonly body: PackBody }> {
    mustSee(viewer);
    const kept = await this.kept.find(id);
    if (kept === undefined || !isFor(viewer, kept)) throw new PackRefused('NO_SUCH_PACK');
    const body = openPack(kept);
    if (!mayRead(viewer, body)) throw new PackRefused('NO_SUCH_PACK');
    return { kept, body };
  }

  private get kept() { return this.stores.operational.reportPacks; }
}

/** Throws what it is given; a full disk by its name. */
function asFull(error: unknown): never {
  if (isDiskFull(error)) throw new PackRefused('STORE_FULL', error);
  throw error;
}

/** Of every metric its template asks for, and of those its numbers are of: what a letter tells stands in the letter alone. */
const definedNow = (template: Template, { sections }: ReportDocument): DefinedThen[] => {
  const told = [...numbersOf(sections)].flatMap(({ passport }) => (passport === null ? [] : [passport.metric]));
  const used = new Set([...template.sections.flatMap(({ parts }) => parts.flatMap(metricsOf)), ...told]);
  return allMetrics.filter(({ id }) => used.has(id as MetricId)).map((metric) => ({ metric: metric.id as MetricId, version: metric.version, fingerprint: definitionFingerprint(metric) }));
};

/** Why flagged claims stay. Throws `PackRefused` FLAGGED where there are some and nobody says why. */
function reasonOf(because: string, document: ReportDocument, commentary: Commentary): string {
  const facts = factsOf(document);
  const isFlagged = Object.values(commentary).some((words) => (['zh', 'en'] as const).some((language) => checkCommentary(words[language], language, facts).flags.length > 0));
  if (!isFlagged) return '';
  if (because.trim().length < MIN_REASON) throw new PackRefused('FLAGGED');
  return because.trim();
}

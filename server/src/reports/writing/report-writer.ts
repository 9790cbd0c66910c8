import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { allMetrics, definitionFingerprint, dimensionById, institutionTime, memberLabel, metricById, monthFrom, storeTime, type Filter, type LocalisedText, type MetricId } from '@concord/sql';
import { toldOf } from '../../catalogue/told.js';
import { mayDo } from '../../identity/needs.js';
import { MetricsService } from '../../metrics/metrics.service.js';
import { sayInCurrency, USUAL_CURRENCY, withCurrency } from '../../narrative/currency.js';
import { listed, phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import type { DimensionOf } from '../../store/dimensions.js';
import { QuestionError } from '../../store/errors.js';
import { profileOf } from '../../store/profile.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import type { Block, ReportDocument, Section } from '../document/document.js';
import { metricsOf, needsOf } from '../template/needs.js';
import type { Part } from '../template/parts.js';
import { MONTHS_OF, periodAsked, periodText } from '../template/period.js';
import type { Template } from '../template/template.js';
import { rangeOf, selectionOf, type Asked, type MeetingThen } from './asked.js';
import { failureOf } from './part-failed.js';
import { PartWriter } from './part-writer.js';
import { casesOfPerson } from './people/subject.js';

/** What somebody wrote beside the figures, by section. */
export type Commentary = Readonly<Record<string, LocalisedText>>;

/** What a report is asked for. */
export interface ReportRequest {
  readonly dataset: string;
  /** As long as the template says: `2026-10`, `2022Q2`, `2026`. */
  readonly period: string;
  readonly filters: readonly Filter[];
  /** To work it out again: as the data stood after this load. */
  readonly asOfLoad?: number;
  /** To work it out again: with what people keep in ledgers as it was at this time (UTC, as the store writes it). */
  readonly at?: string;
  /** What somebody wrote, by section: in the place of its words, else behind its figures. */
  readonly commentary?: Commentary;
  /** What it is called from now on; made up where it is not said. */
  readonly id?: string;
  /** Code of the mediator, where the template is about one. */
  readonly subject?: string | undefined;
  /** Id of the round, where the template is about one. */
  readonly round?: string | undefined;
  /** Where the template is about one. */
  readonly meeting?: MeetingThen | undefined;
  /** Id of the request to an institution, where the template is a letter. */
  readonly letter?: string | undefined;
}

/** Injection token of where the product is reached: an address without a stroke at its end; null where there is none. */
export const SITE = Symbol('SITE');

const WORDS = {
  all: { zh: '全部案件', en: 'All cases' }, none: { zh: '无', en: 'none' }, own: { zh: '本节只含：{filters}。', en: 'This section is of: {filters}.' }, not: { zh: '{dimension}不含{values}', en: '{dimension}: not {values}' }, is: { zh: '{dimension}：{values}', en: '{dimension}: {values}' },
  empty: { zh: '{period}在所选范围内没有可报告的案件：{metrics}均为零。', en: 'There is nothing to report of {period} within what was chosen: {metrics} are all nought.' },
  untold: { zh: '数据中没有本部分所需的内容：{names}。', en: 'The data do not hold what is told here: {names}.' }, untoldMore: { zh: '数据中没有本部分所需的内容：{names}等 {n} 项。', en: 'The data do not hold what is told here: {names} and others, {n} in all.' },
} as const;

/** Of what the data do not hold, so many are named. */
const UNTOLD_NAMED = 4;

type Named = Pick<Filter, 'dimension' | 'exclude' | 'values'>;

/** Which cases are meant, in words. */
function narrowed(names: DimensionOf, filters: readonly Named[]): LocalisedText {
  const all = filters.map(({ dimension, exclude, values }) => {
    const members = values.map((key) => memberLabel(names(dimension), key));
    return phrase(exclude === true ? WORDS.not : WORDS.is, { dimension: dimensionById(dimension).label, values: { zh: members.map(({ zh }) => zh).join('、'), en: members.map(({ en }) => en).join(', ') } });
  });
  return { zh: all.map(({ zh }) => zh).join('；'), en: all.map(({ en }) => en).join('; ') };
}

/** Why a section is empty: what it tells of is not in the data. */
function untoldBlocks(parts: readonly Part[], told: ReadonlySet<MetricId>): Block[] {
  const lacking = [...new Set(parts.flatMap(metricsOf))].filter((id) => !told.has(id)).map((id) => metricById(id).label);
  const [named, rest] = [lacking.slice(0, UNTOLD_NAMED), lacking.length - UNTOLD_NAMED];
  return lacking.length === 0 ? [] : [said(phrase(rest > 0 ? WORDS.untoldMore : WORDS.untold, { names: listed(named), n: numberText(lacking.length) }))];
}

const said = (words: LocalisedText): Block => ({ kind: 'text', sentences: [{ words, tone: 'normal' }] });

/** Works a template out for somebody: every number by the one read path, of one data version. */
@Injectable()
export class ReportWriter {
  constructor(private readonly store: Store, private readonly metrics: MetricsService, private readonly parts: PartWriter, @Inject(SITE) private readonly site: string | null) {}

  /** Throws `QuestionError` BAD_INPUT, FORBIDDEN, NO_SCOPE, PERIOD_DELETED, DATA_MOVED where a load was published meanwhile; `ReportPartFailed` where a part could not be worked out. */
  write(viewer: Viewer, template: Template, request: ReportRequest): Promise<ReportDocument> {
    return withCurrency(() => this.written(viewer, template, request));
  }

  private async written(viewer: Viewer, template: Template, request: ReportRequest): Promise<ReportDocument> {
    const { commentary, dataset } = request;
    const asked = await this.asked(viewer, template, request);
    const used = new Set(template.sections.flatMap(({ parts }) => parts.flatMap(metricsOf)).filter((id) => asked.told.has(id)));
    const [frame, empty] = [await this.parts.frame(asked), await this.emptiness(asked, [...used])];
    for (const metric of frame?.metrics ?? []) used.add(metric);
    const sections: Section[] = [];
    // One after the other: a report is no reason to keep those waiting who look at pages.
    for (const { id, title, parts, filters: own } of template.sections) {
      const within = own === undefined ? asked : { ...asked, filters: [...asked.filters, ...own] };
      const blocks: Block[] = [...(empty === null || sections.length > 0 ? [] : [said(empty)]), ...(own === undefined || own.length === 0 ? [] : [said(phrase(WORDS.own, { filters: narrowed(asked.names, own) }))])];
      asked.numbering.points = 0;
      try {
        for (const part of parts) blocks.push(...await this.parts.write(within, part.kind === 'words' ? { ...part, words: commentary?.[id] ?? part.words } : part, used));
      } catch (error) {
        throw failureOf(error, id, title);
      }
      const written = commentary?.[id];
      if (written !== undefined && !parts.some(({ kind }) => kind === 'words')) blocks.push(said(written));
      if (blocks.length === 0) blocks.push(...untoldBlocks(parts, asked.told));
      sections.push({ id, title, blocks });
    }
    const definitions = createHash('sha256').update(allMetrics.filter(({ id }) => used.has(id as MetricId)).map((metric) => `${metric.id} ${String(metric.version)} ${definitionFingerprint(metric)}`).join('\n')).digest('hex').slice(0, 12);
    const { asOf, dataVersion, names, scope } = asked;
    return {
      template: template.id, title: frame?.title ?? template.title, currency: asked.currency, sections, isEmpty: empty !== null, filters: asked.filters, ...(template.page === undefined ? {} : { page: template.page }), ...(frame === null ? {} : { letter: frame.head }),
      stamp: {
        site: this.site, dataset, datasetLabel: asked.label, period: rangeOf(asked), asOf, dataVersion, definitions, scope: scope === 'all' ? WORDS.all : narrowed(names, scope), filters: asked.filters.length === 0 ? WORDS.none : narrowed(names, asked.filters), madeAt: institutionTime(request.at === undefined ? asked.at : storeTime()), id: request.id ?? randomUUID(), ...frame?.stamp,
      },
    };
  }

  private async asked(viewer: Viewer, template: Template, { asOfLoad, at: ledgerAt, dataset, filters, letter, meeting, period: text, round, subject }: ReportRequest) {
    const [period, needs] = [periodAsked(template, text), needsOf(template)];
    mayDo(viewer, needs.rights);
    if (needs.subject !== (subject !== undefined)) throw new QuestionError('BAD_INPUT', needs.subject ? 'which mediator?' : 'this report is about no one person');
    if (needs.round ? round === undefined : round !== undefined && !needs.subject) throw new QuestionError('BAD_INPUT', needs.round ? 'which round of the board?' : 'this report is about no round');
    if (needs.meeting !== (meeting !== undefined)) throw new QuestionError('BAD_INPUT', needs.meeting ? 'which meeting?' : 'this report is about no meeting');
    if (needs.letter !== (letter !== undefined)) throw new QuestionError('BAD_INPUT', needs.letter ? 'which request?' : 'this report is no letter');
    const reader: Viewer = { ...viewer, work: 'file', reading: this.store.reading() };
    const at = { dataset, ...(asOfLoad === undefined ? {} : { asOfLoad }) };
    const found = await this.store.consistently(reader, async (snapshot) => {
      const { asOf, scope } = await snapshot.cases({ ...at, filters });
      const loaded = (await snapshot.datasets(asOfLoad)).get(dataset);
      if (loaded === undefined) throw new QuestionError('BAD_INPUT', 'no such dataset');
      const own = subject === undefined ? [] : [await casesOfPerson(snapshot, reader, subject, at)];
      const profile = profileOf(loaded.profileText);
      // A profile names the dataset it was written for; loaded under another name it says nothing of it.
      const label: LocalisedText = profile?.dataset === dataset ? profile.label : { zh: dataset, en: dataset };
      return { own, scope, asOf, label, currency: profile?.currency ?? USUAL_CURRENCY, dataVersion: asOfLoad ?? snapshot.version.number, names: await snapshot.dimensions(at), told: (await toldOf(snapshot, dataset, loaded)).metrics };
    });
    sayInCurrency(found.currency);
    const asked: Asked = {
      ...at, at: ledgerAt ?? storeTime(), viewer: reader, filters: [...filters, ...found.own], period, month: monthFrom(period.from, MONTHS_OF[period.kind] - 1), told: found.told, asOf: found.asOf, names: found.names,
      peers: template.peers ?? null, subject: subject ?? null, round: round ?? null, meeting: meeting ?? null, letter: letter ?? null, numbering: { figures: 0, tables: 0, points: 0 },
    };
    return { ...asked, scope: found.scope, label: found.label, currency: found.currency, dataVersion: found.dataVersion };
  }

  /** In words that there is nothing to report: what the report counts is nought in its period. Null where there is something, and for a report that counts nothing. */
  private async emptiness(asked: Asked, used: readonly MetricId[]): Promise<LocalisedText | null> {
    const counted = used.filter((id) => ['count', 'level'].includes(metricById(id).kind));
    if (counted.length === 0) return null;
    const totals = await this.metrics.total(asked.viewer, { ...selectionOf(asked), metrics: counted, range: rangeOf(asked), curve: false });
    if (totals.some(({ value }) => value.n > 0)) return null;
    const labels = counted.map((id) => metricById(id).label);
    return phrase(WORDS.empty, { period: periodText(asked.period), metrics: { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') } });
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { allMetrics, dimensionById, definitionFingerprint, institutionTime, memberLabel, storeTime, type Filter, type LocalisedText, type MetricId } from '@concord/sql';
import { toldOf } from '../../catalogue/told.js';
import { ExcellentService } from '../../excellent/excellent.service.js';
import { IssuesService } from '../../issues/issues.service.js';
import { MetricsService } from '../../metrics/metrics.service.js';
import { sayInCurrency, USUAL_CURRENCY, withCurrency } from '../../narrative/currency.js';
import { profileOf } from '../../store/profile.js';
import { QuestionError } from '../../store/errors.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { TogetherService } from '../../together/together.service.js';
import type { Block, ReportDocument, Section } from '../document/document.js';
import type { Part, Template } from '../template/template.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { writeDefinitions } from './definitions.js';
import { writeStuck, writeTypes } from './dispute-types.js';
import { writeExcellent } from './excellent.js';
import { writeFigures } from './figures.js';
import { writeSplit } from './split.js';
import { writeTrend } from './trend.js';

/** What a report is asked for. */
export interface ReportRequest {
  readonly dataset: string;
  /** YYYY-MM */
  readonly month: string;
  readonly filters: readonly Filter[];
  /** To work it out again: as the data stood after this load. */
  readonly asOfLoad?: number;
}

/** Injection token of where the product is reached: an address without a stroke at its end; null where there is none. */
export const SITE = Symbol('SITE');

const ALL: LocalisedText = { zh: '全部案件', en: 'All cases' };
const NONE: LocalisedText = { zh: '无', en: 'none' };
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/u;

function metricsOf(part: Part): readonly MetricId[] {
  switch (part.kind) {
    case 'figures': case 'together': return part.metrics;
    case 'trend': case 'types': return [part.metric];
    case 'split': return [part.metric, ...part.beside];
    case 'stuck': return [part.metric, part.aged, part.duration];
    case 'definitions': case 'excellent': case 'words': return [];
  }
}

/** Works a template out for somebody: every number by the one read path, of one data version. */
@Injectable()
export class ReportWriter {
  constructor(private readonly store: Store, private readonly metrics: MetricsService, private readonly together: TogetherService, private readonly issues: IssuesService, private readonly excellent: ExcellentService, @Inject(SITE) private readonly site: string | null) {}

  /** Throws `QuestionError` BAD_INPUT, NO_SCOPE, PERIOD_DELETED, DATA_MOVED where a load was published meanwhile. */
  write(viewer: Viewer, template: Template, request: ReportRequest): Promise<ReportDocument> {
    return withCurrency(() => this.written(viewer, template, request));
  }

  private async written(viewer: Viewer, template: Template, { asOfLoad, dataset, month, filters }: ReportRequest): Promise<ReportDocument> {
    if (!MONTH.test(month)) throw new QuestionError('BAD_INPUT', 'a month is written YYYY-MM');
    const reader: Viewer = { ...viewer, reading: this.store.reading() };
    const { asOf, dataVersion, scope, names, told, currency } = await this.store.consistently(reader, async (snapshot) => {
      const cases = await snapshot.cases({ dataset, filters, asOfLoad });
      const loaded = (await snapshot.datasets(asOfLoad)).get(dataset);
      if (loaded === undefined) throw new QuestionError('BAD_INPUT', 'no such dataset');
      return { currency: profileOf(loaded.profileText)?.currency ?? USUAL_CURRENCY, asOf: cases.asOf, dataVersion: asOfLoad ?? snapshot.version.number, scope: cases.scope, names: await snapshot.dimensions({ dataset, asOfLoad }), told: (await toldOf(snapshot, dataset, loaded)).metrics };
    });
    sayInCurrency(currency);
    const asked: Asked = { viewer: reader, dataset, filters, month: `${month}-01`, told, ...(asOfLoad === undefined ? {} : { asOfLoad }) };
    const narrowed = (of: readonly { readonly dimension: Filter['dimension']; readonly values: readonly string[] }[]): LocalisedText => ({
      zh: of.map(({ dimension, values }) => `${dimensionById(dimension).label.zh}：${values.map((key) => memberLabel(names(dimension), key).zh).join('、')}`).join('；'),
      en: of.map(({ dimension, values }) => `${dimensionById(dimension).label.en}: ${values.map((key) => memberLabel(names(dimension), key).en).join(', ')}`).join('; '),
    });
    const used = new Set(template.sections.flatMap(({ parts }) => parts.flatMap(metricsOf)).filter((id) => told.has(id)));
    const sections: Section[] = [];
    // One after the other: a report is no reason to keep those waiting who look at pages.
    for (const { id, title, parts, filters: own } of template.sections) {
      const within = own === undefined ? asked : { ...asked, filters: [...filters, ...own] };
      const blocks: Block[] = [];
      for (const part of parts) blocks.push(...await this.part(within, part, used));
      sections.push({ id, title, blocks });
    }
    const definitions = createHash('sha256').update(allMetrics.filter(({ id }) => used.has(id as MetricId)).map((metric) => `${metric.id} ${String(metric.version)} ${definitionFingerprint(metric)}`).join('\n')).digest('hex').slice(0, 12);
    return {
      template: template.id, title: template.title, currency, sections, filters, ...(template.page === undefined ? {} : { page: template.page }),
      stamp: { site: this.site, dataset, period: monthsUpTo(asked.month, 1), asOf, dataVersion, definitions, scope: scope === 'all' ? ALL : narrowed(scope), filters: filters.length === 0 ? NONE : narrowed(filters), madeAt: institutionTime(storeTime()), id: randomUUID() },
    };
  }

  private async part(asked: Asked, part: Part, used: ReadonlySet<MetricId>): Promise<Block[]> {
    switch (part.kind) {
      case 'figures': return writeFigures(this.metrics, asked, part);
      case 'trend': return writeTrend(this.metrics, asked, part);
      case 'split': return writeSplit(this.metrics, asked, part);
      case 'types': return writeTypes(this.issues, asked, part);
      case 'stuck': return writeStuck(this.issues, asked, part);
      case 'excellent': return writeExcellent(this.excellent, asked, part);
      case 'words': return [{ kind: 'text', sentences: [{ words: part.words, tone: 'normal' }] }];
      case 'definitions': return writeDefinitions(used);
      case 'together': {
        const metrics = part.metrics.filter((id) => asked.told.has(id));
        const [paragraph] = await this.together.together(asked.viewer, { ...selectionOf(asked), metrics, range: monthsUpTo(asked.month, 13), bucket: 'month', control: true, top: 1 }, [{ form: part.form, metrics, since: asked.month }]);
        return [{ kind: 'text', sentences: (paragraph?.findings ?? []).map(({ words, tone }) => ({ words, tone })) }];
      }
    }
  }
}

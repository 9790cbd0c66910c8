import { Injectable } from '@nestjs/common';
import type { Profile } from '@concord/etl';
import {
  allDimensions, allMetrics, CANONICAL_COLUMNS, compileFilterValues, dimensionById, goldenSql, institutionTime, memberLabel, MIN_N_FULL, tellsApart,
  type BasisColumn, type DimensionId, type LocalisedText, type Metric, type MetricId,
} from '@concord/sql';
import { USUAL_CURRENCY } from '../narrative/currency.js';
import { isOfMoney } from '../narrative/value-words.js';
import { mayAskBy } from '../store/dimensions.js';
import { QuestionError } from '../store/errors.js';
import { hasWorkdays } from '../store/profile.js';
import { Store, type LoadedDataset, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { Catalogue, Dataset, FilterValues, Freshness, MetricDefinition } from './catalogue.model.js';
import { toldOf } from './told.js';
import { toldApart } from './told-apart.js';

/** Values looked through by a search; a dimension with more is searched among its largest. */
const SEARCHED_VALUES = 10_000;
const MAX_VALUES = 1_000;

const DERIVED_BASES: Partial<Record<BasisColumn, LocalisedText>> = {
  opened_on: { zh: '受理日（无则收案日）', en: 'Accepted (else received)' },
  agreed_on: { zh: '协议日（无则办结日）', en: 'Agreed (else closed)' },
  ended_on: { zh: '首次办结日', en: 'First closed' },
  limit_on: { zh: '期限届满日（含延期）', en: 'Due, extensions included' },
  notified_on: { zh: '首条短信发送日', en: 'First message sent' },
};

function basisLabel(basis: BasisColumn): LocalisedText {
  const column = CANONICAL_COLUMNS.find((c) => c.name === basis);
  return DERIVED_BASES[basis] ?? { zh: column?.zh ?? basis, en: column?.en ?? basis };
}

function definitionOf(metric: Metric): MetricDefinition {
  let statement: string | undefined;
  return {
    id: metric.id as MetricId,
    kind: metric.kind,
    label: metric.label,
    meaning: metric.meaning,
    unit: metric.unit,
    tile: metric.tile ?? null,
    better: metric.better,
    source: metric.source,
    basis: metric.basis,
    basisLabel: basisLabel(metric.basis),
    definitionVersion: metric.version,
    minN: MIN_N_FULL,
    numeratorLabel: metric.numeratorLabel,
    denominatorLabel: metric.denominatorLabel ?? null,
    ongoing: metric.kind === 'duration' ? metric.ongoing : null,
    rolling: metric.rolling ?? null,
    ofMoney: isOfMoney(metric),
    weighted: metric.kind === 'rate' && metric.weight !== undefined,
    splits: metric.kind === 'rate' ? allDimensions.map((d) => d.id as DimensionId).filter((id) => tellsApart(metric.exposure, id)) : null,
    alongside: (metric.alongside ?? []) as readonly MetricId[],
    // Laying a statement out takes as long as answering it, and few ask.
    get statement() { return (statement ??= goldenSql(metric)); },
  };
}

/** The agenda's order; what stands beside another metric only comes last. */
const byTile = (a: Metric, b: Metric) => (a.tile ?? Number.MAX_SAFE_INTEGER) - (b.tile ?? Number.MAX_SAFE_INTEGER);

const CATALOGUE: Catalogue = {
  metrics: [...allMetrics].sort(byTile).map(definitionOf),
  dimensions: allDimensions.map((d) => ({ id: d.id as DimensionId, label: d.label, snapshotOnly: d.snapshotOnly ?? false, namesPeople: d.namesPeople ?? false })),
};

/** A dataset is called as its profile says; one that was named otherwise while loading has that name. */
function datasetLabel(id: string, profile: Profile | undefined): LocalisedText {
  return profile?.dataset === id ? profile.label : { zh: id, en: id };
}

/** What there is to ask: definitions, datasets, the values of dimensions. */
@Injectable()
export class CatalogueService {
  constructor(private readonly store: Store) {}

  catalogue(): Catalogue {
    return CATALOGUE;
  }

  freshness(viewer: Viewer): Promise<Freshness> {
    return this.store.consistently(viewer, async (snapshot) => ({
      dataVersion: snapshot.version.number,
      publishedAt: snapshot.version.publishedAt === null ? null : institutionTime(snapshot.version.publishedAt),
      datasets: toldApart(await Promise.all([...(await snapshot.datasets())].map(([id, loaded]) => this.dataset(snapshot, id, loaded)))),
    }));
  }

  private async dataset(snapshot: Snapshot, id: string, loaded: LoadedDataset): Promise<Dataset> {
    const { cases, delivered, firstOn, lastOn, metrics, profile } = await toldOf(snapshot, id, loaded);
    return {
      id,
      asOf: loaded.asOf,
      cases,
      currency: profile?.currency ?? USUAL_CURRENCY,
      hasWorkdays: hasWorkdays(loaded.profileText),
      isDemo: id === 'demo',
      label: datasetLabel(id, profile),
      firstReceivedOn: firstOn,
      lastReceivedOn: lastOn,
      metrics: [...metrics],
      dimensions: allDimensions.filter((d) => delivered.has(d.needs)).map((d) => d.id as DimensionId),
    };
  }

  /** Values of a dimension whose label or key contains `search`, largest first. Throws `QuestionError` BAD_INPUT; FORBIDDEN for people whom the viewer may not see, whether there are any or not. */
  filterValues(viewer: Viewer, dataset: string, id: DimensionId, limit: number, search: string): Promise<FilterValues> {
    const dimension = dimensionById(id);
    if (dimension.snapshotOnly) throw new QuestionError('BAD_INPUT', `${id} is no filter`);
    if (limit < 1 || limit > MAX_VALUES) throw new QuestionError('BAD_INPUT', `limit must be between 1 and ${MAX_VALUES}`);
    mayAskBy(viewer, [id]);
    const needle = search.trim().toLowerCase();
    return this.store.consistently(viewer, async (snapshot) => {
      const [rows, dimensionOf] = await Promise.all([snapshot.cases({ dataset, filters: [] }).then((cases) => snapshot.ask(compileFilterValues(id, cases, SEARCHED_VALUES))), snapshot.dimensions({ dataset })]);
      const all = rows.map((row) => ({ key: row.text('member'), label: memberLabel(dimensionOf(id), row.text('member')), n: row.num('n') }));
      const found = all.filter((v) => [v.key, v.label.zh, v.label.en].some((text) => text.toLowerCase().includes(needle)));
      return { dimension: id, total: found.length, values: found.slice(0, limit) };
    });
  }
}

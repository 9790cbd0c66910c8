import { Injectable } from '@nestjs/common';
import { allDimensions, CAMPAIGN_KINDS, compileAnnotations, memberLabel, type DimensionId } from '@concord/sql';
import type { AnnotationKindEnum } from '../graphql/enums.js';
import { recordsAsked } from '../records/records-asked.js';
import type { RecordKindsArgs } from '../records/records.input.js';
import { QuestionError } from '../store/errors.js';
import type { DimensionOf } from '../store/dimensions.js';
import { Store, type Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { Annotation, AnnotationScope } from './annotations.model.js';

const KINDS: readonly (keyof typeof AnnotationKindEnum)[] = [...CAMPAIGN_KINDS, 'definition_break', 'training'];

function kindOf(row: Row): keyof typeof AnnotationKindEnum {
  const kind = KINDS.find((one) => one === row.text('kind'));
  if (kind === undefined) throw new QuestionError('BAD_ROW', 'an annotation of no known kind');
  return kind;
}

function scopeOf(dimensionOf: DimensionOf, dimension: DimensionId, keys: readonly string[], isWhole: boolean): AnnotationScope {
  return { dimension, isWhole, members: keys.map((key) => ({ key, label: memberLabel(dimensionOf(dimension), key), isOther: false })) };
}

/** Whom a row is about; undefined where it names a dimension nobody knows, so that nobody can say what it is about. */
function scopesOf(dimensionOf: DimensionOf, row: Row): AnnotationScope[] | undefined {
  const keys = (column: string): string[] => row.list(column).map(String);
  const [dimension, mediators, teams] = [row.text('dimension'), keys('mediators'), keys('teams')];
  if (!dimensionOf.isTold(mediators.length > 0 ? 'mediator' : dimension)) return undefined;
  if (mediators.length > 0) return [scopeOf(dimensionOf, 'mediator', mediators, true), ...(teams.length === 0 ? [] : [scopeOf(dimensionOf, 'team', teams, teams.length === 1)])];
  if (dimension === '') return [];
  const known = allDimensions.find(({ id }) => id === dimension);
  return known === undefined || keys('members').length === 0 ? undefined : [scopeOf(dimensionOf, known.id as DimensionId, keys('members'), true)];
}

const annotationOf = (dimensionOf: DimensionOf) => (row: Row): Annotation[] => {
  const scopes = scopesOf(dimensionOf, row);
  if (scopes === undefined) return [];
  const [kind, zh, startsOn] = [kindOf(row), row.text('text_zh'), row.text('starts_on')];
  return [{
    id: `${kind}/${startsOn}/${zh}`, kind, startsOn, scopes, endsOn: row.text('ends_on') || null, metric: row.text('metric') || null, text: { zh, en: row.text('text_en') || zh },
    people: kind === 'training' ? row.list('mediators').length : null,
  }];
};

/** One event for several members, delivered as a row for each, is told once. */
function merged(all: readonly Annotation[]): Annotation[] {
  const known = new Map<string, Annotation>();
  for (const one of all) {
    const [scope, more] = one.scopes;
    const key = scope === undefined || more !== undefined || one.kind === 'training' ? null : [one.id, one.endsOn ?? '', scope.dimension].join(' ');
    const members = key === null || scope === undefined ? [] : [...(known.get(key)?.scopes[0]?.members ?? []), ...scope.members];
    known.set(key ?? `${one.id} ${String(known.size)}`, key === null || scope === undefined ? one : Object.assign(one, { scopes: [Object.assign(scope, { members })] }));
  }
  return [...known.values()];
}

/** Oldest first, within a question about other things. Who took part in a training is told only to those who may see these people. */
export async function annotationsIn(snapshot: Snapshot, asked: RecordKindsArgs): Promise<Annotation[]> {
  const [rows, dimensionOf] = await Promise.all([snapshot.ask(compileAnnotations(await recordsAsked(asked, snapshot))), snapshot.dimensions(asked)]);
  return merged(rows.flatMap(annotationOf(dimensionOf)));
}

/** What happened and may show in a series. */
@Injectable()
export class AnnotationsService {
  constructor(private readonly store: Store) {}

  /** Oldest first. Who took part in a training is told only to those who may see these people. */
  annotations(viewer: Viewer, asked: RecordKindsArgs): Promise<Annotation[]> {
    return this.store.consistently(viewer, (snapshot) => annotationsIn(snapshot, asked));
  }
}

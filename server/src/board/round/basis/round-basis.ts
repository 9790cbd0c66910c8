import { definitionFingerprint, dimensionById, metricById, UnknownIdError, type DimensionId, type MetricId, type RoundHead } from '@concord/sql';
import { createHash } from 'node:crypto';
import { CANDIDATE, GOLD, ZONE_SHARE } from '../../../stats/ranking/award.js';
import { ANSWERS } from '../../../comparisons/ratio-cells.js';
import type { BoardMethod } from '../../method.js';

/** What an award is made from: the share of the eligible that is the zone, and the chances of a place in it that are gold and candidate. */
export interface AwardRule {
  readonly zoneShare: number;
  readonly gold: number;
  readonly candidate: number;
}

/** A definition that a board rests on, as it stood: of a metric with its version, of a dimension by its expression alone. */
export interface KeptDefinition {
  readonly id: string;
  readonly version: number | null;
  readonly fingerprint: string;
}

/** Everything but the data that a board was made by, as it stood when it was computed. */
export interface RoundBasis {
  readonly method: BoardMethod;
  readonly seats: number;
  readonly rankingMode: string;
  readonly publicWorkdays: number;
  readonly award: AwardRule;
  readonly definitions: readonly KeptDefinition[];
}

/** A definition that is not what it was; null where there is none of that name any more. */
export interface MovedDefinition {
  readonly id: string;
  readonly was: number | null;
  readonly now: number | null;
}

const AWARD: AwardRule = { zoneShare: ZONE_SHARE, gold: GOLD, candidate: CANDIDATE };

function metricDefinition(id: MetricId): KeptDefinition {
  const metric = metricById(id);
  return { id, version: metric.version, fingerprint: definitionFingerprint(metric) };
}

const dimensionDefinition = (id: DimensionId): KeptDefinition => ({ id, version: null, fingerprint: createHash('sha256').update(dimensionById(id).key).digest('hex').slice(0, 16) });

/** Metrics that a method scores, asks for, or shuts gates by. */
const metricsOf = ({ indicators, gates }: BoardMethod): MetricId[] => [...new Set([...indicators.flatMap(({ metric, onlyIf }) => [metric, ...(onlyIf === undefined ? [] : [onlyIf.metric])]), ...gates.map(({ metric }) => metric)])];

/** What a board is made by now: a method and the definitions it rests on, as the program has them. */
export function basisOf(method: BoardMethod, { seats, rankingMode, publicWorkdays }: Pick<RoundHead, 'publicWorkdays' | 'rankingMode' | 'seats'>): RoundBasis {
  const definitions = [...metricsOf(method).map(metricDefinition), ...[ANSWERS, ...method.strata].map(dimensionDefinition)];
  return { method, seats, rankingMode, publicWorkdays, award: AWARD, definitions };
}

function definitionNow({ id, version }: KeptDefinition): KeptDefinition | null {
  try {
    return version === null ? dimensionDefinition(id as DimensionId) : metricDefinition(id as MetricId);
  } catch (error) {
    if (error instanceof UnknownIdError) return null;
    throw error;
  }
}

/** Definitions that are not what they were when a board was made by them. `now` tells a definition as the program has it. */
export function movedDefinitions(definitions: readonly KeptDefinition[], now: (kept: KeptDefinition) => KeptDefinition | null = definitionNow): MovedDefinition[] {
  return definitions.flatMap((kept) => {
    const found = now(kept);
    return found !== null && found.version === kept.version && found.fingerprint === kept.fingerprint ? [] : [{ id: kept.id, was: kept.version, now: found?.version ?? null }];
  });
}

/** Definitions that differ between two boards. */
export const definitionsBetween = (before: readonly KeptDefinition[], after: readonly KeptDefinition[]): MovedDefinition[] => {
  const later = new Map(after.map((one) => [one.id, one]));
  return movedDefinitions(before, ({ id }) => later.get(id) ?? null);
};

/** Whether awards are made now as they were. */
export const isAwardedAlike = ({ award }: RoundBasis): boolean => award.zoneShare === AWARD.zoneShare && award.gold === AWARD.gold && award.candidate === AWARD.candidate;

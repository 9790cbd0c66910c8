import { allDimensions, allMetrics, type LocalisedText } from '@concord/sql';
import { rulesText } from '../../methods/rules-text.js';
import { movedDefinitions, type MovedDefinition, type RoundBasis } from './round-basis.js';
import type { RoundMethod } from './round-method.model.js';

function labelOf(id: string, version: number | null): LocalisedText {
  const found = version === null ? allDimensions.find((one) => one.id === id) : allMetrics.find((one) => one.id === id);
  return found?.label ?? { zh: id, en: id };
}

/** Definitions that moved, with their names. */
export const namedDefinitions = (moved: readonly MovedDefinition[]) => moved.map((one) => ({ ...one, label: labelOf(one.id, one.was) }));

/** A round's own method for people: in words, with the versions of the definitions it rests on. No words where one of these is gone. */
export function roundMethod({ method, seats, award, definitions }: RoundBasis): RoundMethod {
  const moved = new Map(movedDefinitions(definitions).map((one) => [one.id, one]));
  const isWhole = [...moved.values()].every(({ was, now }) => was === null || now !== null);
  return {
    seats, zoneShare: award.zoneShare, weights: method.indicators.map(({ metric, weight }) => ({ metric, points: Math.round(weight * 100) })),
    rules: isWhole ? rulesText(method, award) : [],
    definitions: definitions.map(({ id, version }) => ({ id, label: labelOf(id, version), version, isSame: !moved.has(id), now: moved.has(id) ? (moved.get(id)?.now ?? null) : version })),
  };
}

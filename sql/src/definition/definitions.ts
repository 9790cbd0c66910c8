import { createHash } from 'node:crypto';
import type { Metric } from '../metric.js';

/** How a metric is shown, found and read; what it counts does not depend on it. */
const SHOWN: ReadonlySet<string> = new Set(['alongside', 'better', 'leading', 'needs', 'rolling', 'tile', 'version']);

/** Words in both languages may be improved without another number coming of it. */
const isWords = (value: unknown): boolean => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

function counted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(counted);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.replaceAll(/\s+/gu, ' ').trim() : value;
  return Object.fromEntries(Object.entries(value).filter(([, held]) => !isWords(held)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, counted(held)]));
}

/** A fingerprint of what a metric counts: predicates, dates, flows, stocks, exposures. Its words and its place on a page do not change it. */
export function fingerprintOf(metric: Metric): string {
  const meant = Object.fromEntries(Object.entries(metric).filter(([key]) => !SHOWN.has(key)));
  return createHash('sha256').update(JSON.stringify(counted(meant))).digest('hex').slice(0, 16);
}

/** Fingerprints by metric and version, of every version since they are kept. */
export type Definitions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Another number would come under the same version: reports already made with it could no longer be explained. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
}

/** The kept fingerprints with those of the definitions as they are. Throws `DefinitionError` where one changed and its version did not rise. */
export function definitionsWith(kept: Definitions, metrics: readonly Metric[]): Definitions {
  const now = metrics.map((metric): [string, Readonly<Record<string, string>>] => {
    const versions = kept[metric.id] ?? {};
    const [version, mine] = [String(metric.version), fingerprintOf(metric)];
    if (versions[version] !== undefined && versions[version] !== mine) throw new DefinitionError(`${metric.id} counts something else than version ${version} did: raise its version`);
    if (Object.keys(versions).some((older) => Number(older) > metric.version)) throw new DefinitionError(`${metric.id} has had a version above ${version}`);
    return [metric.id, { ...versions, [version]: mine }];
  });
  // A metric that is gone keeps its versions: its numbers stand in old reports.
  return Object.fromEntries([...new Map([...Object.entries(kept), ...now])].sort(([a], [b]) => (a < b ? -1 : 1)));
}

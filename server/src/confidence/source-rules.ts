import type { Profile } from '@concord/etl';
import { checkById, type CheckId, type Severity, type SourceRule } from '@concord/sql';
import { profileOf } from '../store/profile.js';
import type { Row } from '../store/table.js';
import { counts, type Overrides } from './grade-month.js';

/** What the newest profiles of a dataset's sources ask of their cases. */
export interface AskedOfSources {
  /** What each source says of the product's checks. */
  readonly overrides: ReadonlyMap<string, Overrides>;
  /** Their own rules. */
  readonly own: readonly SourceRule[];
}

/** A profile written for rules that no longer hold allows nothing of its own. */
const checksOf = (profileText: string): Pick<Profile['checks'], 'own' | 'rules'> => profileOf(profileText)?.checks ?? { rules: {}, own: {} };

/** Out of rows of `compileSourceProfiles`. */
export function askedOf(rows: readonly Row[]): AskedOfSources {
  const asked = rows.map((row) => ({ source: row.text('source'), ...checksOf(row.text('profile')) }));
  return {
    overrides: new Map(asked.map(({ source, rules }) => [source, rules])),
    own: asked.flatMap(({ source, own }) => Object.entries(own).map(([name, rule]) => ({ source, name, rule }))),
  };
}

/** A check as one source has it. */
const effective = (overrides: Overrides, id: CheckId): { readonly severity: Severity | 'off'; readonly above: number } => {
  const { severity = 'warn', above = 0 } = checkById(id) ?? {};
  const own = overrides[id] ?? {};
  return { severity: own.severity ?? severity, above: own.above ?? above };
};

/** What holds where cases of several sources are judged together: of each check the lowest limit among the sources for which it costs a grade; off where it costs none. */
export function strictest(sources: readonly Overrides[]): Overrides {
  const ids = [...new Set(sources.flatMap((overrides) => Object.keys(overrides) as CheckId[]))];
  return Object.fromEntries(ids.map((id) => {
    const counting = sources.map((overrides) => effective(overrides, id)).filter(({ severity }) => counts(severity));
    return [id, counting.length === 0 ? { severity: 'off' } : { severity: 'warn', above: Math.min(...counting.map(({ above }) => above)) }];
  }));
}

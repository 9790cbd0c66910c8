import { type DimensionId, type Filter, type RoleGrant, type Scope } from '@concord/sql';
import { z } from 'zod';

/** By what somebody's cases can be told from others'. */
export const SCOPE_DIMENSIONS = ['institution', 'region', 'branch', 'organisation', 'team', 'mediator'] as const satisfies readonly DimensionId[];
/** One of `SCOPE_DIMENSIONS`. */
export type ScopeDimension = (typeof SCOPE_DIMENSIONS)[number];

const MOST_VALUES = 1_000;

const parts = z.array(z.strictObject({ dimension: z.enum(SCOPE_DIMENSIONS), values: z.array(z.string().min(1).max(500)).min(1).max(MOST_VALUES) })).min(1).max(SCOPE_DIMENSIONS.length)
  .refine((scope) => new Set(scope.map(({ dimension }) => dimension)).size === scope.length);
const kept = z.union([z.literal('all'), parts]);

/** A scope somebody may be given; undefined where it is none. */
export const asScope = (scope: unknown): Scope | undefined => kept.safeParse(scope).data;

/** Scope as a grant keeps it; undefined where it cannot be read, and whoever has it sees nothing. */
export function scopeOf({ scope }: Pick<RoleGrant, 'scope'>): Scope | undefined {
  try {
    return asScope(JSON.parse(scope));
  } catch {
    return undefined;
  }
}

const within = (own: Filter, asked: Filter): boolean => own.dimension === asked.dimension && asked.values.every((value) => own.values.includes(value));

/** Whether whoever sees `own` sees every case of `asked`, by the words of both. */
export function isWithin(own: Scope, asked: Scope): boolean {
  if (own === 'all') return true;
  return asked !== 'all' && own.every((part) => asked.some((other) => within(part, other)));
}

/**
 * What `asked` comes to when somebody gives it who sees `own` only: both hold. Undefined where it names something outside of `own`, or everything.
 */
export function givenFrom(own: Scope, asked: Scope): Scope | undefined {
  if (own === 'all') return asked;
  if (asked === 'all' || asked.some((part) => own.some((mine) => mine.dimension === part.dimension && !within(mine, part)))) return undefined;
  return [...asked, ...own.filter((mine) => !asked.some(({ dimension }) => dimension === mine.dimension))];
}

import type { OwnFieldsFragment } from '../../graphql/gen/graphql.js';

type Grants = Pick<OwnFieldsFragment, 'actsBy' | 'grants'>;

/** The mediator whose cases alone somebody sees by the grant they act by; null for everybody else. As the server decides it. */
export function selfOf({ actsBy, grants }: Grants): string | null {
  const scope = grants.find(({ id }) => id === actsBy)?.scope ?? [];
  const [only, more] = scope;
  const isOwn = more === undefined && only !== undefined && (only.dimension === 'mediator' || only.dimension === 'attributed_mediator') && only.values.length === 1;
  return isOwn ? (only.values[0] ?? null) : null;
}

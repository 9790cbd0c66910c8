import type { FieldMiddleware } from '@nestjs/graphql';
import type { Stores } from '@concord/sql';

const ACCOUNT = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Names of accounts by their ids; whatever is none is itself. One for each request: people are renamed. */
export function namesOfActors({ operational }: Stores): (id: string) => Promise<string> {
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  return async (id) => {
    if (!ACCOUNT.test(id)) return id;
    known ??= operational.accounts.list().then((all) => new Map(all.map((one) => [one.id, one.name])));
    return (await known).get(id) ?? id;
  };
}

/** For fields that hold who did something: what is kept is the id of an account, what is told is its name. */
export const actorName: FieldMiddleware<unknown, { readonly nameOf?: (id: string) => Promise<string> }> = async ({ context }, next) => {
  const id: unknown = await next();
  return typeof id === 'string' && context.nameOf !== undefined ? context.nameOf(id) : id;
};

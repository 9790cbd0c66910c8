import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { Kind, visit, type DocumentNode, type ValueNode } from 'graphql';
import { sayInCurrency, USUAL_CURRENCY } from '../narrative/currency.js';
import { profileOf } from '../store/profile.js';
import type { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';

interface Context extends BaseContext {
  viewer?: Viewer;
}

type Variables = Readonly<Record<string, unknown>>;

/** Nothing that the contract takes is nested deeper. */
const DEEPEST = 8;

/** Every `dataset` within a variable's value. */
function namedIn(value: unknown, depth = 0): unknown[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.entries(value as Variables).flatMap(([name, inner]) => (name === 'dataset' ? [inner] : namedIn(inner, depth + 1)));
}

/** The dataset that a request names first, as an argument or within one; undefined where it names none. */
function datasetOf(document: DocumentNode, variables: Variables): string | undefined {
  const named: unknown[] = namedIn(variables);
  const read = ({ name, value }: { readonly name: { readonly value: string }; readonly value: ValueNode }): void => {
    if (name.value !== 'dataset') return;
    named.push(value.kind === Kind.STRING ? value.value : value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined);
  };
  visit(document, { Argument: read, ObjectField: read });
  return named.find((name): name is string => typeof name === 'string');
}

/** Lets the sentences of a request name amounts in the currency of the dataset it asks for. */
export function currencyPlugin(store: Store): ApolloServerPlugin<Context> {
  let known: { readonly version: number | undefined; readonly codes: ReadonlyMap<string, string> } = { version: undefined, codes: new Map() };
  const currencies = async (viewer: Viewer): Promise<ReadonlyMap<string, string>> => {
    if (known.version === undefined || known.version !== store.lastKnownVersion()) {
      const datasets = await store.consistently(viewer, async (snapshot) => ({ version: snapshot.version.number, all: await snapshot.datasets() }));
      known = { version: datasets.version, codes: new Map([...datasets.all].map(([id, { profileText }]) => [id, profileOf(profileText)?.currency ?? USUAL_CURRENCY])) };
    }
    return known.codes;
  };
  return {
    requestDidStart: () => Promise.resolve({
      didResolveOperation: async ({ contextValue: { viewer }, document, request }) => {
        const dataset = datasetOf(document, request.variables ?? {});
        // Whoever may see nothing is told so by the question itself.
        if (dataset === undefined || viewer?.scope === undefined) return;
        sayInCurrency((await currencies(viewer)).get(dataset) ?? USUAL_CURRENCY);
      },
    }),
  };
}

import { createHash } from 'node:crypto';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, Kind, parse, print, visit, type ASTNode, type DocumentNode, type SelectionNode } from 'graphql';
import type { Viewer } from '../store/viewer.js';

/** What a document is called that the pages may send. */
type Fingerprint = string;

interface Context extends BaseContext {
  readonly viewer?: Viewer;
}

/** More texts than pages have questions. */
const KEPT = 1_000;

const isTypename = (node: SelectionNode): boolean => node.kind === Kind.FIELD && node.name.value === '__typename';
/** As their texts are ordered. */
const settledOrder = <Node extends ASTNode>(nodes: readonly Node[] | undefined): readonly Node[] => [...(nodes ?? [])].sort((a, b) => (print(a) < print(b) ? -1 : 1));

/** Of what a document asks, whatever the order of its fields, arguments and variables; clients add `__typename` to what pages ask. */
export function fingerprintOf(document: DocumentNode): Fingerprint {
  const settled = visit(document, {
    SelectionSet: { leave: (node) => ({ ...node, selections: settledOrder(node.selections.filter((one) => !isTypename(one))) }) },
    Field: { leave: (node) => ({ ...node, arguments: settledOrder(node.arguments), directives: settledOrder(node.directives) }) },
    ObjectValue: { leave: (node) => ({ ...node, fields: settledOrder(node.fields) }) },
    OperationDefinition: { leave: (node) => ({ ...node, variableDefinitions: settledOrder(node.variableDefinitions) }) },
  });
  return createHash('sha256').update(settled.definitions.map(print).sort().join('\n')).digest('hex');
}

/** The documents of the pages as they were built, by fingerprint: `documents` maps what identifies each to its text. */
export const trustedIn = (documents: Readonly<Record<string, string>>): ReadonlySet<Fingerprint> => new Set(Object.values(documents).map((text) => fingerprintOf(parse(text, { noLocation: true }))));

/**
 * Lets a browser ask what our pages ask and nothing else: who gets hold of a session in a browser cannot put questions of their own together with it. Programs, by
 * their tokens, ask what they like within the limits. Without a list nothing is held against it.
 */
export function trustedDocumentsPlugin(trusted: ReadonlySet<Fingerprint>): ApolloServerPlugin<Context> {
  // Pages ask the same few over and over, letter for letter.
  const known = new Set<string>();
  const isTrusted = (text: string | undefined, document: DocumentNode): boolean => {
    if (text !== undefined && known.has(text)) return true;
    const is = trusted.has(fingerprintOf(document));
    if (is && text !== undefined && known.size < KEPT) known.add(text);
    return is;
  };
  return {
    requestDidStart: () => Promise.resolve({
      didResolveOperation: ({ contextValue: { viewer }, document, request }) => {
        const isOfAPage = viewer?.session !== undefined || request.http?.headers.get('x-requested-with') === 'concord';
        if (trusted.size > 0 && isOfAPage && !isTrusted(request.query, document)) throw new GraphQLError('the pages do not ask this', { extensions: { code: 'UNKNOWN_DOCUMENT' } });
        return Promise.resolve();
      },
    }),
  };
}

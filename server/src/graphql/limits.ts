import { ApolloArmor } from '@escape.tech/graphql-armor';

/** Largest GraphQL request in bytes. */
export const MAX_BODY_BYTES = 100_000;

/**
 * Refuses documents that are too deep, too long, too costly or ask one field again and again, before anything is resolved.
 * The product's own largest document, the page of Resolution in one request, costs just under it and has ten directives.
 */
export const protection = () =>
  new ApolloArmor({
    maxDepth: { n: 8, ignoreIntrospection: true },
    maxAliases: { n: 15 },
    maxDirectives: { n: 10 },
    maxTokens: { n: 2_000 },
    costLimit: { maxCost: 5_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, ignoreIntrospection: true },
    blockFieldSuggestion: { enabled: true },
  }).protect();

/** Columns of a case whose codes come from a taxonomy, and may be renamed by a newer version of it. */
export const TAXONOMY_SCHEMES = ['business', 'cause', 'subtype', 'product'] as const;

/** What stands in a file: its texts, paragraph by paragraph and cell by cell; its numbers as they are kept, whole; and where its links lead. */
export interface Told {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly links: readonly string[];
}

/** Several as one. */
export const together = (all: readonly Told[]): Told => ({ texts: all.flatMap(({ texts }) => texts), numbers: all.flatMap(({ numbers }) => numbers), links: all.flatMap(({ links }) => links) });

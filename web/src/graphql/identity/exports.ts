import { graphql } from '../gen/index.js';

/** Writes into the log that what a page shows is taken out as a file; answers the mark the file is to carry. */
export const NOTE_EXPORT = graphql(/* GraphQL */ `mutation NoteExport($file: String!, $dataset: String!, $reason: Prose!) { noteExport(file: $file, dataset: $dataset, reason: $reason) }`);

import { graphql } from './gen/index.js';

/** Every kind of reference data, and what of it a dataset has. */
export const RECORD_KINDS = graphql(/* GraphQL */ `
  query RecordKinds($dataset: String!) {
    recordKinds(dataset: $dataset) {
      id label { en zh } meaning { en zh } records validity firstOn newestLoad loadedAt
      columns { name label { en zh } isKey isRequired isNumber }
    }
  }
`);

/** A page of the records of one kind. */
export const RECORDS = graphql(/* GraphQL */ `
  query Records($dataset: String!, $kind: RecordId!, $on: LocalDate, $search: String, $first: Int!, $after: String) {
    records(dataset: $dataset, kind: $kind, on: $on, search: $search, first: $first, after: $after) {
      total hasNext after
      rows { id loadNo cells { value word { en zh } } }
    }
  }
`);

/** Targets, reasonable intervals and baselines of every metric, for whom they were set. */
export const TARGETS = graphql(/* GraphQL */ `
  query Targets($dataset: String!) {
    targets(dataset: $dataset) { metric target { lower upper validFrom validTo value } whose { dimension member { key label { en zh } } } }
    baselines(dataset: $dataset) { metric startsOn frozenUntil reason { en zh } whose { dimension member { key label { en zh } } } }
  }
`);

import { graphql } from '../gen/index.js';

/** A table of metrics by up to two splits and a grain of time, every subtotal at its own grain. */
export const EXPLORATION = graphql(/* GraphQL */ `
  query Exploration($input: ExplorationInput!) {
    exploration(input: $input) {
      asOf dataVersion isCapped
      buckets { complete from to }
      rows { dimension memberCount members { key label { en zh } isOther } }
      columns { dimension memberCount members { key label { en zh } isOther } }
      findings { tone what words { en zh } }
      cells {
        metric row column bucket
        value { ...ValueFields }
        compared { difference words { en zh } value { ...ValueFields } target { lower upper value validFrom validTo } }
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment ViewFields on SavedView {
    id name isOwn isShared revision savedAt definition file
  }
`);

/** The reader's own views and those others share. */
export const SAVED_VIEWS = graphql(/* GraphQL */ `
  query SavedViews { savedViews { ...ViewFields } }
`);

/** Saves a view, or changes one. */
export const SAVE_VIEW = graphql(/* GraphQL */ `
  mutation SaveView($view: ViewInput!) { saveView(view: $view) { ...ViewFields } }
`);

/** Takes a view file as one of the reader's own. */
export const IMPORT_VIEW = graphql(/* GraphQL */ `
  mutation ImportView($file: String!) { importView(file: $file) { ...ViewFields } }
`);

/** Removes one of the reader's own views. */
export const REMOVE_VIEW = graphql(/* GraphQL */ `
  mutation RemoveView($id: ID!) { removeView(id: $id) }
`);

/** In which fields two views differ. */
export const VIEW_DIFFERENCES = graphql(/* GraphQL */ `
  query ViewDifferences($a: ID!, $b: ID!) { viewDifferences(a: $a, b: $b) { field label { en zh } a { en zh } b { en zh } } }
`);

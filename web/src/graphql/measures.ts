import { graphql } from './gen/index.js';

/** Everything an answer says about itself; every number drawn carries it. */
graphql(/* GraphQL */ `
  fragment ValueFields on MetricValue {
    asOf basis boundHigh boundLow ciHigh ciLow coverage dataVersion definitionVersion denominator lack maturity n numerator p75 p90 reliability sum value
  }
`);

/** What a control chart says of itself: every trend draws its targets and names its baselines. */
graphql(/* GraphQL */ `
  fragment ControlFields on ControlChart {
    assurance chance chart heldBack latest perWorkday rules target variation
    phases { from frozenUntil startsOn text { en zh } trust why }
    targets { lower upper validFrom validTo value }
    within { lower upper }
  }
`);

/** Metrics by month; with `split`, a series for each member. One request however many metrics. `told`: with the sentences to print. */
export const SERIES = graphql(/* GraphQL */ `
  query Series($input: SeriesInput!, $told: Boolean = false) {
    series(input: $input) {
      metric
      findings @include(if: $told) { tone what words { en zh } }
      member { key label { en zh } isOther }
      total { ...ValueFields }
      control { ...ControlFields }
      points { complete from to workdays perWorkday control { centre lower upper rule variation } rolling { ...ValueFields } value { ...ValueFields } }
    }
  }
`);

/** A metric by the members of one dimension, the rest folded into 其他. */
export const BREAKDOWN = graphql(/* GraphQL */ `
  query Breakdown($input: BreakdownInput!, $told: Boolean = false) {
    breakdown(input: $input) {
      dimension metric memberCount
      findings @include(if: $told) { tone what words { en zh } }
      total { ...ValueFields }
      rows { share member { key label { en zh } isOther } value { ...ValueFields } }
    }
  }
`);

/** The notification funnel by message instead of by case. */
export const MESSAGE_STEPS = graphql(/* GraphQL */ `
  query MessageSteps($input: MessageStepsInput!) {
    messageSteps(input: $input) { metric value { ...ValueFields } }
  }
`);

/** The statement of a metric's whole period, as it is asked. */
export const STATEMENTS = graphql(/* GraphQL */ `
  query Statements { catalogue { metrics { id statement } } }
`);

/** Values a filter can take, most frequent first. */
export const FILTER_VALUES = graphql(/* GraphQL */ `
  query FilterValues($dataset: String!, $dimension: DimensionId!, $search: String, $limit: Int!) {
    filterValues(dataset: $dataset, dimension: $dimension, search: $search, limit: $limit) {
      dimension total
      values { key n label { en zh } }
    }
  }
`);

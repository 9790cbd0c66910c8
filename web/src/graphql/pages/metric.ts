import { graphql } from '../gen/index.js';

/** All of a metric's page that does not page or open by itself, in one request; what the metric or the dataset cannot tell is left out. */
export const METRIC = graphql(/* GraphQL */ `
  query MetricPage(
    $total: TotalInput!, $trend: SeriesInput!, $earlier: SeriesInput!, $withEarlier: Boolean!, $breakdown: BreakdownInput!, $withBreakdown: Boolean!,
    $survival: SurvivalInput!, $withSurvival: Boolean!, $effort: EffortInput!, $withEffort: Boolean!
  ) {
    total(input: $total) { metric value { ...ValueFields } curve { atRisk day high low survival } few { en zh } }
    trend: series(input: $trend) {
      metric
      findings { tone what words { en zh } }
      member { key label { en zh } isOther }
      total { ...ValueFields }
      control { ...ControlFields }
      points { complete from to workdays perWorkday control { centre lower upper rule variation } rolling { ...ValueFields } value { ...ValueFields } }
    }
    earlier: series(input: $earlier) @include(if: $withEarlier) { points { complete from to workdays perWorkday value { ...ValueFields } } }
    breakdown(input: $breakdown) @include(if: $withBreakdown) {
      dimension metric memberCount
      findings { tone what words { en zh } }
      total { ...ValueFields }
      rows { share member { key label { en zh } isOther } value { ...ValueFields } }
    }
    survival(input: $survival) @include(if: $withSurvival) { findings { tone what words { en zh } } }
    effort(input: $effort) @include(if: $withEffort) { from to minutes weights { member { key label { en zh } } cases minutes weight } }
  }
`);

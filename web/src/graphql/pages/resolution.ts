import { graphql } from '../gen/index.js';

/** All of the Resolution page in one request; what a dataset cannot tell is left out of it. */
export const RESOLUTION = graphql(/* GraphQL */ `
  query Resolution(
    $dataset: String!, $rates: SeriesInput!, $trends: SeriesInput!, $change: RateChangeInput!, $withChange: Boolean!, $survival: SurvivalInput!, $withSurvival: Boolean!,
    $ages: SeriesInput!, $withAges: Boolean!, $allDays: BreakdownInput!, $activeDays: BreakdownInput!, $withBands: Boolean!, $steps: SeriesInput!, $withSteps: Boolean!, $told: [TogetherInput!]!, $agesTold: [TogetherInput!]!,
    $firms: FunnelPlotInput!, $withFirms: Boolean!, $places: FunnelPlotInput!, $withPlaces: Boolean!, $volumes: BreakdownInput!, $withVolumes: Boolean!, $kept: SurvivalInput!, $withKept: Boolean!
  ) {
    annotations(dataset: $dataset) { ...AnnotationFields }
    told: together(input: $rates, groups: $told) { metrics findings { words { en zh } } }
    rates: series(input: $rates) { metric total { ...ValueFields } control { latest variation } }
    trends: series(input: $trends) {
      metric
      member { key label { en zh } isOther }
      total { ...ValueFields }
      control { ...ControlFields }
      findings { tone what words { en zh } }
      points { complete from to workdays perWorkday control { centre lower upper rule variation } value { ...ValueFields } }
    }
    change: rateChange(input: $change) @include(if: $withChange) {
      metric dimension memberCount folded change changeLow changeHigh mix level residual
      findings { words { en zh } }
      standardisedBefore standardisedAfter
      before { ...ValueFields }
      after { ...ValueFields }
      rows { mix level member { key label { en zh } isOther } before { ...ValueFields } after { ...ValueFields } }
    }
    survival(input: $survival) @include(if: $withSurvival) {
      metric
      findings { what words { en zh } }
      total {
        value { ...ValueFields }
        curve { atRisk day high low survival }
        shares { day share }
        endings { cases ending { key label { en zh } isOther } points { day incidence } shares { day share } }
      }
      parts { member { key label { en zh } isOther } value { ...ValueFields } curve { atRisk day high low survival } }
    }
    ages: series(input: $ages) @include(if: $withAges) { metric total { ...ValueFields } points { complete from to value { value } } }
    agesTold: together(input: $ages, groups: $agesTold) { metrics findings { words { en zh } } }
    allDays: breakdown(input: $allDays) @include(if: $withBands) { ...AgeFields }
    activeDays: breakdown(input: $activeDays) @include(if: $withBands) { ...AgeFields }
    kept: survival(input: $kept) @include(if: $withKept) { metric findings { tone what words { en zh } } total { curve { atRisk day high low survival } few { en zh } } }
    steps: series(input: $steps) @include(if: $withSteps) { metric member { key label { en zh } isOther } total { ...ValueFields } }
    firms: funnelPlot(input: $firms) @include(if: $withFirms) { ...PlotFields }
    places: funnelPlot(input: $places) @include(if: $withPlaces) { ...PlotFields }
    volumes: breakdown(input: $volumes) @include(if: $withVolumes) {
      dimension metric memberCount
      findings { tone what words { en zh } }
      total { ...ValueFields }
      rows { share member { key label { en zh } isOther } value { ...ValueFields } }
    }
  }
`);

/** A stock by its ages, at the end of the range. */
graphql(/* GraphQL */ `
  fragment AgeFields on Breakdown { total { n dataVersion definitionVersion } rows { member { key } value { n } } }
`);

/** A funnel plot as it is drawn and listed. */
graphql(/* GraphQL */ `
  fragment PlotFields on FunnelPlot {
    metric dimension scale standardisedBy phi tau2 judged chance
    findings { words { en zh } }
    total { ...ValueFields }
    points { expected height ratio rate position shrunk shrunkSd size member { key label { en zh } isOther } value { ...ValueFields } }
    limits { n low95 high95 low998 high998 }
  }
`);

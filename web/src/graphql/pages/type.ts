import { graphql } from '../gen/index.js';

/** All of the page of one type of dispute in one request; what a dataset cannot tell is left out of it. */
export const TYPE = graphql(/* GraphQL */ `
  query TypeOfDispute(
    $dataset: String!, $among: IssuesInput!, $trend: SeriesInput!, $earlier: SeriesInput!, $withEarlier: Boolean!, $survival: TotalInput!, $withSurvival: Boolean!,
    $places: BreakdownInput!, $withPlaces: Boolean!, $reasons: BreakdownInput!, $withReasons: Boolean!, $outcomes: BreakdownInput!, $withOutcomes: Boolean!,
    $settled: BreakdownInput!, $withSettled: Boolean!
  ) {
    annotations(dataset: $dataset) { ...AnnotationFields }
    issues(input: $among) {
      paretos { measure reliability }
      types { member { key label { en zh } isOther } n days amount withAmount share recurring repeatsBeyond repeats { ...ValueFields } unclassified variation }
      stuck { rows { member { key label { en zh } isOther } excessDays stuck time { ...ValueFields } stocks { open aged beyond } } }
    }
    trend: series(input: $trend) { ...TrendFields }
    earlier: series(input: $earlier) @include(if: $withEarlier) { ...TrendFields }
    survival: total(input: $survival) @include(if: $withSurvival) { metric value { ...ValueFields } curve { atRisk day high low survival } }
    places: breakdown(input: $places) @include(if: $withPlaces) { ...PartsFields }
    reasons: breakdown(input: $reasons) @include(if: $withReasons) { ...PartsFields }
    outcomes: breakdown(input: $outcomes) @include(if: $withOutcomes) { ...PartsFields }
    settled: breakdown(input: $settled) @include(if: $withSettled) { ...PartsFields }
  }
`);

graphql(/* GraphQL */ `
  fragment TrendFields on Series {
    metric
    member { key label { en zh } isOther }
    total { ...ValueFields }
    control { ...ControlFields }
    points { complete from to workdays perWorkday control { centre lower upper rule variation } value { ...ValueFields } }
  }
`);

graphql(/* GraphQL */ `
  fragment PartsFields on Breakdown {
    dimension metric memberCount
    total { ...ValueFields }
    rows { share member { key label { en zh } isOther } value { ...ValueFields } }
  }
`);

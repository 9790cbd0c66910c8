import { graphql } from '../gen/index.js';

/** All of the page of one type of dispute in one request; what a dataset cannot tell is left out of it. Written out flat: fragments within fragments would cost more than a request may. */
export const TYPE = graphql(/* GraphQL */ `
  query TypeOfDispute(
    $dataset: String!, $among: IssuesInput!, $trend: SeriesInput!, $earlier: SeriesInput!, $withEarlier: Boolean!, $survival: TotalInput!, $curve: SurvivalInput!, $withSurvival: Boolean!,
    $places: BreakdownInput!, $withPlaces: Boolean!, $reasons: BreakdownInput!, $withReasons: Boolean!, $outcomes: BreakdownInput!, $withOutcomes: Boolean!,
    $settled: BreakdownInput!, $withSettled: Boolean!
  ) {
    annotations(dataset: $dataset) { ...AnnotationFields }
    issues(input: $among) {
      paretos { measure reliability }
      types { member { key label { en zh } } n days amount withAmount share recurring repeatsBeyond repeats { value numerator denominator } unclassified variation }
      stuck { rows { member { key } stuck time { n p75 reliability } stocks { open aged } } }
    }
    trend: series(input: $trend) {
      metric
      member { key label { en zh } isOther }
      total { ...ValueFields }
      control { ...ControlFields }
      findings { tone what words { en zh } }
      points { complete from to workdays perWorkday control { centre lower upper rule variation } value { ...ValueFields } }
    }
    earlier: series(input: $earlier) @include(if: $withEarlier) { points { complete from to workdays perWorkday value { ...ValueFields } } }
    survival: total(input: $survival) @include(if: $withSurvival) { value { asOf dataVersion definitionVersion } curve { atRisk day high low survival } few { en zh } }
    curve: survival(input: $curve) @include(if: $withSurvival) { findings { tone what words { en zh } } }
    places: breakdown(input: $places) @include(if: $withPlaces) { dimension metric memberCount findings { tone what words { en zh } } total { ...ValueFields } rows { share member { key label { en zh } isOther } value { ...ValueFields } } }
    reasons: breakdown(input: $reasons) @include(if: $withReasons) { dimension metric memberCount findings { tone what words { en zh } } total { ...ValueFields } rows { share member { key label { en zh } isOther } value { ...ValueFields } } }
    outcomes: breakdown(input: $outcomes) @include(if: $withOutcomes) { dimension metric memberCount findings { tone what words { en zh } } total { ...ValueFields } rows { share member { key label { en zh } isOther } value { ...ValueFields } } }
    settled: breakdown(input: $settled) @include(if: $withSettled) { dimension metric memberCount findings { tone what words { en zh } } total { ...ValueFields } rows { share member { key label { en zh } isOther } value { ...ValueFields } } }
  }
`);

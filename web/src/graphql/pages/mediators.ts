import { graphql } from '../gen/index.js';

/** All of the page of mediators, teams or organisations in one request: whether they differ, how much each has to do, and who is in which post. */
export const MEDIATORS = graphql(/* GraphQL */ `
  query Mediators($plot: FunnelPlotInput!, $closings: BreakdownInput!, $withClosings: Boolean!, $open: BreakdownInput!, $withOpen: Boolean!, $dataset: String!, $on: LocalDate!, $withPosts: Boolean!, $everyone: Int!) {
    plot: funnelPlot(input: $plot) { ...PlotFields }
    closings: breakdown(input: $closings) @include(if: $withClosings) { metric total { dataVersion definitionVersion } rows { member { key label { en zh } isOther } value { value } } }
    open: breakdown(input: $open) @include(if: $withOpen) { metric total { dataVersion definitionVersion } rows { member { key label { en zh } isOther } value { value } } }
    posts: records(dataset: $dataset, kind: mediator, on: $on, first: $everyone) @include(if: $withPosts) { rows { cells { value word { en zh } } } }
    postColumns: recordKinds(dataset: $dataset) @include(if: $withPosts) { id columns { name } }
  }
`);

/** Two of them on their like cases. */
export const PAIR = graphql(/* GraphQL */ `
  query Pair($input: PairInput!) {
    pair(input: $input) {
      metric dimension likeBy matchedFirst matchedSecond
      findings { words { en zh } }
      first { expected overlap member { key label { en zh } } value { ...ValueFields } }
      second { expected overlap member { key label { en zh } } value { ...ValueFields } }
      strata { weight path { key label { en zh } } first { ...ValueFields } second { ...ValueFields } }
      balance { dimension isMatched before after }
    }
  }
`);

/** The profile of one in one request. What a dataset cannot tell is left out. */
export const PROFILE = graphql(/* GraphQL */ `
  query Profile(
    $dataset: String!, $key: String!, $own: SeriesInput!, $work: SeriesInput!, $withWork: Boolean!, $all: SeriesInput!, $trend: SeriesInput!, $mix: BreakdownInput!, $allMix: BreakdownInput!, $withMix: Boolean!, $plot: FunnelPlotInput!,
    $survival: SurvivalInput!, $withSurvival: Boolean!, $taken: RestatementsInput!, $isPerson: Boolean!, $withPosts: Boolean!, $on: LocalDate, $withTaken: Boolean!, $records: Int!
  ) {
    own: series(input: $own) { metric total { ...ValueFields } control { latest variation } }
    work: series(input: $work) @include(if: $withWork) { metric total { ...ValueFields } control { latest variation } }
    all: series(input: $all) { metric total { ...ValueFields } }
    trend: series(input: $trend) {
      metric member { key label { en zh } isOther } total { ...ValueFields } control { ...ControlFields }
      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }
    }
    mix: breakdown(input: $mix) @include(if: $withMix) { rows { share member { key label { en zh } isOther } } }
    allMix: breakdown(input: $allMix) @include(if: $withMix) { rows { share member { key label { en zh } isOther } } }
    held: funnelMember(input: $plot, member: $key) {
      overlap
      point { expected ratio rate position shrunk shrunkSd member { key label { en zh } } value { ...ValueFields } }
      strata { n observed expected path { key label { en zh } } }
    }
    survival(input: $survival) @include(if: $withSurvival) {
      metric
      findings { what words { en zh } }
      total { value { ...ValueFields } curve { atRisk day high low survival } shares { day share } endings { cases ending { key label { en zh } isOther } points { day incidence } shares { day share } } }
      parts { member { key label { en zh } isOther } value { ...ValueFields } curve { atRisk day high low survival } }
    }
    posts: records(dataset: $dataset, kind: mediator, on: $on, search: $key, first: $records) @include(if: $withPosts) { rows { cells { value } } }
    trainings: records(dataset: $dataset, kind: training, search: $key, first: $records) @include(if: $isPerson) { rows { cells { value } } }
    kinds: recordKinds(dataset: $dataset) @include(if: $withPosts) { id columns { name } }
    taken: restatements(input: $taken) @include(if: $withTaken) { hasNext rows { caseId source change { from to } } }
  }
`);

import { graphql } from '../../graphql/gen/index.js';
import type { IssuesQuery } from '../../graphql/gen/graphql.js';

/** All of the page in one request: types by size, month and age, and the trend of all cases together. */
export const ISSUES = graphql(/* GraphQL */ `
  query Issues($input: IssuesInput!, $trend: SeriesInput!) {
    issues(input: $input) {
      asOf dataVersion dimension metric typeCount judged byChance latest
      findings { what tone words { en zh } }
      levels { dimension types vital unclassified }
      monthly
      heat { rows findings { what tone words { en zh } } }
      months { from to complete }
      paretos {
        measure total cases types vital reliability
        bars { member { key label { en zh } isOther } value share cumulative vital cases }
        tail { types value share cases } unclassified { types value share cases }
        concentration { cr3 herfindahl effectiveTypes gini }
        findings { what tone words { en zh } }
      }
      types {
        member { key label { en zh } isOther } n days amount withAmount share monthly recurring repeatsBeyond repeats { ...ValueFields } unclassified variation
        signals { from n centre lower upper rule variation }
      }
      stuck {
        aged monthEnds excessDays overall { open aged beyond }
        rows { member { key label { en zh } isOther } excessDays lower stuck time { ...ValueFields } stocks { open aged beyond } }
        findings { what tone words { en zh } }
      }
    }
    series(input: $trend) {
      metric
      member { key label { en zh } isOther }
      total { ...ValueFields }
      control { ...ControlFields }
      findings { tone what words { en zh } }
      points { complete from to workdays perWorkday control { centre lower upper rule variation } value { ...ValueFields } }
    }
  }
`);

/** What the page is answered. */
export type Issues = IssuesQuery['issues'];

/** A type of dispute with its sizes and months. */
export type IssueType = Issues['types'][number];

/** Types by the days their open cases are beyond their limit. */
export type StuckTypes = NonNullable<Issues['stuck']>;

import { graphql } from '../../graphql/gen/index.js';
import type { JourneyQuery } from '../../graphql/gen/graphql.js';

/** The cases of the party of one case. */
export const JOURNEY = graphql(/* GraphQL */ `
  query Journey($dataset: String!, $source: String!, $caseId: String!) {
    journey(dataset: $dataset, source: $source, caseId: $caseId) {
      asOf pseudonym total
      findings { what tone words { en zh } }
      cases {
        source caseId receivedOn closedOn reopenedOn amountClaimed gapDays
        issue { key label { en zh } isOther } institution { key label { en zh } isOther } outcome { key label { en zh } isOther }
        repeats { source caseId days }
      }
    }
  }
`);

/** A case of a party. */
export type JourneyCase = NonNullable<JourneyQuery['journey']>['cases'][number];

/** Where a case lies between the first receipt and the last day the data know, in per cent. */
export interface Span {
  readonly left: number;
  readonly width: number;
  /** Still open: it goes on beyond the end. */
  readonly open: boolean;
}

const MS_A_DAY = 86_400_000;

/** Days since 1970 of a business date; only differences of it are used, so no zone matters. */
const dayNumber = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_A_DAY;

/** Cases along the time from the first receipt to the as-of day; one closed on the day it came is a mark, not nothing. */
export function spansOf(cases: readonly Pick<JourneyCase, 'closedOn' | 'receivedOn'>[], asOf: string): Span[] {
  const first = Math.min(...cases.map(({ receivedOn }) => dayNumber(receivedOn)));
  const whole = Math.max(1, dayNumber(asOf) - first);
  return cases.map(({ closedOn, receivedOn }) => ({
    left: ((dayNumber(receivedOn) - first) / whole) * 100,
    width: (Math.max(1, dayNumber(closedOn ?? asOf) - dayNumber(receivedOn)) / whole) * 100,
    open: closedOn === null,
  }));
}

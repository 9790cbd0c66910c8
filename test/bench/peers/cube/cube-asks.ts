import type { DateRange } from '@concord/sql';
import { CLICKHOUSE, partName, type Row } from '../plain.js';
import { BUSINESSES, LISTED, LISTED_BUSINESS, RANKED, scansOf, SPANS, tilesIn, type QuestionId } from '../questions.js';

/** A query in Cube's own language. */
export interface CubeQuery {
  readonly measures?: readonly string[];
  readonly dimensions?: readonly string[];
  readonly timeDimensions: readonly { readonly dimension: string; readonly granularity?: 'month'; readonly dateRange: readonly [string, string] }[];
  readonly filters?: readonly { readonly member: string; readonly operator: 'equals'; readonly values: readonly string[] }[];
  readonly order?: readonly (readonly [string, 'asc' | 'desc'])[];
  readonly limit?: number;
  readonly ungrouped?: boolean;
}

const closings = (names: readonly string[]): string[] => names.map((name) => `Closings.${name}`);
const equals = (member: string, values: readonly string[]) => ({ member, operator: 'equals' as const, values });
const during = (dimension: string, { from, to }: DateRange) => ({ dimension, dateRange: [from, to] as const });
const byMonth = (dimension: string, span: DateRange) => ({ ...during(dimension, span), granularity: 'month' as const });

const RATE = closings(['settled', 'merits']);
const COLUMNS = closings(['case_id', 'received_on', 'closed_on', 'outcome', 'issue', 'mediator', 'amount_agreed']);

/** A question as Cube is asked it, all queries of it in one request. */
export function cubeAsks(question: QuestionId, round: number): readonly CubeQuery[] {
  const span = SPANS[question](round);
  const closed = [during('Closings.closed_on', span)];
  switch (question) {
    case 'total': return [{ measures: RATE, timeDimensions: closed, filters: [equals('Closings.business', BUSINESSES)] }];
    case 'trend': return [{ measures: RATE, dimensions: ['Closings.business'], timeDimensions: [byMonth('Closings.closed_on', span)] }];
    case 'tiles': return scansOf(tilesIn(CLICKHOUSE, '')).map((tiles) => {
      const name = tiles[0]?.of === 'closings' ? 'Closings' : 'Cases';
      return { measures: tiles.flatMap(({ metric, parts }) => parts.map((_, i) => `${name}.${partName(metric, i)}`)), timeDimensions: [byMonth(`${name}.${tiles[0]?.on ?? ''}`, span)] };
    });
    case 'ranking': return [{ measures: RATE, dimensions: ['Closings.mediator'], timeDimensions: closed, order: [['Closings.merits', 'desc'], ['Closings.mediator', 'asc']], limit: RANKED }];
    case 'list': {
      const listed = { timeDimensions: closed, filters: [equals('Closings.outcome_class', ['S']), equals('Closings.business', [LISTED_BUSINESS])] };
      return [{ ...listed, measures: ['Closings.cases'] }, { ...listed, dimensions: COLUMNS, ungrouped: true, order: [['Closings.closed_on', 'desc'], ['Closings.case_id', 'asc']], limit: LISTED }];
    }
    case 'days': return [{ measures: ['Cases.closed', 'Cases.median', 'Cases.p90'], timeDimensions: [byMonth('Cases.opened_on', span)], filters: [equals('Cases.outcome_class', ['S', 'U', 'T'])] }];
  }
}

/** A row of Cube's under the names of the plain statements: `Closings.closed_on.month` is the month. */
export const plainRow = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => {
  const [, column = '', granularity] = name.split('.');
  return [granularity ?? column, value];
}));

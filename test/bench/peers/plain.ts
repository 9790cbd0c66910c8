import type { DateRange } from '@concord/sql';
import { inOneOrder, type Answer } from './answer.js';
import { BUSINESSES, LISTED, LISTED_BUSINESS, RANKED, scansOf, SPANS, tilesIn, type Dialect, type QuestionId, type Tile } from './questions.js';

/** A row as an engine gives it, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** How ClickHouse says it. */
export const CLICKHOUSE: Dialect = {
  cases: 'concord.case_current',
  month: (date) => `toStartOfMonth(${date})`,
  days: (from, to) => `dateDiff('day', ${from}, ${to})`,
  between: (column, p) => `quantileExactInclusive(${String(p)})(toFloat64(${column}))`,
  reached: (value, p) => `quantileExactWeighted(${String(p)})(${value}, 1)`,
};

/** How DuckDB says it. */
export const DUCKDB: Dialect = {
  cases: 'cases',
  month: (date) => `date_trunc('month', ${date})`,
  days: (from, to) => `${to} - ${from}`,
  between: (column, p) => `quantile_cont(${column}::DOUBLE, ${String(p)})`,
  reached: (value, p) => `quantile_disc(${value}, ${String(p)})`,
};

const OF_A_CASE = ['case_id', 'received_on', 'issue', 'business', 'mediator', 'amount_agreed', 'survey_mode', 'consumer_score'].join(', ');
const within = (date: string, { from, to }: DateRange): string => `${date} BETWEEN '${from}' AND '${to}'`;

/** Closings: the last of each case, and those before that a re-opening undid. `where` says of a date which ones. */
export function closingsOf({ cases }: Dialect, where: (date: string) => string): string {
  return `(SELECT closed_on, outcome, outcome_class, ${OF_A_CASE}, 1 AS standing FROM ${cases} WHERE dataset = 'demo' AND ${where('closed_on')} ` +
    `UNION ALL SELECT first_closed_on AS closed_on, first_outcome AS outcome, first_outcome_class AS outcome_class, ${OF_A_CASE}, 0 AS standing FROM ${cases} ` +
    `WHERE dataset = 'demo' AND undone = 1 AND ${where('first_closed_on')}) AS closings`;
}

const RATE = "count(*) FILTER (WHERE outcome_class = 'S') AS settled, count(*) FILTER (WHERE outcome_class IN ('S', 'U')) AS merits";
const textsOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** What a tile's part is called in an answer. */
export const partName = (metric: string, part: number): string => `${metric}_${String(part)}`;

function tileScan(dialect: Dialect, tiles: readonly Tile[], span: DateRange): string {
  const [{ of, on } = { of: 'cases', on: '' }] = tiles;
  const parts = tiles.flatMap(({ metric, parts: told }) => told.map((sql, i) => `${sql} AS ${partName(metric, i)}`)).join(', ');
  const from = of === 'closings' ? closingsOf(dialect, (date) => within(date, span)) : `${dialect.cases} WHERE dataset = 'demo' AND ${within(on, span)}`;
  return `SELECT ${dialect.month(on)} AS month, ${parts} FROM ${from} GROUP BY 1 ORDER BY 1`;
}

/** The statements somebody would write who knows the tables and the definitions: one, but where a question is of several dates or wants a page and how many there are. */
export function plainStatements(dialect: Dialect, question: QuestionId, round: number, asOf: string): readonly string[] {
  const span = SPANS[question](round);
  const closings = closingsOf(dialect, (date) => within(date, span));
  const listed = `FROM ${closings} WHERE outcome_class = 'S' AND business = '${LISTED_BUSINESS}'`;
  const days = dialect.days('opened_on', 'ended_on');
  switch (question) {
    case 'total': return [`SELECT ${RATE} FROM ${closings} WHERE business IN (${textsOf(BUSINESSES)})`];
    case 'trend': return [`SELECT ${dialect.month('closed_on')} AS month, business, ${RATE} FROM ${closings} GROUP BY 1, 2 ORDER BY 1, 2`];
    case 'tiles': return scansOf(tilesIn(dialect, asOf)).map((tiles) => tileScan(dialect, tiles, span));
    case 'ranking': return [`SELECT mediator, ${RATE} FROM ${closings} GROUP BY 1 ORDER BY merits DESC, mediator LIMIT ${String(RANKED)}`];
    case 'list': return [
      `SELECT count(*) AS cases ${listed}`,
      `SELECT case_id, received_on, closed_on, outcome, issue, mediator, amount_agreed ${listed} ORDER BY closed_on DESC, case_id LIMIT ${String(LISTED)}`,
    ];
    case 'days': return [
      `SELECT ${dialect.month('opened_on')} AS month, count(*) AS closed, ${dialect.reached(days, 0.5)} AS median, ${dialect.reached(days, 0.9)} AS p90 ` +
      `FROM ${dialect.cases} WHERE dataset = 'demo' AND outcome_class IN ('S', 'U', 'T') AND ${within('opened_on', span)} GROUP BY 1 ORDER BY 1`,
    ];
  }
}

const text = (value: unknown): string => String(value);
const month = (value: unknown): string => text(value).slice(0, 7);
const day = (value: unknown): string => text(value).slice(0, 10);
const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Parts of a tile in a month, of all that stand in a row; a month in which nothing was counted is left out. */
const tileRows = (row: Row, tiles: readonly Tile[]): Answer => tiles.filter(({ metric }) => partName(metric, 0) in row).flatMap(({ metric, parts }) => {
  const told = parts.map((_, i) => number(row[partName(metric, i)]));
  return told.some((part) => part !== null && part !== 0) ? [[metric, month(row['month']), ...told]] : [];
});

/** The answer that stands in what came back, a list of rows for each statement. */
export function answerIn(question: QuestionId, [first = [], second = [], ...rest]: readonly (readonly Row[])[], asOf: string): Answer {
  switch (question) {
    case 'total': return first.map((row) => [number(row['settled']), number(row['merits'])]);
    case 'trend': return inOneOrder(first.filter(({ merits }) => number(merits) !== 0).map((row) => [month(row['month']), text(row['business']), number(row['settled']), number(row['merits'])]));
    case 'tiles': {
      const tiles = tilesIn(CLICKHOUSE, asOf);
      return inOneOrder([first, second, ...rest].flat().flatMap((row) => tileRows(row, tiles)));
    }
    case 'ranking': return first.map((row) => [text(row['mediator']), number(row['settled']), number(row['merits'])]);
    case 'list': return [
      [number(first[0]?.['cases'])],
      ...second.map((row) => [text(row['case_id']), day(row['received_on']), day(row['closed_on']), text(row['outcome']), text(row['issue']), text(row['mediator']), number(row['amount_agreed'])]),
    ];
    case 'days': return inOneOrder(first.map((row) => [month(row['month']), number(row['closed']), number(row['median']), number(row['p90'])]));
  }
}

import { CLICKHOUSE, closingsOf, partName } from '../plain.js';
import { tilesIn, type Tile } from '../questions.js';

/** A member of a model, as Cube's schema language writes it; its SQL stands between backticks. */
const member = (name: string, type: string, sql: string, more = ''): string => `    ${name}: { type: '${type}', sql: \`${sql}\`${more} },`;

/** SQL over the rows of a month, as it stands: Cube puts it into its own statement. */
const measure = (name: string, sql: string): string => member(name, 'number', sql);
const dimension = (name: string, type: 'number' | 'string' | 'time', more?: string): string => member(name, type, `\${CUBE}.${name}`, more);

const partsOf = (tiles: readonly Tile[], of: Tile['of']): string[] => tiles.filter((tile) => tile.of === of).flatMap(({ metric, parts }) => parts.map((sql, i) => measure(partName(metric, i), sql)));

function cube(name: string, sql: string, measures: readonly string[], dimensions: readonly string[]): string {
  // The data stand still: what was found once need not be looked for again.
  return [`cube('${name}', {`, `  sql: \`${sql}\`,`, "  refreshKey: { every: '1 day' },", '  measures: {', ...measures, '  },', '  dimensions: {', ...dimensions, '  },', '});'].join('\n');
}

/**
 * The cases as a model of Cube: two cubes, of cases and of closings, with the measures that the questions ask. What is counted is written as in the plain statements, which
 * costs the engine less than Cube's own `count` with filters.
 */
export function cubeModel(asOf: string): string {
  const tiles = tilesIn(CLICKHOUSE, asOf);
  const days = CLICKHOUSE.days('opened_on', 'ended_on');
  const rate = [measure('settled', "count(*) FILTER (WHERE outcome_class = 'S')"), measure('merits', "count(*) FILTER (WHERE outcome_class IN ('S', 'U'))"), measure('cases', 'count(*)')];
  const ofDays = [measure('closed', 'count(*)'), measure('median', CLICKHOUSE.reached(days, 0.5)), measure('p90', CLICKHOUSE.reached(days, 0.9))];
  const key = dimension('case_id', 'string', ', primaryKey: true, shown: true');
  const texts = ['business', 'mediator', 'outcome', 'outcome_class', 'issue'].map((name) => dimension(name, 'string'));
  const times = (names: readonly string[]) => names.map((name) => dimension(name, 'time'));
  return [
    cube('Cases', `SELECT * FROM ${CLICKHOUSE.cases} WHERE dataset = 'demo'`, [...ofDays, ...partsOf(tiles, 'cases')], [key, ...texts, ...times(['received_on', 'opened_on', 'assigned_on', 'limit_on', 'performance_due_on', 'agreed_on'])]),
    cube('Closings', `SELECT * FROM ${closingsOf(CLICKHOUSE, (date) => `${date} IS NOT NULL`)}`, [...rate, ...partsOf(tiles, 'closings')], [key, ...texts, ...times(['received_on', 'closed_on']), dimension('amount_agreed', 'number')]),
  ].join('\n');
}

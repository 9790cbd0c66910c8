import { csvField } from '../../table/csv-field.js';
import type { MetricDefinition } from '../../measure/measure.js';
import type { Verdict } from './circulate/disclosed.js';
import { suppressTogether } from './circulate/together.js';
import type { Exploration, ExplorationCell } from './pivot.js';

const HEAD = [
  'metric', 'row_dimension', 'row', 'row_label', 'column_dimension', 'column', 'column_label', 'from', 'to', 'grain', 'value', 'ci_low', 'ci_high', 'numerator', 'denominator', 'n', 'sum', 'p90',
  'reliability', 'maturity', 'compared_difference', 'compared_value', 'compared_n', 'target', 'target_lower', 'target_upper', 'as_of', 'data_version', 'definition_version',
];

function place(axis: Exploration['rows'], index: number | null): readonly (string | null)[] {
  if (axis === null) return ['', '', ''];
  const member = index === null ? undefined : axis.members[index];
  // All together is an empty member; 其他 is named, since it has no key.
  return [axis.dimension, member === undefined ? '*' : member.isOther ? '(other)' : member.key, member?.label.zh ?? ''];
}

interface Span { readonly from: string; readonly to: string }

/** Kinds of which a line tells more than one count: a part of its cases, and so the rest of them. */
const HAVE_PARTS: ReadonlySet<MetricDefinition['kind'] | undefined> = new Set<MetricDefinition['kind']>(['ratio', 'quotient', 'stock_ratio', 'duration', 'turnover', 'balance']);

/** Counts of cases a cell tells, or gives away: of cases with parts the part, what it leaves, and all; of a balance also those against and those who are neither. */
function countsOf({ value: { denominator, n, numerator, value } }: ExplorationCell, kind: MetricDefinition['kind'] | undefined): number[] {
  if (!HAVE_PARTS.has(kind) || numerator === null) return [n];
  const all = kind === 'ratio' ? (denominator ?? n) : n;
  if (kind !== 'balance' || value === null) return [numerator, Math.max(0, all - numerator), all];
  const against = Math.round(numerator - (value * n) / 100);
  return [numerator, all - numerator, all, against, all - numerator - against];
}

/** What may be told to others of each cell: metrics counted under one date may be parts of one another, and are told together or not at all. */
function verdictsOf({ cells }: Exploration, definitions: ReadonlyMap<string, MetricDefinition>): ReadonlyMap<ExplorationCell, Verdict> {
  const metrics = [...new Set(cells.map(({ metric }) => metric))];
  const dates = [...new Set(cells.map(({ value }) => value.basis))];
  return new Map(dates.flatMap((date) => {
    const related = metrics.map((metric) => cells.filter((cell) => cell.metric === metric && cell.value.basis === date)).filter(({ length }) => length > 0);
    const kinds = related.map(([first]) => definitions.get(first?.metric ?? '')?.kind);
    const verdicts = suppressTogether(related.map((own, i) => own.map((cell) => ({ place: [cell.row, cell.column, cell.bucket], counts: countsOf(cell, kinds[i]) }))), kinds.map((kind) => !HAVE_PARTS.has(kind)));
    return related.flatMap((own, i) => own.map((cell, at): [ExplorationCell, Verdict] => [cell, verdicts[i]?.[at] ?? 'withheld']));
  }));
}

/** What stands for the value of a cell that may not be told. */
const IN_ITS_PLACE = { small: '<5', withheld: '*' } as const;

function line(cell: ExplorationCell, exploration: Exploration, range: Span, verdict: Verdict | null): string {
  const { value } = cell;
  // Earlier periods have tables of their own, which nobody looked through.
  const compared = verdict === null ? cell.compared : null;
  const span = cell.bucket === null ? range : (exploration.buckets[cell.bucket] ?? range);
  const figures = verdict === 'small' || verdict === 'withheld' ? [IN_ITS_PLACE[verdict], '', '', '', '', '', '', '', '', '']
    : [value.value, value.ciLow, value.ciHigh, value.numerator, value.denominator, value.n, value.sum, value.p90, value.reliability, value.maturity];
  return [
    cell.metric, ...place(exploration.rows, cell.row), ...place(exploration.columns, cell.column), span.from, span.to, cell.bucket === null ? 'range' : 'bucket',
    ...figures,
    compared?.difference, compared?.value?.value, compared?.value?.n, compared?.target?.value, compared?.target?.lower, compared?.target?.upper, exploration.asOf, value.dataVersion, value.definitionVersion,
  ].map(csvField).join(',');
}

const file = (lines: readonly string[]): string => `\uFEFF${[HEAD.join(','), ...lines].join('\r\n')}\r\n`;

/** An exploration as CSV for machines: a line a number, totals among them (`*`), values unrounded, suppressed ones empty. Counts of any size: for internal use. UTF-8 with BOM, CRLF. */
export const csvOf = (exploration: Exploration, range: Span): string => file(exploration.cells.map((cell) => line(cell, exploration, range, null)));

/** As `csvOf`, for others: counts from 1 to 4 are `<5`, what would give one away is `*`, and nothing is compared with periods before. */
export function csvForOthers(exploration: Exploration, range: Span, definitions: ReadonlyMap<string, MetricDefinition>): string {
  const verdicts = verdictsOf(exploration, definitions);
  return file(exploration.cells.map((cell) => line(cell, exploration, range, verdicts.get(cell) ?? 'withheld')));
}

import { csvField } from '../../table/csv-field.js';
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

function line(cell: ExplorationCell, exploration: Exploration, range: { readonly from: string; readonly to: string }): string {
  const { compared, value } = cell;
  const span = cell.bucket === null ? range : (exploration.buckets[cell.bucket] ?? range);
  return [
    cell.metric, ...place(exploration.rows, cell.row), ...place(exploration.columns, cell.column), span.from, span.to, cell.bucket === null ? 'range' : 'bucket',
    value.value, value.ciLow, value.ciHigh, value.numerator, value.denominator, value.n, value.sum, value.p90, value.reliability, value.maturity,
    compared?.difference, compared?.value?.value, compared?.value?.n, compared?.target?.value, compared?.target?.lower, compared?.target?.upper, exploration.asOf, value.dataVersion, value.definitionVersion,
  ].map(csvField).join(',');
}

/** An exploration as CSV for machines: a line a number, totals among them (`*`), values unrounded, suppressed ones empty. UTF-8 with BOM, CRLF. */
export function csvOf(exploration: Exploration, range: { readonly from: string; readonly to: string }): string {
  return `\uFEFF${[HEAD.join(','), ...exploration.cells.map((cell) => line(cell, exploration, range))].join('\r\n')}\r\n`;
}

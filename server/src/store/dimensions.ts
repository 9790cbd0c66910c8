import { dimensionById, namesInForce, withNames, type Dimension, type DimensionId } from '@concord/sql';
import type { Row } from './table.js';

/** A dimension with the names its members have in a dataset, of the reference data of then. */
export type DimensionOf = (id: DimensionId) => Dimension;

/** Dimensions by the rows of `compileMemberNames`. A name without an English one is the same in both languages. */
export function dimensionsNamed(rows: readonly Row[]): DimensionOf {
  const names = namesInForce(rows.map((row) => {
    const zh = row.text('name_zh');
    return { column: row.text('dimension'), code: row.text('code'), edition: row.text('edition'), name: { zh, en: row.text('name_en') || zh } };
  }));
  return (id) => withNames(dimensionById(id), names);
}

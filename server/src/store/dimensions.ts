import { allDimensions, dimensionById, memberLabel, namesInForce, withNames, type Dimension, type DimensionId, type LocalisedText } from '@concord/sql';
import { QuestionError } from './errors.js';
import type { Row } from './table.js';
import type { Viewer } from './viewer.js';

/** A dimension with the names its members have in a dataset, of the reference data of then. Throws `QuestionError` FORBIDDEN for one of people where the viewer may not see who they are. */
export interface DimensionOf {
  (id: DimensionId): Dimension;
  /** Whether the viewer may see what a column or dimension holds: everything but who the people are. */
  isTold(column: string): boolean;
}

/** A member as answers tell it. */
interface ToldMember {
  readonly key: string;
  readonly label: LocalisedText;
  readonly isOther: boolean;
}

const PEOPLE: ReadonlySet<string> = new Set(allDimensions.filter(({ namesPeople }) => namesPeople === true).map(({ id }) => id));

const WITHHELD: ToldMember = { key: '', label: { zh: '（姓名不显示）', en: '(name not shown)' }, isOther: false };

/** Whether somebody sees who the mediators are: by right, or because they see the cases of named people only. */
export const mayName = ({ rights, scope }: Viewer): boolean => rights?.has('names') === true || (scope !== undefined && scope !== 'all' && scope.some(({ dimension, exclude }) => PEOPLE.has(dimension) && exclude !== true));

/** Refuses to split or narrow by people whom somebody may not see. Throws `QuestionError` FORBIDDEN. */
export function mayAskBy(viewer: Viewer, dimensions: readonly DimensionId[]): void {
  const person = dimensions.find((id) => PEOPLE.has(id));
  if (person !== undefined && !mayName(viewer)) throw new QuestionError('FORBIDDEN', `${person} needs the right to see names`);
}

/** Dimensions by the rows of `compileMemberNames`. A name without an English one is the same in both languages. */
export function dimensionsNamed(rows: readonly Row[], viewer: Viewer): DimensionOf {
  const names = namesInForce(rows.map((row) => {
    const zh = row.text('name_zh');
    return { column: row.text('dimension'), code: row.text('code'), edition: row.text('edition'), name: { zh, en: row.text('name_en') || zh } };
  }));
  const isTold = (column: string): boolean => !PEOPLE.has(column) || mayName(viewer);
  return Object.assign((id: DimensionId) => {
    mayAskBy(viewer, [id]);
    return withNames(dimensionById(id), names);
  }, { isTold });
}

/** Members of rows: who somebody is stands there for whoever may see it. */
export const membersOf = (dimensionOf: DimensionOf) => (dimension: DimensionId, key: string): ToldMember =>
  dimensionOf.isTold(dimension) ? { key, label: memberLabel(dimensionOf(dimension), key), isOther: false } : WITHHELD;

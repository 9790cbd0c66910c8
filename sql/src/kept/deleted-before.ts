const IN_FORCE = 'load_no IN (SELECT load_no FROM concord.publication)';

/** Numbers of acts that took loads back or deleted cases for their age: they publish, and deliver nothing. */
export const ACTS = 'SELECT load_no FROM concord.withdrawal UNION ALL SELECT load_no FROM concord.retention';

/** The day before which closed cases of a dataset were deleted (SQL, Date; 1970-01-01 where none were). Asked of no data version: what is gone is gone from all of them. `dataset` is an expression. */
export const deletedBefore = (dataset: string): string => `(SELECT max(closed_before) FROM concord.retention WHERE dataset = ${dataset} AND ${IN_FORCE})`;

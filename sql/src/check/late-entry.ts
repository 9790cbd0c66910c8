/** Days after receipt from which on a case counts as entered late (product definition 25): in the metric, and in the check that grades its month. */
export const LATE_ENTRY_DAYS = 3;

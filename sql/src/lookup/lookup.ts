/** Which cases of one dataset are looked at; the viewer's scope and filters do not matter: what is looked up is a property of the case. */
export interface LookedAt {
  /** SELECT source of current versions, or of those in force after a load. */
  readonly cases: string;
  /** Placeholder of the dataset. */
  readonly dataset: string;
  /** Condition over `load_no`: which loads had been published. */
  readonly published: string;
}

/** A column that no row of a case holds: it is found in other cases, or in earlier versions of the case, when a metric asks for it. */
export interface Lookup {
  /** What predicates call it. */
  readonly column: string;
  /** Join of the rows `c` with what is looked up, as `l`. */
  readonly join: (at: LookedAt) => string;
  /** The column, of `c` and `l`. */
  readonly value: string;
}

/** Which cases of one dataset are looked at; the viewer's scope and filters do not matter: what is looked up is a property of the case. */
export interface LookedAt {
  /** SELECT source of current versions, or of those in force after a load. */
  readonly cases: string;
  /** Placeholder of the dataset. */
  readonly dataset: string;
  /** Condition over `load_no`: which loads had been published. */
  readonly published: string;
}

/** Columns that no row of a case holds: they are found in other cases, or in earlier versions of the case, when a metric asks for them. */
export interface Lookup {
  /** What predicates call them, and what each is, of `c` and `l`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Join of the rows `c` with what is looked up, as `l`. `{as_of:Date}` is bound. */
  readonly join: (at: LookedAt) => string;
}

import type { CanonicalColumn, ColumnKind } from '../canonical.js';
import type { LocalisedText } from '../words.js';

/** A kind of reference data: what its rows say, what names one of them, and whether it holds for a span of time. */
export interface RecordKind {
  /** snake_case; file name, what a profile calls it, GraphQL value. */
  readonly id: string;
  readonly label: LocalisedText;
  /** What one row is and what it is good for. */
  readonly meaning: LocalisedText;
  /** Columns that name a record; with `span`, one thing may have several records, told apart by `valid_from`. */
  readonly key: readonly string[];
  /** `span`: holds from `valid_from` to `valid_to`, both days included; without an end it still holds. Spans of one thing may not overlap. */
  readonly validity: 'span' | 'none';
  /** The point in time with which all begins: no other one of the record may lie before it. */
  readonly begins?: string;
  /** Columns of which at least one must be filled. */
  readonly oneOf?: readonly string[];
  /** Two columns that bound an interval, the lower first; either may be empty, and the lower is not above the upper. */
  readonly bounds?: readonly [string, string];
  /** In the order in which they are shown; with `span`, `validFrom` and `validTo` are among them. */
  readonly columns: readonly CanonicalColumn[];
  /** Which cases take something from a record: those whose column holds what one of its fields says. Where nothing is said, any case may, or none. */
  readonly touches?: { readonly column: 'case_id' | 'mediator'; readonly fields: readonly string[] };
  /** Says nothing about anybody's cases, so that everybody may see it whatever their scope; where it names a member (`queries/norms/subjects.ts`), whoever may be told of that. */
  readonly open?: true;
}

/** A column of a record. */
export const field = (name: string, kind: ColumnKind, zh: string, en: string): CanonicalColumn => ({ name, kind, zh, en });
/** A column without which a record is rejected. */
export const needed = (name: string, kind: ColumnKind, zh: string, en: string): CanonicalColumn => ({ name, kind, zh, en, required: true });
/** A column that holds one of a few texts. */
export const coded = (name: string, codes: readonly string[], zh: string, en: string): CanonicalColumn => ({ name, kind: 'text', zh, en, required: true, codes });
/** A day that may lie ahead. */
export const plannedDay = (name: string, zh: string, en: string): CanonicalColumn => ({ name, kind: 'date', zh, en, required: true, ahead: true });

/** The first day of a span. */
export const validFrom: CanonicalColumn = plannedDay('valid_from', '生效日', 'Valid from');
/** The last day of a span, included; empty while it holds. */
export const validTo: CanonicalColumn = { name: 'valid_to', kind: 'date', zh: '失效日', en: 'Valid to', ahead: true };

/** Identity that pins the id's literal type. */
export const defineRecord = <const R extends RecordKind>(record: R): R => record;

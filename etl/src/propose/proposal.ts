import type { LocalisedText, SubjectId } from '@concord/sql';
import type { FoldRule } from '../profile/fold-rules.js';
import type { FileFormat } from '../inspect/inspection.js';

/** What has been found out about a file, and its first rows as delivered. */
export interface SampledFile {
  readonly format: FileFormat;
  /** Of text; absent where any would do. */
  readonly encoding?: string;
  /** Of CSV. */
  readonly delimiter?: string;
  /** Of a workbook: its sheets, and the one that was read. */
  readonly sheets?: readonly string[];
  readonly sheet?: string;
  /** The row of the header, from 1; 0 where records name their own fields. */
  readonly headerRow?: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a column is thought to be filled. */
export interface ProposedColumn {
  readonly column: string;
  /** The header as the file has it; null where nothing fits. */
  readonly from: string | null;
  /** 0 to 1; below 0.7 a question asks about it. */
  readonly confidence: number;
  readonly reason: LocalisedText;
}

/** An outcome as the file says it. */
export interface ProposedOutcome {
  readonly value: string;
  /** Rows of the sample. */
  readonly rows: number;
  /** The code it is taken for, '' for an open case; null where nobody knows yet. */
  readonly code: string | null;
}

/** How a column of a case comes out of its rows, where rows fold. */
export interface ProposedFold {
  readonly column: string;
  readonly rule: FoldRule;
  /** The rules this kind of column may have. */
  readonly choices: readonly FoldRule[];
  /** Rows of one case differ in it, as far as the sample shows. */
  readonly differs: boolean;
}

/** What a person decided; what is left out stays as proposed. */
export interface ProposalDecisions {
  /** What the rows are about; cases unless said otherwise. */
  readonly into?: SubjectId;
  /** Where reference data belongs: the dataset of the cases it is about. */
  readonly dataset?: string;
  /** Header by canonical column; null where it is to stay empty. */
  readonly columns?: Readonly<Record<string, string | null>>;
  /** Code by outcome as delivered. */
  readonly outcomes?: Readonly<Record<string, string>>;
  /** Rule by canonical column, where rows fold into a case. One its kind does not have is not taken. */
  readonly folds?: Readonly<Record<string, FoldRule>>;
  /** The source delivers cases only once they are closed. */
  readonly closedOnly?: boolean;
}

/** A profile for a file nobody has seen, and what a person has to decide before it is used. */
export interface Proposal {
  /** YAML that `parseProfile` takes. Where a column that every case needs was not found, it names one the file does not have, so that a load is refused. */
  readonly text: string;
  /** Every column of a case or of the record, in table order. */
  readonly columns: readonly ProposedColumn[];
  /** What the outcome column says in the sample, most frequent first. */
  readonly outcomes: readonly ProposedOutcome[];
  /** Of every column filled from rows that fold, in table order; empty where one row is one case. */
  readonly folds: readonly ProposedFold[];
  /** Whether the source delivers closed cases only; asked where every case of the sample is closed, null where one is open or nobody can tell. */
  readonly closedOnly: boolean | null;
  /** Headers nothing is filled from. */
  readonly unmapped: readonly string[];
  readonly questions: readonly LocalisedText[];
}

/** What the profile is called. */
export interface ProposalName {
  /** Lower case letters, digits and hyphens. */
  readonly id: string;
  readonly label: LocalisedText;
}

import type { DateRange, DimensionId, Filter, LocalisedText, MetricId, Unit } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';

/** Where a number of a report comes from: enough to ask for it again, and for the cases behind it. Shares are 0 to 1, durations days. */
export interface Passport {
  readonly metric: MetricId;
  readonly definitionVersion: number;
  readonly range: DateRange;
  /** The earlier time that a change is measured against; null for a value itself. */
  readonly against: DateRange | null;
  /** Of the report and of its section, together. */
  readonly filters: readonly Filter[];
  /** The member of a dimension it is about; null where it is about all cases of the report. */
  readonly split: { readonly dimension: DimensionId; readonly member: string } | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
  /** Of a share: what it is a part of, in the same time; the number is the value over that of the whole. */
  readonly whole?: Whole;
  /** What the number is where it is not the value: a part of it, or something that is worked out from it (a figure a working day). */
  readonly part?: NumberPart;
}

/** What a share is a part of: a metric of such cases. */
export interface Whole { readonly metric: MetricId; readonly filters: readonly Filter[] }

/** What a number is of the value that its passport names. */
export type NumberPart = 'basis' | 'denominator' | 'numerator';

/** How a number is written: in the unit of its metric; `change`: a relative one with its sign; `points`: a difference of shares. */
export type NumberForm = Unit | 'change' | 'points';

/** A place in a table: what is printed, and the number in it, whole and not rounded. */
export interface Cell {
  readonly words: LocalisedText;
  readonly number: number | null;
  readonly form?: NumberForm;
  readonly passport?: Passport;
  /** Of a change: what the control chart says of the newer value; null where it is not judged. */
  readonly verdict?: Tone | null;
}

/** A column: its head, whether it holds numbers, and how wide it is beside the others. */
export interface Column {
  readonly head: LocalisedText;
  readonly isNumber: boolean;
  readonly width: number;
}

/** A number that a sentence tells and no table does, and what it is called. */
export interface SaidNumber extends Cell { readonly label: LocalisedText }

/** Sentences, each a paragraph of its own; the tone says which mark it bears. `lead`: how its words begin, set bold. `numbers`: those in it that stand in no table. */
export interface TextBlock {
  readonly kind: 'text';
  readonly sentences: readonly { readonly words: LocalisedText; readonly tone: Tone; readonly lead?: LocalisedText; readonly numbers?: readonly SaidNumber[] }[];
}

/** A table with its caption. `isTotal` marks rows that hold all others together. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption: LocalisedText;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly isTotal: boolean }[];
  /** Of how many rows these are, and what is not in them. */
  readonly note: LocalisedText | null;
}

/** Values over months with the limits between which they usually lie. */
export interface LineChart {
  readonly form: 'line';
  readonly months: readonly string[];
  readonly values: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly centre: readonly (number | null)[];
  /** Per month: outside of its normal variation, and in which direction. */
  readonly marks: readonly ('concern' | 'improvement' | 'neutral' | null)[];
}

/** Members by size; `reference` is drawn as a line across them. */
export interface BarChart {
  readonly form: 'bars';
  readonly bars: readonly { readonly label: LocalisedText; readonly value: number | null; readonly isOther: boolean }[];
  readonly reference: { readonly label: LocalisedText; readonly value: number } | null;
}

/** A chart, in numbers; `alt` says in words what it shows. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly caption: LocalisedText;
  readonly alt: LocalisedText;
  readonly numbers: NumberForm;
  readonly chart: BarChart | LineChart;
  /** Where its numbers come from, in the order of its months or bars; null where one comes from several. */
  readonly passports?: readonly (Passport | null)[];
}

/** What somebody is given to hang on a wall: a page of its own. */
export interface CertificateBlock {
  readonly kind: 'certificate';
  readonly name: LocalisedText;
  /** What they are from now on. */
  readonly honour: LocalisedText;
  /** For what and of when, in a sentence. */
  readonly words: LocalisedText;
  readonly issuer: LocalisedText;
  /** Where the seal goes, and the day. */
  readonly seal: LocalisedText;
  /** By which it can be looked up. */
  readonly id: string;
}

/** What stands in a section. */
export type Block = CertificateBlock | ChartBlock | TableBlock | TextBlock;

/** A numbered part of a report. */
export interface Section {
  readonly id: string;
  readonly title: LocalisedText;
  readonly blocks: readonly Block[];
}

/** What pages are printed on. */
export interface PageSetUp { readonly paper: 'a3' | 'a4'; readonly landscape: boolean }
/** The usual page. */
export const A4: PageSetUp = { paper: 'a4', landscape: false };

/** What stands on the cover and at the foot of every page: of what, of when, by which definitions, for whose eyes. */
export interface Stamp {
  readonly dataset: string;
  /** What people call the dataset. */
  readonly datasetLabel: LocalisedText;
  readonly period: DateRange;
  readonly asOf: string;
  readonly dataVersion: number;
  /** Of the definitions of all its metrics. */
  readonly definitions: string;
  readonly scope: LocalisedText;
  readonly filters: LocalisedText;
  /** Where its numbers can be opened: the address of the product; null where it has none that others know. */
  readonly site: string | null;
  readonly madeAt: string;
  readonly id: string;
}

/** A report as it was worked out: numbers and sentences of one data version in both languages, before it is a file of any kind. */
export interface ReportDocument {
  readonly template: string;
  /** What its amounts are in (ISO 4217). */
  readonly currency: string;
  readonly title: LocalisedText;
  readonly stamp: Stamp;
  /** There is nothing to report: none of what it counts came in its period. */
  readonly isEmpty: boolean;
  /** Which cases it is about, as it was asked; sections narrow them further. */
  readonly filters: readonly Filter[];
  readonly sections: readonly Section[];
  /** What its pages are printed on; A4 upright where it says nothing. */
  readonly page?: PageSetUp;
  /** It is written to somebody: it has no cover and no contents, but a number, and whom it is for. */
  readonly letter?: { readonly number: LocalisedText; readonly to: LocalisedText };
}

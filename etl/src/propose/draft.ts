import { allDimensions, CANONICAL_COLUMNS, type CanonicalColumnName } from '@concord/sql';
import { foldText } from '../profile/fold-text.js';
import { columnLook, nullTokens, type ColumnLook } from './look/column-look.js';
import { dayOrder, type DayOrder } from './look/date-look.js';
import { decide, matchColumns, type Match, type Matches } from './match-columns.js';
import { outcomeOf } from './outcome-words.js';
import type { ProposalDecisions, ProposedOutcome, SampledFile } from './proposal.js';

/** Words by the code they stand for. */
export type Words = Readonly<Record<string, readonly string[]>>;

/** Everything the profile and the questions are written from. */
export interface Draft {
  readonly file: SampledFile;
  readonly looks: readonly ColumnLook[];
  readonly matches: Matches;
  readonly nulls: readonly string[];
  readonly order: DayOrder;
  readonly grain: 'row' | 'fold';
  /** Mapped columns in which rows of one case differ in the sample. */
  readonly disagreeing: readonly Match[];
  /** Rules a person chose for rows that fold; other columns must agree. */
  readonly folds: ProposalDecisions['folds'];
  readonly vocabularies: Readonly<Partial<Record<CanonicalColumnName, Words>>>;
  /** Outcomes delivered, with their rows and what they are taken for. */
  readonly outcomes: readonly ProposedOutcome[];
  readonly closedWithoutOutcome: boolean;
  readonly outcomeWithoutClosed: boolean;
  /** Every row of the sample has a closing date. */
  readonly allClosed: boolean;
  /** What a person said of the source, if they did. */
  readonly closedOnly: boolean | undefined;
}

/** Dimensions whose codes are the product's own; other columns label themselves. */
const CODED = ['business', 'cause', 'subtype', 'intake_channel', 'mediation_mode', 'complexity', 'party_group', 'overdue_stage'] as const satisfies readonly CanonicalColumnName[];
/** A dictionary is used where it explains at least this share of the different values. */
const EXPLAINED = 0.5;
/** A sample in which every row is closed says something only when it is not tiny. */
const TELLING_ROWS = 20;

function counted(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function outcomesOf(match: Match | undefined, decided: Readonly<Record<string, string>>): readonly ProposedOutcome[] {
  const sampled = counted(match?.look.values ?? []);
  const seen = new Set(sampled.map(([value]) => value));
  // Explained though the sample does not show it: a trial over the whole file did.
  const later = match === undefined ? [] : Object.keys(decided).filter((value) => !seen.has(value)).map((value) => [value, 0] as const);
  return [...sampled, ...later].map(([value, rows]) => ({ value, rows, code: (Object.hasOwn(decided, value) ? decided[value] : outcomeOf(value)) ?? null }));
}

/** Delivered outcomes by the code they are taken for. */
function outcomeWords(outcomes: readonly ProposedOutcome[]): Words {
  const words: Record<string, string[]> = {};
  for (const { value, code } of outcomes) if (code !== null) words[code] = [...(words[code] ?? []), value];
  return words;
}

/** Outcomes nobody has explained yet. */
export const unknownOutcomes = ({ outcomes }: Draft): readonly ProposedOutcome[] => outcomes.filter(({ code }) => code === null);

/** The product's words for a column, where the file speaks them: all of them, since a sample shows only some. */
function dictionaryOf(column: CanonicalColumnName, look: ColumnLook): Words | undefined {
  const words = Object.entries(Object.assign({}, ...(allDimensions.find(({ key }) => key === column)?.words ?? [])) as Record<string, { zh: string; en: string }>);
  const known = new Set(words.flatMap(([code, { zh, en }]) => [code, zh, en].map(foldText)));
  const different = [...new Set(look.values.map(foldText))];
  const explained = different.filter((value) => known.has(value)).length;
  if (explained === 0 || explained < different.length * EXPLAINED) return undefined;
  return Object.fromEntries(words.filter(([code]) => !code.startsWith('DEMO-')).map(([code, { zh, en }]) => [code, [zh, en]]));
}

const cell = (row: readonly string[], { look }: Match, nulls: readonly string[]): string => {
  const text = (row[look.index] ?? '').trim();
  return nulls.includes(text) ? '' : text;
};

/** Columns that do not say the same on all rows of a case. Empty says nothing. */
function disagreements(file: SampledFile, { chosen }: Matches, nulls: readonly string[]): readonly Match[] {
  const id = chosen.get('case_id');
  if (id === undefined) return [];
  return [...chosen.values()].filter((match) => {
    const first = new Map<string, string>();
    return file.rows.some((row) => {
      const [key, value] = [cell(row, id, nulls), cell(row, match, nulls)];
      if (value === '') return false;
      const earlier = first.get(key);
      first.set(key, earlier ?? value);
      return earlier !== undefined && earlier !== value;
    });
  });
}

/** Works out all that a profile says from the header and the sample of a file. */
export function draftOf(file: SampledFile, decisions: ProposalDecisions = {}): Draft {
  const nulls = nullTokens(file.rows);
  const order = dayOrder(file.rows.flat().map((text) => text.trim()));
  const looks = file.header.map((header, index) => columnLook(header, index, file.rows.map((row) => row[index] ?? ''), nulls, order)).filter(({ header }) => header.trim() !== '');
  const matches = decide(matchColumns(looks, file.rows.length), looks, decisions.columns ?? {});
  const { chosen } = matches;
  const id = chosen.get('case_id');
  const [outcome, closed] = [chosen.get('outcome'), chosen.get('closed_on')];
  const outcomes = outcomesOf(outcome, decisions.outcomes ?? {});
  const state = file.rows.map((row) => ({
    outcome: outcome === undefined ? '' : cell(row, outcome, nulls),
    closed: closed !== undefined && cell(row, closed, nulls) !== '',
  }));
  const coded = CODED.flatMap((column) => {
    const match = chosen.get(column);
    const dictionary = match === undefined ? undefined : dictionaryOf(column, match.look);
    return dictionary === undefined ? [] : [[column, dictionary] as const];
  });
  return {
    file, looks, matches, nulls, order, outcomes,
    grain: id !== undefined && id.look.distinct < id.look.values.length ? 'fold' : 'row',
    disagreeing: disagreements(file, matches, nulls), folds: decisions.folds,
    vocabularies: { ...(outcome === undefined ? {} : { outcome: outcomeWords(outcomes) }), ...Object.fromEntries(coded) },
    closedWithoutOutcome: state.some((row) => row.closed && row.outcome === ''),
    outcomeWithoutClosed: state.some((row) => !row.closed && row.outcome !== '' && !['', 'X'].includes((outcomeOf(row.outcome) ?? '').slice(0, 1))),
    allClosed: state.length >= TELLING_ROWS && state.every((row) => row.closed), closedOnly: decisions.closedOnly,
  };
}

/** Mapped columns in table order. */
export const inTableOrder = ({ matches: { chosen } }: Draft): readonly Match[] => CANONICAL_COLUMNS.flatMap(({ name }) => chosen.get(name) ?? []);

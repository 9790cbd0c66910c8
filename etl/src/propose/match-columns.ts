import { CANONICAL_COLUMNS, type CanonicalColumnName, type ColumnKind } from '@concord/sql';
import { INSTEAD_OF_RECEIVED } from './column-names.js';
import type { ColumnLook } from './look/column-look.js';
import { nameKey, nameScore } from './name-match.js';

/** A header that may fill a canonical column. */
export interface Match {
  readonly column: CanonicalColumnName;
  readonly look: ColumnLook;
  /** 0 to 1: how well the name fits, times how well the values do. */
  readonly score: number;
  /** A person said so. */
  readonly isDecided?: boolean;
}

/** What was decided, and what else was nearly as good. */
export interface Matches {
  readonly chosen: ReadonlyMap<CanonicalColumnName, Match>;
  readonly rivals: readonly (readonly [chosen: Match, rival: Match])[];
}

/** Where a column holds nothing in the sample, only its name speaks. */
const NOTHING_SEEN = 0.8;
const ENOUGH = 0.5;
const RIVAL_WITHIN = 0.06;
const MOST = 0.9;
const OUTCOMES_AT_MOST = 60;
const LONG_TEXT = 200;
/** Of a column that stands in for one that is missing: a person has to confirm it. */
const STAND_IN = 0.55;
const BY_VALUES = 0.5;

const dated = ({ dates }: ColumnLook): boolean => dates.share >= MOST;
const enough = (share: number): number => (share >= MOST ? 1 : 0);

/** How well what the values look like fits a kind, from 0 (cannot be) to 1. */
function fit(kind: ColumnKind, look: ColumnLook): number {
  if (look.personal !== undefined && kind !== 'pseudonym') return 0;
  if (look.values.length === 0) return NOTHING_SEEN;
  switch (kind) {
    case 'date': case 'moment': return dated(look) ? 1 : look.dates.share + look.dates.ambiguous + look.dates.serial >= MOST ? 0.6 : 0;
    case 'amount': case 'number': return dated(look) ? 0 : enough(look.amounts);
    case 'count': case 'whole': return enough(look.whole);
    case 'score': return look.values.every((text) => /^(?:\d|10)$/u.test(text)) ? 1 : 0;
    case 'flag': return enough(look.flags);
    case 'outcome': return dated(look) || look.amounts >= MOST || look.distinct > OUTCOMES_AT_MOST || look.longest > LONG_TEXT ? 0 : 1;
    case 'pseudonym': return dated(look) || look.longest > LONG_TEXT ? 0 : 1;
    case 'text': return dated(look) || look.decimals > 0.5 || look.longest > LONG_TEXT ? 0 : 1;
  }
}

const fitsId = (look: ColumnLook, rows: number): boolean =>
  !look.lineNumber && look.personal === undefined && look.decimals === 0 && !dated(look) && look.longest <= LONG_TEXT && look.values.length >= rows * MOST;

function candidates(looks: readonly ColumnLook[], rows: number): readonly Match[] {
  const keys = new Set(looks.map(({ header }) => nameKey(header)));
  // Where a file has a product and a sub-product, the first is a line of business.
  const hasFiner = ({ header }: ColumnLook): boolean => keys.has(`sub${nameKey(header)}`);
  return CANONICAL_COLUMNS.flatMap(({ name, kind }) => looks
    .filter((look) => (name !== 'case_id' || fitsId(look, rows)) && (name !== 'product' || !hasFiner(look)))
    .map((look) => ({ column: name, look, score: nameScore(look.header, name) * fit(kind, look) }))
    .filter(({ score }) => score >= ENOUGH));
}

/** The best pairs first, each header and each column once. */
function greedy(all: readonly Match[]): Map<CanonicalColumnName, Match> {
  const chosen = new Map<CanonicalColumnName, Match>();
  const taken = new Set<number>();
  for (const match of [...all].sort((a, b) => b.score - a.score)) {
    if (chosen.has(match.column) || taken.has(match.look.index)) continue;
    chosen.set(match.column, match);
    taken.add(match.look.index);
  }
  return chosen;
}

/** A day that every case needs: where none is named as receipt, the first of those that may stand for it. */
function standIn(chosen: Map<CanonicalColumnName, Match>): void {
  const other = INSTEAD_OF_RECEIVED.map((column) => chosen.get(column)).find((match) => match !== undefined);
  if (chosen.has('received_on') || other === undefined) return;
  chosen.delete(other.column);
  chosen.set('received_on', { ...other, column: 'received_on', score: STAND_IN });
}

/** Where no column is named as an id: the first one not used otherwise that tells the rows apart. */
function idByValues(chosen: Map<CanonicalColumnName, Match>, looks: readonly ColumnLook[], rows: number): void {
  if (chosen.has('case_id') || rows < 2) return;
  const taken = new Set([...chosen.values()].map(({ look }) => look.index));
  const look = looks.find((one) => !taken.has(one.index) && fitsId(one, rows) && one.values.length === rows && one.distinct === rows
    && one.values.every((text) => /\d/u.test(text) && text.length <= 40));
  if (look !== undefined) chosen.set('case_id', { column: 'case_id', look, score: BY_VALUES });
}

/** Where no party is named, a number that tells people apart does as well: it is stored as a pseudonym only. */
function partyByNumber(chosen: Map<CanonicalColumnName, Match>, looks: readonly ColumnLook[]): void {
  const look = chosen.has('party') ? undefined : looks.find(({ personal }) => personal === 'identity') ?? looks.find(({ personal }) => personal === 'phone');
  if (look !== undefined) chosen.set('party', { column: 'party', look, score: STAND_IN });
}

/** Pairs headers with canonical columns, by name first and only where the values agree with the name. */
export function matchColumns(looks: readonly ColumnLook[], rows: number): Matches {
  const all = candidates(looks, rows);
  const chosen = greedy(all);
  standIn(chosen);
  idByValues(chosen, looks, rows);
  partyByNumber(chosen, looks);
  const taken = new Set([...chosen.values()].map(({ look }) => look.index));
  const rivals = all.flatMap((rival) => {
    const winner = chosen.get(rival.column);
    return winner !== undefined && !taken.has(rival.look.index) && winner.score - rival.score < RIVAL_WITHIN ? [[winner, rival] as const] : [];
  });
  return { chosen, rivals };
}

/**
 * What a person decided takes the place of what was thought; a header serves one column, the decided one. Personal numbers stay out of columns that
 * keep text, whoever says otherwise.
 */
export function decide({ chosen, rivals }: Matches, looks: readonly ColumnLook[], decided: Readonly<Partial<Record<CanonicalColumnName, string | null>>>): Matches {
  const next = new Map(chosen);
  const kinds = new Map<string, ColumnKind>(CANONICAL_COLUMNS.map(({ name, kind }) => [name, kind]));
  const answers = Object.entries(decided) as [CanonicalColumnName, string | null][];
  for (const [column] of answers) next.delete(column);
  for (const [column, header] of answers) {
    const look = looks.find((one) => one.header.trim() === header?.trim());
    if (look === undefined || (look.personal !== undefined && kinds.get(column) !== 'pseudonym')) continue;
    for (const [other, match] of next) if (match.look.index === look.index && match.isDecided !== true) next.delete(other);
    next.set(column, { column, look, score: 1, isDecided: true });
  }
  return { chosen: next, rivals: rivals.filter(([{ column }]) => !Object.hasOwn(decided, column)) };
}

import type { RoundChangesQuery } from '../../graphql/gen/graphql.js';
import type { Definitions } from './board.js';
import type { BoardWording } from './words.js';

type MovedCase = RoundChangesQuery['changes']['cases'][number];

/** A case that one board rests on otherwise than another, in words. */
export interface MovedLine {
  readonly source: string;
  readonly caseId: string;
  readonly people: string;
  readonly kinds: string;
  readonly what: string;
  readonly counts: string;
}

/** Each moved case as a line: who answered for it, what kind of change it is, which fields say what, and how it counts. */
export function movedLines(cases: readonly MovedCase[], definitions: Definitions, nameOf: (key: string) => string, { wording: { locale, name }, say }: BoardWording): MovedLine[] {
  const between = locale === 'en' ? '; ' : '；';
  const step = (from: string, to: string): string => say('moved.step', { from, to });
  const value = (raw: string | null, word: MovedCase['changes'][number]['fromWord']): string => (word === null ? (raw ?? say('moved.nothing')) : name(word));
  // Who answers for a case stands under a code, as on the board.
  const person = (column: string, raw: string | null, word: MovedCase['changes'][number]['fromWord']): string => (column === 'attributed_mediator' && raw !== null ? nameOf(raw) : value(raw, word));
  return cases.map(({ source, caseId, people, kinds, changes, counts }) => ({
    source, caseId,
    people: people.map(nameOf).join(' → '),
    kinds: kinds.map((kind) => say(`moved.kind.${kind}`)).join(locale === 'en' ? ', ' : '、'),
    what: changes.map(({ column, label, from, to, fromWord, toWord, isHidden }) => `${name(label)} ${isHidden ? say('moved.hidden') : step(person(column, from, fromWord), person(column, to, toWord))}`).join(between),
    counts: counts.map(({ metric, before, after }) => {
      const definition = definitions.get(metric);
      return `${definition === undefined ? metric : name(definition.label)} ${step(say(`moved.as.${before}`), say(`moved.as.${after}`))}`;
    }).join(between),
  }));
}

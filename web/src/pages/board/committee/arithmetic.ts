import { byName, countText, percentText, plainText, signedText } from '../../../text/format.js';
import { bandOf, reasonText } from '../board.js';
import type { BoardFigures, Definitions } from '../board.js';
import type { BoardWording } from '../words.js';

/** A column: its head, and whether its cells are numbers. */
export interface ArithmeticColumn { readonly head: string; readonly isNumber: boolean }
/** Columns under one head, in order; '' has none. */
export interface ArithmeticGroup { readonly head: string; readonly columns: readonly ArithmeticColumn[] }
/** The committee's table: everything a score is made of, by name. */
export interface Arithmetic {
  readonly groups: readonly ArithmeticGroup[];
  readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly string[]; readonly isPlaced: boolean }[];
}

/** Lays out all of the arithmetic, one line a person. */
export function arithmeticOf(board: BoardFigures, definitions: Definitions, words: BoardWording): Arithmetic {
  const { wording: { locale, name }, say } = words;
  const compare = byName(locale);
  const column = (head: string, isNumber = true): ArithmeticColumn => ({ head, isNumber });
  return {
    groups: [
      { head: '', columns: [column(say('result'), false), column(say('total')), column(say('chance')), column(board.seats === null ? say('seatsChanceCut') : say('seatsChance', { n: String(board.seats) }))] },
      ...board.indicators.map(({ metric, weight }) => {
        const definition = definitions.get(metric);
        const head = `${definition === undefined ? metric : name(definition.label)} · ${say('weight')} ${percentText(weight, locale)}`;
        return { head, columns: [column(say('observed')), column(say('expected')), column(say('kept')), column(say('point'))] };
      }),
      { head: '', columns: [column(say('why'), false)] },
    ],
    rows: board.rows.map((row) => {
      const own = new Map(row.indicators.map((one) => [one.metric, one]));
      const cells = board.indicators.flatMap(({ metric }) => {
        const one = own.get(metric);
        return one === undefined ? ['—', '—', '—', '—'] : [
          `${countText(one.observed, locale)}/${countText(one.n, locale)}`, plainText(one.expected, 1, locale), say('points', { n: signedText(one.shrunk * 100, 1, locale) }), plainText(one.points, 1, locale),
        ];
      });
      const chance = (value: number | null) => (value === null ? '—' : percentText(value, locale));
      return {
        key: row.mediator.key, name: name(row.mediator.label), isPlaced: row.inZone !== null,
        cells: [row.withheld === true ? say('withheld') : say(bandOf(row)), `${plainText(row.score, 2, locale)} ± ${plainText(row.sd, 2, locale)}`, chance(row.inZone), chance(row.inSeats), ...cells, row.reasons.map((reason) => reasonText(reason, definitions, words)).join('; ')],
      };
    }).sort((a, b) => compare(a.name, b.name) || a.key.localeCompare(b.key)),
  };
}

import type { NoteMark } from '../../../annotations/annotation.js';
import type { HeatWords } from '../../../chart/option/heat.js';
import type { Heat, HeatCell, HeatRow } from '../../../chart/prepare/heat.js';
import { figures, plain, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import { countText, monthAxisText, monthText, plainText } from '../../../text/format.js';
import type { IssueWording } from '../words.js';

const rowLabel = ({ label, types }: HeatRow, { say, name, locale }: IssueWording): string => (label === null ? say('tail', { n: countText(types, locale) }) : name(label));

function signalText({ signal }: HeatCell, { say, t, locale }: IssueWording): string[] {
  if (signal === null) return [];
  return [say('heatSignal', { rule: t(`spc.rules.${signal.rule}`), limits: `${plainText(signal.lower, 1, locale)}–${plainText(signal.upper, 1, locale)}` })];
}

/** The words of a heat map; what happened in a month is marked at its name. */
export function heatWords(heat: Heat, wording: IssueWording, notes: readonly NoteMark[]): HeatWords {
  const { name, say, t, locale } = wording;
  const begun = (index: number): readonly NoteMark[] => notes.filter(({ first }) => first === index);
  return {
    month: (month, index) => `${monthAxisText(month, index === 0, locale)}${begun(index).map(({ mark }) => mark).join('')}`,
    row: (row) => plain(rowLabel(row, wording)),
    cell: ({ n, signal }) => (n === 0 && signal === null ? '' : `${signal === null ? '' : '◆'}${countText(n, locale)}`),
    tooltip: (cell) => {
      const [row, month] = [heat.rows[cell.row], heat.months[cell.column]];
      if (row === undefined || month === undefined) return '';
      return [rowLabel(row, wording), `${monthText(month.from, locale)}${month.complete ? '' : ` · ${say('incomplete')}`}`, t('measure.cases', { n: countText(cell.n, locale) }), ...signalText(cell, wording), ...begun(cell.column).map(({ mark, note }) => `${mark} ${name(note.text)}`)].map(plain).join('\n');
    },
  };
}

/** The heat map as a table: a row a type, a column a month, and its sum; months that stand out are marked. */
export function heatTable(heat: Heat, head: string, wording: IssueWording): ChartTable {
  const { t, locale } = wording;
  return {
    columns: [words('type', head), ...heat.months.map(({ from }) => figures(from, monthText(from, locale))), figures('sum', t('measure.sum'))],
    rows: heat.rows.map((row, index) => [
      rowLabel(row, wording), ...heat.cells.filter((cell) => cell.row === index).map(({ n, signal }) => `${signal === null ? '' : '◆ '}${countText(n, locale)}`), countText(row.total, locale),
    ]),
  };
}

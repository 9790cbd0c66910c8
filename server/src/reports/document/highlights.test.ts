import type { Block } from './document.js';
import { highlightsOf } from './highlights.js';

const words = (zh: string) => ({ zh, en: zh });
const text = (...sentences: readonly (readonly [string, 'concern' | 'neutral' | 'normal'])[]): Block => ({ kind: 'text', sentences: sentences.map(([zh, tone]) => ({ words: words(zh), tone })) });
const trend: Block = { kind: 'chart', caption: words('未结存量'), alt: words(''), numbers: 'case', chart: { form: 'line', months: [], values: [], lower: [], upper: [], centre: [], marks: [] } };
const table = (...rows: readonly (readonly [string, 'concern' | 'normal'])[]): Block => ({
  kind: 'table', caption: words('主要指标'), columns: [], note: null, rows: rows.map(([name, verdict]) => ({ isTotal: false, cells: [{ words: words(name), number: null }, { words: words('1'), number: 1, verdict }] })),
});
const found = (most: number, ...sections: readonly (readonly Block[])[]) => highlightsOf({ sections: sections.map((blocks, at) => ({ id: `s${String(at)}`, title: words(''), blocks })) }, most).map(({ section, words: { zh } }) => [section, zh]);

it('tells what departs from chance once: by its sentence, else by the table that judges it, and never without its name', () => {
  expect(found(9, [text(['“未结存量”超出控制限', 'concern'], ['其余正常', 'normal']), table(['未结存量', 'concern'], ['逾期存量', 'concern'], ['结案率', 'normal'])], [trend, text(['2026年10月出现关注信号', 'concern'])], [table(['逾期存量', 'concern'])]))
    .toEqual([[0, '“未结存量”超出控制限'], [0, '关注信号：逾期存量。']]);
});

it('keeps what is of concern where not everything has room, in the order of the report', () => {
  expect(found(2, [text(['变化', 'neutral'], ['甲', 'concern'])], [text(['乙', 'concern'])])).toEqual([[0, '甲'], [1, '乙']]);
});

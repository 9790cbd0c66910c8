import type { Cell, ChartBlock, Passport, Stamp, TableBlock, TextBlock } from '../../document/document.js';
import { passportLines, passportLink } from '../../document/passport-link.js';
import { chartSvg, type PrintLanguage } from '../chart-svg.js';
import { numberWords } from '../../document/number-words.js';
import { SHARED, TONE_MARKS } from '../stamp-words.js';
import { inlineSvg, markup, type Markup } from './markup.js';

const WORDS = { numbers: { zh: '图中数字', en: 'The numbers of the chart' }, origin: { zh: '数字的来历', en: 'Where the numbers come from' } } as const;
const NARROW = 340;

/** Of what and in which language a page is written. */
export interface Written { readonly stamp: Stamp; readonly language: PrintLanguage }

/** Sentences, each a paragraph. */
export const textMarkup = ({ sentences }: TextBlock, { language }: Written): Markup => markup`${sentences.map(({ words, tone }) => markup`<p class="${tone}">${TONE_MARKS[tone] + words[language]}</p>`)}`;

const linesOf = (stamp: Stamp, passport: Passport, language: PrintLanguage): string => passportLines(stamp, passport).map((line) => line[language]).join('\n');

/** A number with its whole value, opened by its address where there is one. */
function numberMarkup(words: string, number: number | null, passport: Passport | null | undefined, { stamp, language }: Written): Markup {
  const shown = number === null ? markup`${words}` : markup`<data value="${String(number)}">${words}</data>`;
  if (passport === null || passport === undefined) return shown;
  const url = passportLink(stamp, passport);
  const title = linesOf(stamp, passport, language);
  return url === null ? markup`<span title="${title}">${shown}</span>` : markup`<a href="${url}" title="${title}" rel="noreferrer">${shown}</a>`;
}

function cellMarkup(cell: Cell, isNumber: boolean, isFirst: boolean, written: Written): Markup {
  const inside = numberMarkup(cell.words[written.language], cell.number, cell.passport, written);
  if (isFirst) return markup`<th scope="row">${inside}</th>`;
  const tone = cell.verdict === undefined || cell.verdict === null || cell.verdict === 'normal' ? '' : ` ${cell.verdict}`;
  return markup`<td class="${(isNumber ? 'n' : '') + tone}">${inside}</td>`;
}

/** Without an address a number still says where it comes from, also to whoever has no pointer. */
function originMarkup({ columns, rows }: TableBlock, { stamp, language }: Written): Markup | null {
  if (stamp.site !== null) return null;
  const told = rows.flatMap(({ cells }) => cells.flatMap(({ passport }, at) => (passport === undefined ? [] : [markup`<li>${cells[0]?.words[language] ?? ''} · ${columns[at]?.head[language] ?? ''}: ${linesOf(stamp, passport, language).replaceAll('\n', ' · ')}</li>`])));
  return told.length === 0 ? null : markup`<details><summary>${WORDS.origin[language]}</summary><ul>${told}</ul></details>`;
}

/** A table whose heads say what they are heads of; wider than the screen, it scrolls by itself. */
export function tableMarkup(block: TableBlock, written: Written, isNamed: boolean): Markup {
  const { language } = written;
  const caption = block.caption[language];
  return markup`<div class="table" role="region" tabindex="0" aria-label="${caption}"><table>${isNamed ? null : markup`<caption>${caption}</caption>`}
<thead><tr>${block.columns.map(({ head, isNumber }) => markup`<th scope="col" class="${isNumber ? 'n' : ''}">${head[language]}</th>`)}</tr></thead>
<tbody>${block.rows.map(({ cells, isTotal }) => markup`<tr class="${isTotal ? 'total' : ''}">${cells.map((cell, at) => cellMarkup(cell, block.columns[at]?.isNumber === true, at === 0, written))}</tr>\n`)}</tbody></table></div>
${block.note === null ? null : markup`<p class="muted">${block.note[language]}</p>`}${originMarkup(block, written)}`;
}

function chartNumbers({ chart, numbers, passports }: ChartBlock, written: Written): Markup {
  const { language } = written;
  const cell = (value: number | null | undefined, passport?: Passport | null): Markup => markup`<td class="n">${value === null || value === undefined ? markup`—` : numberMarkup(numberWords(value, numbers)[language], value, passport, written)}</td>`;
  const head = (words: readonly { readonly zh: string; readonly en: string }[]): Markup => markup`<thead><tr>${words.map((word, at) => markup`<th scope="col" class="${at === 0 ? '' : 'n'}">${word[language]}</th>`)}</tr></thead>`;
  const row = (name: string, cells: readonly Markup[]): Markup => markup`<tr><th scope="row">${name}</th>${cells}</tr>\n`;
  if (chart.form === 'line') {
    const { centre, lower, marks, months, upper, values } = chart;
    return markup`${head([SHARED.month, SHARED.value, SHARED.centre, SHARED.lower, SHARED.upper, SHARED.mark])}<tbody>${months.map((month, i) => { const mark = marks[i] ?? null; return row(month, [cell(values[i], passports?.[i]), cell(centre[i]), cell(lower[i]), cell(upper[i]), markup`<td class="n">${mark === null ? '' : SHARED[mark][language]}</td>`]); })}</tbody>`;
  }
  const { bars, reference } = chart;
  return markup`${head([SHARED.member, SHARED.value])}<tbody>${bars.map(({ label, value }, i) => row(label[language], [cell(value, passports?.[i])]))}${reference === null ? null : row(reference.label[language], [cell(reference.value)])}</tbody>`;
}

/** A chart, drawn for wide screens and for phones, said in words, and in numbers for whoever opens them. */
export function chartMarkup(block: ChartBlock, written: Written): Markup {
  const { language } = written;
  const drawn = (width?: number): string => chartSvg(block, language, (value, form) => numberWords(value, form)[language], width);
  const [alt, caption] = [block.alt[language], block.caption[language]];
  return markup`<figure><figcaption>${caption}</figcaption>${inlineSvg(drawn(), alt, 'wide')}${inlineSvg(drawn(NARROW), alt, 'narrow')}
<details><summary>${WORDS.numbers[language]}</summary><div class="table" role="region" tabindex="0" aria-label="${`${caption} · ${WORDS.numbers[language]}`}"><table>${chartNumbers(block, written)}</table></div></details></figure>`;
}

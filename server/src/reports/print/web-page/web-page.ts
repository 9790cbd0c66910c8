import { createHash } from 'node:crypto';
import type { TakenBy } from '../../../identity/audit/exports.js';
import { spanText } from '../../../narrative/text.js';
import { highlightsOf } from '../../document/highlights.js';
import type { PlainReport, PlainSection } from '../../document/plain-report.js';
import type { PrintLanguage } from '../chart-svg.js';
import { footWords, isNamedAbove, numeralOf, MOST_HIGHLIGHTS, SHARED, stampFacts, TONE_MARKS } from '../stamp-words.js';
import { chartMarkup, tableMarkup, textMarkup, type Written } from './blocks.js';
import { markup, type Markup } from './markup.js';
import { PAGE_STYLE } from './style.js';

const SKIP = { zh: '跳到正文', en: 'Skip to the report' } as const;

/** Nothing is fetched and nothing runs: the one style is known by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

function sectionMarkup({ blocks, title }: PlainSection, at: number, written: Written): Markup {
  const heading = `${numeralOf(at, written.language)}${title[written.language]}`;
  const inside = blocks.map((block, i) => (block.kind === 'text' ? textMarkup(block, written) : block.kind === 'chart' ? chartMarkup(block, written) : tableMarkup(block, written, isNamedAbove(block, blocks[i - 1]))));
  return markup`<section id="s${at + 1}" aria-labelledby="h${at + 1}"><h2 id="h${at + 1}">${heading}</h2>
${inside.length === 0 ? markup`<p class="muted">${SHARED.nothing[written.language]}</p>` : inside}</section>
`;
}

/** What whoever reads on a phone reads first. */
function highlightsMarkup(sections: PlainReport['sections'], language: PrintLanguage): Markup | null {
  const found = highlightsOf({ sections }, MOST_HIGHLIGHTS);
  if (found.length === 0) return null;
  return markup`<section aria-labelledby="first"><h2 id="first">${SHARED.highlights[language]}</h2>${found.map(({ section, tone, words }) => markup`<p class="${tone}">${TONE_MARKS[tone] + words[language]} <a href="#s${section + 1}">${sections[section]?.title[language] ?? ''}</a></p>\n`)}</section>\n`;
}

/** A report as one page that needs no network and no script, in one language: it opens from a disk, by keyboard, on a phone, in the dark and on paper. */
export function reportWebPage({ title, sections, stamp }: PlainReport, about: readonly TakenBy[], language: PrintLanguage): Uint8Array {
  const written: Written = { stamp, language };
  const period = spanText(stamp.period)[language];
  const { html } = markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${title[language]} · ${period}</title><style>${{ html: PAGE_STYLE }}</style></head>
<body><a class="skip" href="#report">${SKIP[language]}</a>
<header><h1>${title[language]}</h1><p class="period">${period}</p><dl class="facts">${stampFacts(stamp, about, language).map(([heading, text]) => markup`<dt>${heading}</dt><dd>${text}</dd>`)}</dl></header>
<div class="body"><nav aria-label="${SHARED.contents[language]}"><ol>${sections.map((section, at) => markup`<li><a href="#s${at + 1}">${numeralOf(at, language)}${section.title[language]}</a></li>`)}</ol></nav>
<main id="report" tabindex="-1">${highlightsMarkup(sections, language)}${sections.map((section, at) => sectionMarkup(section, at, written))}</main></div>
<footer>${footWords(stamp, about)[language]}</footer></body></html>
`;
  return new TextEncoder().encode(html);
}

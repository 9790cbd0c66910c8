import { metricById, type LocalisedText, type MetricId } from '@concord/sql';
import type { TakenBy } from '../../../identity/audit/exports.js';
import { listed, phrase } from '../../../narrative/phrase.js';
import { numberText, spanText } from '../../../narrative/text.js';
import type { ChartBlock, TableBlock } from '../../document/document.js';
import { highlightsOf } from '../../document/highlights.js';
import type { PlainReport, PlainSection } from '../../document/plain-report.js';
import type { PrintLanguage } from '../chart-svg.js';
import { footWords, numeralOf, SHARED, stampFacts, TONE_MARKS } from '../stamp-words.js';
import { chartCaption } from '../axis.js';
import { drawChart } from './charts.js';
import { deckBytes, newDeck, type Deck, type Slide } from './deck.js';
import { INK, OFFICE_FONT } from './look.js';
import { planSlides, type Said, type SlidePlan } from './plan.js';
import { drawTable, tablePages } from './tables.js';

const WORDS = {
  source: { zh: '来源：{foot}', en: 'Source: {foot}' }, more: { zh: '{caption}（{n}/{of}）', en: '{caption} ({n} of {of})' }, definition: { zh: '{metric}（口径第 {version} 版）：{meaning} 依据：{source}。', en: '{metric} (definition {version}): {meaning} Source: {source}.' },
} as const;

/** What a slide is made with. */
interface Making { readonly deck: Deck; readonly report: PlainReport; readonly source: string; readonly language: PrintLanguage }

/** More are on their own slides; a section of fewer slides has no chapter. */
const [MOST_HIGHLIGHTS, FEWEST_OF_CHAPTER, MOST_BRIEF] = [8, 4, 200];

const metricsOf = (block: ChartBlock | TableBlock | null): Set<MetricId> => new Set((block === null ? [] : block.kind === 'chart' ? block.passports ?? [] : block.rows.flatMap(({ cells }) => cells.map(({ passport }) => passport))).flatMap((passport) => (passport === undefined || passport === null ? [] : [passport.metric])));

/** What is said when it is shown: all that was written of it, and what its figures mean. */
function notesOf({ block, beside, headline, table }: SlidePlan, source: string, language: PrintLanguage): string {
  const shown = block === null ? [] : block.kind === 'chart' ? [block.alt] : [block.caption, ...(block.note === null ? [] : [block.note])];
  const meant = [...new Set([...metricsOf(block), ...metricsOf(table)])].map((id) => { const { label, version, meaning, source: by } = metricById(id); return phrase(WORDS.definition, { metric: label, version: numberText(version), meaning, source: by }); });
  return [...[headline, ...shown, ...beside.map(({ words }) => words), ...meant].map((words) => words[language]), source].join('\n');
}

function framed({ deck, language, source }: Making, section: Pick<PlainSection, 'title'>, headline: string, plan: SlidePlan): Slide {
  const slide = deck.addSlide();
  slide.addText(section.title[language], { x: 0.5, y: 0.28, w: 12.3, h: 0.3, margin: 0, fontFace: OFFICE_FONT, fontSize: 12, color: INK.muted });
  slide.addText(TONE_MARKS[plan.tone] + headline, { x: 0.5, y: 0.6, w: 12.3, h: 0.85, margin: 0, fontFace: OFFICE_FONT, fontSize: headline.length > (language === 'en' ? 150 : 75) ? 16 : 20, bold: true, color: INK[plan.tone], valign: 'top', fit: 'shrink' });
  slide.addShape(deck.ShapeType.line, { x: 0.5, y: 6.9, w: 12.33, h: 0, line: { color: INK.hair, width: 0.75 } });
  slide.addText(source, { x: 0.5, y: 6.96, w: 11.4, h: 0.36, margin: 0, fontFace: OFFICE_FONT, fontSize: 9, color: INK.muted, valign: 'top' });
  slide.slideNumber = { x: 12.2, y: 6.94, w: 0.63, h: 0.3, fontFace: OFFICE_FONT, fontSize: 9, color: INK.muted, align: 'right' };
  slide.addNotes(notesOf(plan, source, language));
  return slide;
}

function addSentences(slide: Slide, said: readonly Said[], place: { x: number; y: number; w: number; h: number }, fontSize: number, language: PrintLanguage): void {
  slide.addText(said.map(({ words, tone }) => ({ text: TONE_MARKS[tone] + words[language], options: { breakLine: true, color: INK[tone], bold: tone !== 'normal', paraSpaceAfter: 9 } })), { ...place, margin: 0, fontFace: OFFICE_FONT, fontSize, valign: 'top', fit: 'shrink' });
}

function addPlan(making: Making, section: PlainSection, plan: SlidePlan): void {
  const { deck, report, language } = making;
  const { block, beside } = plan;
  if (block?.kind === 'table') {
    const pages = tablePages(block, language);
    pages.forEach((rows, at) => {
      const words = pages.length === 1 ? plan.headline : phrase(WORDS.more, { caption: plan.headline, n: numberText(at + 1), of: numberText(pages.length) });
      drawTable(framed(making, section, words[language], plan), { ...block, rows, note: at === pages.length - 1 ? block.note : null }, report.stamp, language);
    });
    return;
  }
  const slide = framed(making, section, plan.headline[language], plan);
  if (block === null) {
    addSentences(slide, beside, { x: 0.5, y: 1.7, w: 12.3, h: 5 }, 16, language);
    return;
  }
  const w = beside.length > 0 ? 8.7 : plan.table === null ? 12.33 : 7.2;
  slide.addText(chartCaption(block, language), { x: 0.5, y: 1.5, w, h: 0.3, margin: 0, fontFace: OFFICE_FONT, fontSize: 12, color: INK.muted });
  drawChart({ deck, slide, place: { x: 0.5, y: 1.85, w, h: 4.75 }, language, currency: report.currency }, block);
  if (plan.table !== null) drawTable(slide, plan.table, report.stamp, language, { x: 7.95, w: 4.88 });
  if (beside.length > 0) addSentences(slide, beside, { x: 9.5, y: 1.9, w: 3.33, h: 4.7 }, 13, language);
}

function addCover({ deck, report, source, language }: Making, about: readonly TakenBy[]): void {
  const slide = deck.addSlide();
  slide.addShape(deck.ShapeType.rect, { x: 0, y: 0, w: 0.35, h: 7.5, fill: { color: INK.brand }, line: { color: INK.brand, width: 0 } });
  slide.addText(report.title[language], { x: 1, y: 1.7, w: 11.3, h: 1, margin: 0, fontFace: OFFICE_FONT, fontSize: 38, bold: true, color: INK.text, valign: 'bottom', fit: 'shrink' });
  slide.addText(spanText(report.stamp.period)[language], { x: 1, y: 2.8, w: 11.3, h: 0.5, margin: 0, fontFace: OFFICE_FONT, fontSize: 20, color: INK.muted });
  const facts = stampFacts(report.stamp, about, language).map(([heading, text]) => [{ text: heading, options: { color: INK.muted } }, { text, options: { color: INK.text } }]);
  slide.addTable(facts, { x: 1, y: 3.8, w: 11.3, colW: [1.8, 9.5], rowH: 0.24, margin: [0.02, 0.05, 0.02, 0], fontFace: OFFICE_FONT, fontSize: 10, border: { type: 'none' } });
  slide.addNotes(source);
}

/** What a board reads if it sees one slide only. */
function addHighlights(making: Making): void {
  const { language, report } = making;
  const found = highlightsOf(report, MOST_HIGHLIGHTS);
  if (found.length === 0) return;
  const title = SHARED.highlights;
  const slide = framed(making, report, title[language], { headline: title, tone: 'normal', block: null, table: null, beside: found });
  addSentences(slide, found, { x: 0.5, y: 1.5, w: 12.3, h: 5.2 }, 14, language);
}

function addChapter({ deck, language, source }: Making, { title }: PlainSection, at: number, plans: readonly SlidePlan[]): void {
  const slide = deck.addSlide();
  slide.background = { color: INK.brand };
  slide.addText(`${numeralOf(at, language)}${title[language]}`, { x: 1, y: 1.6, w: 11.3, h: 0.9, margin: 0, fontFace: OFFICE_FONT, fontSize: 32, bold: true, color: INK.white, valign: 'bottom', fit: 'shrink' });
  const findings = plans.filter(({ block }) => block?.kind !== 'table');
  const leading = findings.length === 0 ? plans : findings;
  const lines = leading.slice(0, 8).map(({ headline, tone }) => TONE_MARKS[tone] + headline[language]);
  slide.addText(lines.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 8 } })), { x: 1, y: 2.8, w: 11.3, h: 3.9, margin: 0, fontFace: OFFICE_FONT, fontSize: 14, color: 'DCE6F1', valign: 'top', fit: 'shrink' });
  slide.slideNumber = { x: 12.2, y: 6.94, w: 0.63, h: 0.3, fontFace: OFFICE_FONT, fontSize: 9, color: INK.pale, align: 'right' };
  slide.addNotes([title[language], ...lines, source].join('\n'));
}

/** A section as its slides, and where it stands in the report (from 0). */
interface Planned { readonly at: number; readonly section: PlainSection; readonly plans: readonly SlidePlan[] }

const saidOf = ({ plans }: Planned): readonly Said[] => plans.flatMap(({ beside }) => beside);
/** Whether a section is a sentence or two, or nothing. */
const isBrief = (one: Planned): boolean => one.plans.length === 0 || (one.plans.length === 1 && one.plans[0]?.block === null && saidOf(one).reduce((sum, { words }) => sum + words.zh.length, 0) <= MOST_BRIEF);

/** Sections of a few words one after the other stand on one slide under their names. */
function addBrief(making: Making, sections: readonly Planned[]): void {
  const { language, report } = making;
  if (sections.length === 0) return;
  const named = ({ at, section: { title } }: Planned): LocalisedText => ({ zh: numeralOf(at, 'zh') + title.zh, en: numeralOf(at, 'en') + title.en });
  const title = listed(sections.map(({ section }) => section.title));
  const said = sections.flatMap((one) => { const found = saidOf(one); return found.length === 0 ? [{ words: SHARED.nothing, tone: 'normal' as const }] : found; });
  const slide = framed(making, report, title[language], { headline: title, tone: 'normal', block: null, table: null, beside: said });
  const lines = sections.flatMap((one) => {
    const found = saidOf(one);
    const name = sections.length === 1 ? [] : [{ text: named(one)[language], options: { breakLine: true, bold: true, color: INK.text, paraSpaceBefore: 10, paraSpaceAfter: 4 } }];
    return [...name, ...(found.length === 0 ? [SHARED.nothing] : found.map(({ words }) => words)).map((words) => ({ text: words[language], options: { breakLine: true, color: INK.text, paraSpaceAfter: 9 } }))];
  });
  slide.addText(lines, { x: 0.5, y: 1.5, w: 12.3, h: 5.2, margin: 0, fontFace: OFFICE_FONT, fontSize: 14, valign: 'top', fit: 'shrink' });
}

/** A report as slides of native charts, tables and text, in one language: whoever gets them can go on writing in them. A chapter's slide lists what its slides find. */
export async function reportSlides(report: PlainReport, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> {
  const deck = newDeck(report.title[language], OFFICE_FONT);
  const making: Making = { deck, report, language, source: phrase(WORDS.source, { foot: footWords(report.stamp, about) })[language] };
  addCover(making, about);
  addHighlights(making);
  let brief: Planned[] = [];
  for (const [at, section] of report.sections.entries()) {
    const one = { at, section, plans: planSlides(section) };
    if (isBrief(one)) {
      brief.push(one);
      continue;
    }
    addBrief(making, brief);
    brief = [];
    // A few slides need no chapter before them: each bears its name.
    if (one.plans.length >= FEWEST_OF_CHAPTER) addChapter(making, section, at, one.plans);
    for (const plan of one.plans) addPlan(making, section, plan);
  }
  addBrief(making, brief);
  return deckBytes(deck);
}

import { metricById, type MetricId } from '@concord/sql';
import type { TakenBy } from '../../../identity/audit/exports.js';
import { phrase } from '../../../narrative/phrase.js';
import { numberText, spanText } from '../../../narrative/text.js';
import type { ChartBlock, TableBlock } from '../../document/document.js';
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

const metricsOf = (block: ChartBlock | TableBlock | null): Set<MetricId> => new Set((block === null ? [] : block.kind === 'chart' ? block.passports ?? [] : block.rows.flatMap(({ cells }) => cells.map(({ passport }) => passport))).flatMap((passport) => (passport === undefined || passport === null ? [] : [passport.metric])));

/** What is said when it is shown: all that was written of it, and what its figures mean. */
function notesOf({ block, beside, headline }: SlidePlan, source: string, language: PrintLanguage): string {
  const shown = block === null ? [] : block.kind === 'chart' ? [block.alt] : [block.caption, ...(block.note === null ? [] : [block.note])];
  const meant = [...metricsOf(block)].map((id) => { const { label, version, meaning, source: by } = metricById(id); return phrase(WORDS.definition, { metric: label, version: numberText(version), meaning, source: by }); });
  return [...[headline, ...shown, ...beside.map(({ words }) => words), ...meant].map((words) => words[language]), source].join('\n');
}

function framed({ deck, language, source }: Making, section: PlainSection, headline: string, plan: SlidePlan): Slide {
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
  const w = beside.length > 0 ? 8.7 : 12.33;
  slide.addText(chartCaption(block, language), { x: 0.5, y: 1.5, w, h: 0.3, margin: 0, fontFace: OFFICE_FONT, fontSize: 12, color: INK.muted });
  drawChart({ deck, slide, place: { x: 0.5, y: 1.85, w, h: 4.75 }, language, currency: report.currency }, block);
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

function addChapter({ deck, language, source }: Making, { title }: PlainSection, at: number, plans: readonly SlidePlan[]): void {
  const slide = deck.addSlide();
  slide.background = { color: INK.brand };
  slide.addText(`${numeralOf(at, language)}${title[language]}`, { x: 1, y: 1.6, w: 11.3, h: 0.9, margin: 0, fontFace: OFFICE_FONT, fontSize: 32, bold: true, color: INK.white, valign: 'bottom', fit: 'shrink' });
  const findings = plans.filter(({ block }) => block?.kind !== 'table');
  const listed = findings.length === 0 ? plans : findings;
  const lines = plans.length === 0 ? [SHARED.nothing[language]] : listed.slice(0, 8).map(({ headline, tone }) => TONE_MARKS[tone] + headline[language]);
  slide.addText(lines.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 8 } })), { x: 1, y: 2.8, w: 11.3, h: 3.9, margin: 0, fontFace: OFFICE_FONT, fontSize: 14, color: 'DCE6F1', valign: 'top', fit: 'shrink' });
  slide.slideNumber = { x: 12.2, y: 6.94, w: 0.63, h: 0.3, fontFace: OFFICE_FONT, fontSize: 9, color: INK.pale, align: 'right' };
  slide.addNotes([title[language], ...lines, source].join('\n'));
}

/** A report as slides of native charts, tables and text, in one language: whoever gets them can go on writing in them. A chapter's slide lists what its slides find. */
export async function reportSlides(report: PlainReport, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> {
  const deck = newDeck(report.title[language], OFFICE_FONT);
  const making: Making = { deck, report, language, source: phrase(WORDS.source, { foot: footWords(report.stamp, about) })[language] };
  addCover(making, about);
  for (const [at, section] of report.sections.entries()) {
    const plans = planSlides(section);
    // One slide of words needs no chapter before it.
    if (plans.length !== 1) addChapter(making, section, at, plans);
    for (const plan of plans) addPlan(making, section, plan);
  }
  return deckBytes(deck);
}

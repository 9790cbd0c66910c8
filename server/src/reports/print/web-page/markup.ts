/** Markup that is ready to be written. */
export interface Markup { readonly html: string }

const CODES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in markup and in quoted attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (letter) => CODES[letter] ?? letter);

type Part = Markup | number | string | null | readonly Markup[];
const written = (part: Part): string => (part === null ? '' : typeof part === 'string' ? escaped(part) : typeof part === 'number' ? String(part) : 'html' in part ? part.html : part.map(({ html }) => html).join(''));

/** Markup with blanks: what fills them is text, unless it is markup itself. */
export const markup = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({ html: pieces.reduce((whole, piece, at) => whole + written(parts[at - 1] ?? null) + piece) });

const STYLED = / style="font-size:(\d+)px;[^"]*"/gu;

/** A drawing that can stand within a page: its letters sized by attributes, without styles, classes and names of its own, so that the page's rules hold for it. */
export function inlineSvg(svg: string, alt: string, className: string): Markup {
  const plain = svg.replaceAll(/<style[\s\S]*?<\/style>/gu, '').replaceAll(/ class="[^"]*"/gu, '').replaceAll(STYLED, ' font-size="$1"').replaceAll(/ style="[^"]*"/gu, '').replaceAll(/ xmlns(:xlink)?="[^"]*"/gu, '').replaceAll(/ (version|baseProfile)="[^"]*"/gu, '');
  return { html: plain.replace('<svg ', `<svg class="${className}" role="img" aria-label="${escaped(alt)}" `) };
}

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import pptxgen from 'pptxgenjs';

// Its types describe another kind of module than the one that is loaded.
const Presentation = pptxgen as unknown as typeof pptxgen.default;
/** A presentation that is being made. */
export type Deck = InstanceType<typeof Presentation>;
/** One of its slides. */
export type Slide = ReturnType<Deck['addSlide']>;

/** A presentation of wide slides. */
export function newDeck(title: string, font: string): Deck {
  const deck = new Presentation();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.author = 'Concord';
  deck.company = 'Concord';
  deck.theme = { headFontFace: font, bodyFontFace: font };
  return deck;
}

/** A point or cell without a number is none: as an empty one, programs take it for zero or for damage. */
const EMPTY = /<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>|<c r="[A-Z]+\d+"><v><\/v><\/c>/gu;
const CHART = /^ppt\/charts\/chart\d+\.xml$/u;
const WORKBOOK = /^ppt\/embeddings\/.+\.xlsx$/u;
const SHEET = 'xl/worksheets/sheet1.xml';
const TYPES = '[Content_Types].xml';
const TYPED = /<Override PartName="\/([^"]+)"[^>]*\/>/gu;

const withoutEmpty = (xml: Uint8Array): Uint8Array => strToU8(strFromU8(xml).replaceAll(EMPTY, ''));

function workbookWithoutEmpty(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const sheet = parts[SHEET];
  return sheet === undefined ? bytes : zipSync({ ...parts, [SHEET]: withoutEmpty(sheet) });
}

/** A presentation as its file. */
export async function deckBytes(deck: Deck): Promise<Uint8Array> {
  const parts: Record<string, Uint8Array> = unzipSync((await deck.write({ outputType: 'nodebuffer', compression: false })) as Uint8Array);
  for (const [name, bytes] of Object.entries(parts)) {
    if (CHART.test(name)) parts[name] = withoutEmpty(bytes);
    else if (WORKBOOK.test(name)) parts[name] = workbookWithoutEmpty(bytes);
  }
  // The library gives a type to a master for each slide, and makes one master.
  parts[TYPES] = strToU8(strFromU8(parts[TYPES] ?? new Uint8Array()).replaceAll(TYPED, (whole, name: string) => (name in parts ? whole : '')));
  return zipSync(parts, { level: 6 });
}

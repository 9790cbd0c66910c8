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

/** A point without a number is no point: as an empty one, programs take it for zero or for damage. */
const NO_POINT = /<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/gu;
const CHART = /^ppt\/charts\/chart\d+\.xml$/u;

/** A presentation as its file. */
export async function deckBytes(deck: Deck): Promise<Uint8Array> {
  const parts = unzipSync((await deck.write({ outputType: 'nodebuffer', compression: false })) as Uint8Array);
  for (const [name, bytes] of Object.entries(parts)) if (CHART.test(name)) parts[name] = strToU8(strFromU8(bytes).replaceAll(NO_POINT, ''));
  return zipSync(parts, { level: 6 });
}

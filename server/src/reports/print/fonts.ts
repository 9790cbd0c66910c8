import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { drawable, drawnBy } from './glyphs.js';

/** The usual one, and one for name characters that it lacks (𠮷). */
const FAMILIES = [['noto-sans-sc', 'NotoSansSC'], ['noto-sans-jp', 'NotoSansJP']] as const;

/** Fonts that lie beside the product, so that a page looks the same on every machine. */
export interface Fonts { readonly blobs: readonly Buffer[]; readonly drawable: (text: string) => string }

let loaded: Fonts | undefined;

/** The fonts of pages, and what makes a text that they can draw. */
export function fonts(): Fonts {
  if (loaded !== undefined) return loaded;
  const { resolve } = createRequire(import.meta.url);
  const files = FAMILIES.map(([name, file]) => { const root = dirname(resolve(`@expo-google-fonts/${name}/package.json`)); return ['400Regular', '700Bold'].map((weight) => readFileSync(join(root, weight, `${file}_${weight}.ttf`))); });
  const draws = files.flatMap(([regular]) => (regular === undefined ? [] : [drawnBy(regular)]));
  loaded = { blobs: files.flat(), drawable: (text) => drawable(text, (character) => draws.some((one) => one(character))) };
  return loaded;
}

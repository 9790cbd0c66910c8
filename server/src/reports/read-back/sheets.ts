import type { Told } from './told.js';
import { readXml } from './xml.js';
import { partsNamed, partsOf } from './zip.js';

/** Texts that cells share, each in as many runs as it is written in. */
function sharedTexts(bytes: Uint8Array | undefined): string[] {
  const shared: string[] = [];
  let words = '';
  if (bytes !== undefined) {
    readXml(bytes, 'sharedStrings.xml', { open: (name) => { if (name === 'si') words = ''; }, close: (name, text) => { if (name === 't') words += text; else if (name === 'si') shared.push(words); } });
  }
  return shared;
}

function cellsOf(bytes: Uint8Array, name: string, shared: readonly string[], texts: string[], numbers: number[]): void {
  let [type, inline, value]: [string, string, string | null] = ['n', '', null];
  readXml(bytes, name, {
    open: (element, attribute) => { if (element === 'c') [type, inline, value] = [attribute('t') ?? 'n', '', null]; },
    close: (element, text) => {
      if (element === 'v') value = text;
      else if (element === 't') inline += text;
      else if (element === 'c') {
        if (type === 's') texts.push(shared[Number(value)] ?? '');
        else if (type === 'inlineStr') texts.push(inline);
        else if (type === 'str') texts.push(value ?? '');
        else if (value !== null && value !== '') numbers.push(Number(value));
      }
    },
  });
}

/** What the cells of a workbook hold, and its notes and links. Throws `ReadBackError`, `LoadRefused`. */
export function readSheets(file: Uint8Array): Told {
  const parts = partsOf(file);
  const [texts, numbers, links]: [string[], number[], string[]] = [[], [], []];
  const shared = sharedTexts(parts.get('xl/sharedStrings.xml'));
  for (const name of partsNamed(parts, /^xl\/worksheets\/sheet\d+\.xml$/u)) cellsOf(parts.get(name) ?? new Uint8Array(), name, shared, texts, numbers);
  for (const name of partsNamed(parts, /^xl\/(comments\/)?comments?\d+\.xml$/u)) readXml(parts.get(name) ?? new Uint8Array(), name, { close: (element, text) => { if (element === 't') texts.push(text); } });
  for (const name of partsNamed(parts, /^xl\/worksheets\/_rels\/sheet\d+\.xml\.rels$/u)) {
    readXml(parts.get(name) ?? new Uint8Array(), name, { open: (element, attribute) => { const target = attribute('Target'); if (element === 'Relationship' && attribute('TargetMode') === 'External' && target !== undefined) links.push(target); } });
  }
  return { texts, numbers, links };
}

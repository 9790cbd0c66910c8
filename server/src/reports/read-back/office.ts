import { readSheets } from './sheets.js';
import { together, type Told } from './told.js';
import { readXml } from './xml.js';
import { partsNamed, partsOf, ReadBackError } from './zip.js';

const bytesOf = (parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array => parts.get(name) ?? new Uint8Array();

/** Paragraphs of a slide, a page, a note or a foot. */
function paragraphs(bytes: Uint8Array, name: string): string[] {
  const [texts, open]: [string[], string[]] = [[], []];
  readXml(bytes, name, {
    open: (element) => { if (element === 'p') open.push(''); },
    close: (element, text) => {
      if (element === 't' || element === 'tab') open.push((open.pop() ?? '') + (element === 't' ? text : '\t'));
      else if (element === 'p') { const words = open.pop() ?? ''; if (words !== '') texts.push(words); }
    },
  });
  return texts;
}

function linksOf(bytes: Uint8Array, name: string): string[] {
  const links: string[] = [];
  readXml(bytes, name, { open: (element, attribute) => { const target = attribute('Target'); if (element === 'Relationship' && attribute('TargetMode') === 'External' && target !== undefined) links.push(target); } });
  return links;
}

/** A native chart: labels of its points, and their values as it keeps them. */
function chart(bytes: Uint8Array, name: string): Told {
  const [texts, numbers]: [string[], number[]] = [[], []];
  let isValues = false;
  readXml(bytes, name, {
    open: (element) => { if (element === 'val') isValues = true; else if (element === 'cat' || element === 'tx') isValues = false; },
    close: (element, text) => { if (element === 'v') { if (isValues) numbers.push(Number(text)); else texts.push(text); } },
  });
  return { texts, numbers, links: [] };
}

/** The numbers a chart draws must be those of the workbook that lies in it: whoever edits one would change the other. Throws `ReadBackError`. */
function held(drawn: Told, workbook: Uint8Array | undefined, name: string): Told {
  if (workbook === undefined) throw new ReadBackError(`${name} has no workbook`);
  const kept = new Set(readSheets(workbook).numbers);
  const lost = drawn.numbers.find((number) => !kept.has(number));
  if (lost !== undefined) throw new ReadBackError(`${name} draws ${String(lost)}, which its workbook does not hold`);
  return drawn;
}

function charts(parts: ReadonlyMap<string, Uint8Array>, folder: string): Told[] {
  return partsNamed(parts, new RegExp(`^${folder}/charts/chart\\d+\\.xml$`, 'u')).map((name) => {
    const relations = parts.get(name.replace('charts/', 'charts/_rels/').concat('.rels'));
    let workbook = '';
    if (relations !== undefined) readXml(relations, name, { open: (element, attribute) => { const target = attribute('Target') ?? ''; if (element === 'Relationship' && target.endsWith('.xlsx')) workbook = `${folder}/${target.replace(/^\.\.\//u, '')}`; } });
    return held(chart(bytesOf(parts, name), name), parts.get(workbook), name);
  });
}

/** What slides say, with their notes and the numbers of their charts. Throws `ReadBackError`, `LoadRefused`. */
export function readSlides(file: Uint8Array): Told {
  const parts = partsOf(file);
  const texts = [...partsNamed(parts, /^ppt\/slides\/slide\d+\.xml$/u), ...partsNamed(parts, /^ppt\/notesSlides\/notesSlide\d+\.xml$/u)].flatMap((name) => paragraphs(bytesOf(parts, name), name));
  const links = partsNamed(parts, /^ppt\/slides\/_rels\/slide\d+\.xml\.rels$/u).flatMap((name) => linksOf(bytesOf(parts, name), name));
  return together([{ texts, links, numbers: [] }, ...charts(parts, 'ppt')]);
}

/** What a document of Word says, with its feet and the numbers of its charts. Throws `ReadBackError`, `LoadRefused`. */
export function readWord(file: Uint8Array): Told {
  const parts = partsOf(file);
  const texts = ['word/document.xml', ...partsNamed(parts, /^word\/footer\d+\.xml$/u)].flatMap((name) => paragraphs(bytesOf(parts, name), name));
  return together([{ texts, links: linksOf(bytesOf(parts, 'word/_rels/document.xml.rels'), 'document.xml.rels'), numbers: [] }, ...charts(parts, 'word')]);
}

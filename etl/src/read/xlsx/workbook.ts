import { posix } from 'node:path';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import type { SourceFile } from '../bytes/source-file.js';
import { openZip } from '../bytes/zip-parts.js';
import { badWorkbook, readTags, type WorkbookParts } from './part.js';

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook says of itself. */
export interface Workbook {
  readonly parts: WorkbookParts;
  /** In the workbook's own order; charts are none. */
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904 and not from 1900. */
  readonly from1904: boolean;
  readonly stylesPart: string | undefined;
  readonly sharedPart: string | undefined;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** What a part refers to, by id; what lies outside the file is left out and never followed. */
async function relations(parts: WorkbookParts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part);
  const found = new Map<string, Relation>();
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  await readTags(parts, name, (tag) => {
    if (tag.name !== 'Relationship' || tag.get('TargetMode') === 'External') return;
    const target = tag.get('Target') ?? '';
    const type = (tag.get('Type') ?? '').split('/').at(-1) ?? '';
    if (found.size < READ_LIMITS.zipEntries) found.set(tag.get('Id') ?? '', { type, target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
  });
  return found;
}

const ofType = (found: ReadonlyMap<string, Relation>, type: string): string | undefined => [...found.values()].find((relation) => relation.type === type)?.target;

async function partsOf(file: SourceFile): Promise<WorkbookParts> {
  const zip = await openZip(file);
  if (zip.has('xl/workbook.bin') || !zip.has('[Content_Types].xml') || !zip.has('_rels/.rels')) throw badWorkbook(file.name);
  if (zip.has('xl/vbaProject.bin')) {
    throw new LoadRefused('MACROS', `文件 ${file.name} 带有宏；请另存为不含宏的 .xlsx。`, `File ${file.name} carries macros; save it as .xlsx, without them.`);
  }
  return { ...zip, fileName: file.name };
}

/** Opens a workbook and reads its list of sheets. Macros are refused, links to other files never followed. Throws `BAD_XLSX`, `MACROS` and what `openZip` throws. */
export async function openWorkbook(file: SourceFile): Promise<Workbook> {
  const parts = await partsOf(file);
  const main = ofType(await relations(parts, ''), 'officeDocument');
  if (main === undefined) throw badWorkbook(file.name);
  const related = await relations(parts, main);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readTags(parts, main, (tag) => {
    if (tag.name === 'workbookPr') from1904 = ['1', 'true'].includes(tag.get('date1904') ?? '');
    if (tag.name !== 'sheet') return;
    const relation = related.get(tag.get('id', true) ?? '');
    if (relation?.type !== 'worksheet') return;
    sheets.push({ name: tag.get('name') ?? '', hidden: (tag.get('state') ?? 'visible') !== 'visible', part: relation.target });
    if (sheets.length > READ_LIMITS.sheets) throw badWorkbook(file.name);
  });
  return { parts, sheets, from1904, stylesPart: ofType(related, 'styles'), sharedPart: ofType(related, 'sharedStrings') };
}

/** The sheet meant: by name, by place (from 1), or the first that is not hidden. Throws `NO_SHEET`, naming those there are. */
export function chosenSheet({ sheets, parts }: Workbook, wanted: string | number | undefined): Sheet {
  const sheet = wanted === undefined ? sheets.find(({ hidden }) => !hidden) : typeof wanted === 'number' ? sheets[wanted - 1] : sheets.find(({ name }) => name === wanted);
  if (sheet !== undefined) return sheet;
  const names = sheets.slice(0, 20).map(({ name }) => name);
  const which = wanted === undefined ? '' : String(wanted);
  throw new LoadRefused('NO_SHEET', `文件 ${parts.fileName} 没有工作表“${which}”；已有：${names.join('、')}。`, `File ${parts.fileName} has no sheet "${which}"; there are: ${names.join(', ')}.`);
}

import { subjectById } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';
import { FATES, fateOf } from '../mask/field-plan.js';
import { foldText } from './fold-text.js';
import type { Profile } from './profile.js';

/** One column of the staging table: what the source calls it, and how it may be spelled. */
export interface StagedColumn {
  /** `c0`, `c1`, … in the staging table. */
  readonly name: string;
  readonly header: string;
  readonly spellings: readonly string[];
  readonly required: boolean;
  /** Hashed by the reader, so that the clear text never reaches a disk. */
  readonly pseudonym: boolean;
  /** What the reader makes of its cells (`FATES`): what tells who somebody is reaches no disk either. */
  readonly fate: number;
}

/** What becomes of a header's cells with one more use of it. */
function fateWith(earlier: Pick<StagedColumn, 'pseudonym' | 'fate'> | undefined, fate: number): Pick<StagedColumn, 'pseudonym' | 'fate'> {
  const pseudonym = earlier?.pseudonym === true || fate === FATES.pseudonym;
  return { pseudonym, fate: pseudonym ? FATES.pseudonym : Math.min(earlier?.fate ?? fate, fate) };
}

/**
 * The columns a profile reads, each once, in the order of first mention. Columns nobody maps are never written anywhere.
 * A header that feeds a pseudonym is pseudonymised wherever it is used; one that feeds several columns is masked as the one that must be kept best.
 */
export function stagedColumns(profile: Profile): readonly StagedColumn[] {
  const columns = new Map<string, Omit<StagedColumn, 'name'>>();
  const subject = subjectById(profile.into);
  const { columns: targets, identity } = subject;
  const byName = new Map(targets.map((column) => [column.name, column]));
  const hidden = new Set(targets.filter(({ kind }) => kind === 'pseudonym').map(({ name }) => name));
  for (const [target, rule] of Object.entries(profile.columns)) {
    for (const header of [...(rule.from ?? []), ...Object.keys(rule.where ?? {})]) {
      const earlier = columns.get(foldText(header));
      const needed = identity.includes(target) || !(rule.optional ?? profile.columns_optional);
      columns.set(foldText(header), {
        header: earlier?.header ?? header,
        spellings: [...new Set([...(earlier?.spellings ?? []), header, ...(rule.from?.includes(header) === true ? rule.aliases : [])].map(foldText))],
        required: (earlier?.required ?? false) || needed,
        ...fateWith(earlier, rule.from?.includes(header) === true ? ((hidden.has(target) || rule.pseudonym) ? FATES.pseudonym : fateOf(subject, byName.get(target), rule)) : FATES.words),
      });
    }
  }
  const { order_by: order } = profile;
  if (order !== undefined) {
    const earlier = columns.get(foldText(order.from));
    columns.set(foldText(order.from), {
      header: earlier?.header ?? order.from, spellings: [...new Set([...(earlier?.spellings ?? []), ...[order.from, ...order.aliases].map(foldText)])],
      required: true, ...fateWith(earlier, FATES.value),
    });
  }
  return [...columns.values()].map((column, index) => ({ name: `c${String(index)}`, ...column }));
}

/** Levenshtein distance, for suggestions only. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function nearMatches(wanted: string, headers: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return headers
    .map((header) => ({ header, far: foldText(header).includes(wanted) ? 0 : distance(wanted, foldText(header)) }))
    .filter(({ header, far }) => header !== '' && far <= limit)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ header }) => header);
}

/** What is called by a header's words in a refusal. */
const KINDS = { file: ['文件', 'File'], table: ['表', 'Table'] } as const;

function refuseMissing(missing: readonly StagedColumn[], headers: readonly string[], place: readonly [zh: string, en: string]): never {
  const named = missing.map((column) => ({ header: column.header, near: nearMatches(foldText(column.header), headers) }));
  const zh = named.map(({ header, near }) => `“${header}”${near.length > 0 ? `（是否为 ${near.map((n) => `“${n}”`).join('、')}？）` : ''}`).join('、');
  const en = named.map(({ header, near }) => `"${header}"${near.length > 0 ? ` (did you mean ${near.map((n) => `"${n}"`).join(', ')}?)` : ''}`).join(', ');
  throw new LoadRefused('MISSING_COLUMN', `${place[0]} 缺少列 ${zh}。`, `${place[1]} lacks the column ${en}.`);
}

/** One of the two would be left empty without a word. */
function refuseShared(header: string, [one, other]: readonly [StagedColumn, StagedColumn], place: readonly [zh: string, en: string]): never {
  throw new LoadRefused('DUPLICATE_HEADER', `${place[0]} 的表头“${header}”同时对应档案中的“${one.header}”和“${other.header}”，请在两处写同一个名称。`,
    `${place[1]} has the header "${header}", which stands for both "${one.header}" and "${other.header}" of the profile; say the same name in both places.`);
}

/** The refusal of a file that has no header where its profile says. */
export const noHeaderAt = (fileName: string, row: number): LoadRefused =>
  new LoadRefused('BAD_HEADER', `文件 ${fileName} 第 ${String(row)} 行没有表头。`, `Row ${String(row)} of ${fileName} holds no header.`);

/**
 * For each field of a file, the index of the staged column it fills, or -1. Names match without regard to case, width and blanks.
 * Throws `DUPLICATE_HEADER` (also where one header stands for two columns of the profile) or `MISSING_COLUMN` (with near matches).
 */
export function matchHeader(headers: readonly string[], columns: readonly StagedColumn[], name: string, kind: keyof typeof KINDS = 'file'): Int32Array {
  const place = [`${KINDS[kind][0]} ${name}`, `${KINDS[kind][1]} ${name}`] as const;
  const byName = new Map<string, number>();
  headers.forEach((header, index) => {
    const folded = foldText(header);
    if (folded !== '' && byName.has(folded)) throw new LoadRefused('DUPLICATE_HEADER', `${place[0]} 的表头“${header}”出现了两次。`, `${place[1]} has the header "${header}" twice.`);
    byName.set(folded, index);
  });
  const targets = new Int32Array(headers.length).fill(-1);
  const missing: StagedColumn[] = [];
  columns.forEach((column, index) => {
    const field = column.spellings.map((spelling) => byName.get(spelling)).find((at) => at !== undefined);
    const taken = columns[targets[field ?? -1] ?? -1];
    if (taken !== undefined) refuseShared(headers[field ?? -1] ?? '', [taken, column], place);
    if (field !== undefined) targets[field] = index;
    else if (column.required) missing.push(column);
  });
  if (missing.length > 0) refuseMissing(missing, headers, place);
  return targets;
}

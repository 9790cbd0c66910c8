import { CANONICAL_COLUMNS, type CanonicalColumnName } from '@concord/sql';
import { Document, type YAMLMap } from 'yaml';
import { inTableOrder, unknownOutcomes, type Draft } from './draft.js';
import { foldOf } from './folds.js';
import { SERIAL_FORMAT } from './look/date-look.js';
import type { Match } from './match-columns.js';
import type { ProposalName, SampledFile } from './proposal.js';

const KINDS = new Map<CanonicalColumnName, string>(CANONICAL_COLUMNS.map(({ name, kind }) => [name, kind]));
const ENCODINGS: ReadonlySet<string> = new Set(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']);
const USUAL = ['YYYY-MM-DD'];

type Fields = Record<string, unknown>;

/** How the kind of file is declared. A workbook's only sheet needs no name, which next month's may not bear. */
function formatFields({ format, delimiter, sheets, sheet, headerRow }: SampledFile): Fields {
  switch (format) {
    case 'csv': return (delimiter === undefined || delimiter === ',') && (headerRow ?? 1) < 2 ? {}
      : { type: 'csv', ...(delimiter === undefined || delimiter === ',' ? {} : { delimiter }), ...(headerRow === undefined || headerRow < 2 ? {} : { header_row: headerRow }) };
    case 'xlsx': return { type: 'xlsx', ...(sheet === undefined || (sheets ?? []).length < 2 ? {} : { sheet }), ...(headerRow === undefined || headerRow < 2 ? {} : { header_row: headerRow }) };
    default: return { type: format };
  }
}

/** What a profile says of the file itself; only text has an encoding. */
export function fileFields(file: SampledFile): Fields {
  const format = formatFields(file);
  const encoding = file.encoding !== undefined && ENCODINGS.has(file.encoding) ? file.encoding : 'auto';
  return { ...(Object.keys(format).length === 0 ? {} : { format }), ...(['xlsx', 'parquet'].includes(file.format) ? {} : { encoding }) };
}

function datesOf({ column, look: { dates } }: Match): readonly string[] {
  if (KINDS.get(column) !== 'date') return [];
  return dates.serial > 0 ? [...dates.formats, SERIAL_FORMAT] : dates.formats;
}

/** The formats of the day of receipt hold for the file; other columns add theirs only where they differ. */
const commonDates = ({ matches: { chosen } }: Draft): readonly string[] => {
  const received = chosen.get('received_on');
  const formats = received === undefined ? [] : datesOf(received);
  return formats.length === 0 ? USUAL : formats;
};

function numberFields(draft: Draft): Fields {
  const money = inTableOrder(draft).filter(({ column }) => KINDS.get(column) === 'amount').map(({ look }) => look);
  const strip = [...new Set(money.flatMap(({ signs }) => signs))];
  const thousands = money.some((look) => look.thousands);
  const cellUnits = money.some((look) => look.cellUnits);
  return strip.length === 0 && !thousands && !cellUnits ? {} : { numbers: { thousands: thousands ? ',' : '', strip, ...(cellUnits ? { cell_units: true } : {}) } };
}

function ruleOf(draft: Draft, match: Match, common: readonly string[]): Fields {
  const own = datesOf(match);
  const vocabulary = draft.vocabularies[match.column];
  return {
    from: match.look.header.trim(),
    ...(own.every((format) => common.includes(format)) ? {} : { dates: own }),
    ...(KINDS.get(match.column) === 'amount' && match.look.unit !== undefined ? { numbers: { unit: match.look.unit } } : {}),
    ...(vocabulary === undefined ? {} : { vocabulary: match.column, unknown: match.column === 'outcome' ? 'reject' : 'keep' }),
    ...(draft.grain === 'fold' && match.column !== 'case_id' ? { fold: foldOf(draft, match.column) } : {}),
  };
}

/** Columns every case needs and the file does not show: named by their own name, so that a load is refused until a person names the right one. */
function columnFields(draft: Draft): Fields {
  const common = commonDates(draft);
  const rules = CANONICAL_COLUMNS.flatMap((canonical): [string, Fields][] => {
    const { name } = canonical;
    const { chosen } = draft.matches;
    const match = chosen.get(name) ?? (name === 'outcome_raw' ? chosen.get('outcome') : undefined);
    if (match === undefined) return 'required' in canonical ? [[name, { from: canonical.zh, ...(draft.grain === 'fold' && name !== 'case_id' ? { fold: foldOf(draft, name) } : {}) }]] : [];
    return [[name, ruleOf(draft, { ...match, column: name }, common)]];
  });
  return Object.fromEntries(rules);
}

function checkFields({ closedWithoutOutcome, outcomeWithoutClosed }: Draft): Fields {
  const checks = { ...(closedWithoutOutcome ? { closed_without_outcome: 'allow' } : {}), ...(outcomeWithoutClosed ? { outcome_without_closed: 'allow' } : {}) };
  return Object.keys(checks).length === 0 ? {} : { checks };
}

/** A comment may not end its line: what a file says may hold line breaks. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** The profile as YAML: a rule a line, unknown outcomes as a remark where they belong. */
export function writeProfile(draft: Draft, { id, label }: ProposalName): string {
  const { nulls, grain, vocabularies } = draft;
  const undecided = unknownOutcomes(draft);
  const document = new Document({
    id, dataset: id, label, ...fileFields(draft.file), nulls, dates: commonDates(draft), ...numberFields(draft), ...(draft.allClosed && draft.closedOnly === true ? { covers: 'closed' } : {}), grain,
    columns: columnFields(draft),
    ...(Object.keys(vocabularies).length === 0 ? {} : { vocabularies }),
    ...checkFields(draft),
  });
  for (const path of [['label'], ['nulls'], ['dates'], ['numbers'], ['format'], ['checks']]) {
    const node = document.getIn(path, true) as YAMLMap | undefined;
    if (node !== undefined) node.flow = true;
  }
  for (const parent of ['columns', 'vocabularies']) {
    const map = document.get(parent) as YAMLMap | undefined;
    for (const { value } of map?.items ?? []) {
      const rule = value as YAMLMap;
      if (parent === 'columns') rule.flow = true;
      else for (const words of rule.items) (words.value as YAMLMap).flow = true;
    }
  }
  if (undecided.length > 0 && vocabularies.outcome !== undefined) {
    const node = document.getIn(['vocabularies', 'outcome'], true) as YAMLMap;
    node.commentBefore = [' 待定 · to be decided:', ...undecided.map(({ value, rows }) => ` ${oneLine(value)} (${String(rows)})`)].join('\n');
  }
  return document.toString({ lineWidth: 160, flowCollectionPadding: false });
}

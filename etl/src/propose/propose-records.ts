import type { CanonicalColumn, LocalisedText, RecordKind } from '@concord/sql';
import { Document } from 'yaml';
import { columnLook, nullTokens, type ColumnLook } from './look/column-look.js';
import { dayOrder } from './look/date-look.js';
import { endsInName, nameKey } from './name-match.js';
import type { Proposal, ProposalDecisions, ProposalName, SampledFile } from './proposal.js';
import { SURE } from './questions.js';
import { fileFields } from './write-profile.js';

/** What sources call columns of records, beside the columns' own names. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  valid_from: ['生效日期', '起始日期', '开始日期', '有效期起', 'start date', 'from'],
  valid_to: ['失效日期', '截止日期', '结束日期', '终止日期', '有效期止', 'end date', 'until'],
  mediator: ['调解员编号', '工号', '员工编号', 'mediator id', 'staff id'],
  organisation: ['机构名称', '调解中心', '所属中心', '所属机构', 'organization', 'centre', 'center'],
  team: ['小组', '所属团队', 'team name'], team_lead: ['组长', '团队长', '负责人', 'lead', 'manager'],
  fte: ['FTE', '工时比例', '在岗比例'], training_hours: ['学时', 'training'], started_on: ['入职日期', 'joined'],
  branch: ['支行', '网点', '分支行编号', 'branch id'], customers: ['客户总数', '客户数量', 'number of customers'],
  old_code: ['原代码', '旧产品', 'old'], new_code: ['新代码', '新产品', 'new'], day: ['日期', 'date'], is_off_day: ['放假', 'holiday'],
};

const FITS = 0.9;
const BY_ENDING = 0.75;
const NOTHING_SEEN = 0.8;

interface RecordMatch {
  readonly column: CanonicalColumn;
  readonly look: ColumnLook;
  readonly score: number;
  readonly isDecided: boolean;
}

function fit({ kind }: CanonicalColumn, look: ColumnLook): number {
  if (look.values.length === 0) return NOTHING_SEEN;
  switch (kind) {
    case 'date': case 'moment': return look.dates.share >= FITS ? 1 : look.dates.share + look.dates.ambiguous >= FITS ? 0.6 : 0;
    case 'number': case 'amount': case 'whole': return look.amounts >= FITS ? 1 : 0;
    case 'count': case 'score': return look.whole >= FITS ? 1 : 0;
    case 'flag': return look.flags >= FITS ? 1 : 0;
    case 'text': case 'outcome': case 'pseudonym': return look.dates.share >= FITS ? 0 : 1;
  }
}

function named({ name, zh, en }: CanonicalColumn, header: string): number {
  const names = [name, zh, en, ...(OTHER_NAMES[name] ?? [])];
  if (names.some((one) => nameKey(one) === nameKey(header))) return 1;
  return names.some((one) => endsInName(header, one)) ? BY_ENDING : 0;
}

/** Each header fills one column, the surest pair first; what a person decided stands. */
function matchRecords({ columns }: RecordKind, looks: readonly ColumnLook[], decided: ProposalDecisions['columns'] = {}): ReadonlyMap<string, RecordMatch> {
  const chosen = new Map<string, RecordMatch>();
  const used = new Set<number>();
  const take = (match: RecordMatch): void => {
    chosen.set(match.column.name, match);
    used.add(match.look.index);
  };
  for (const column of columns) {
    const header = Object.hasOwn(decided, column.name) ? decided[column.name] : undefined;
    const look = typeof header === 'string' ? looks.find((one) => one.header.trim() === header.trim()) : undefined;
    if (look !== undefined) take({ column, look, score: 1, isDecided: true });
  }
  const pairs = columns.filter(({ name }) => !Object.hasOwn(decided, name)).flatMap((column) => looks.map((look) => ({ column, look, score: named(column, look.header) * fit(column, look), isDecided: false })));
  for (const match of pairs.sort((a, b) => b.score - a.score)) if (match.score > 0 && !chosen.has(match.column.name) && !used.has(match.look.index)) take(match);
  return chosen;
}

function writeRecordProfile(kind: RecordKind, file: SampledFile, name: ProposalName, dataset: string, nulls: readonly string[], chosen: ReadonlyMap<string, RecordMatch>): string {
  const matches = [...chosen.values()];
  const dates = [...new Set(matches.filter(({ column }) => column.kind === 'date').flatMap(({ look }) => look.dates.formats))];
  const numbers = matches.filter(({ column: { kind: one } }) => ['number', 'whole', 'amount'].includes(one)).map(({ look }) => look);
  const strip = [...new Set(numbers.flatMap(({ signs }) => signs))];
  // A column every record needs and the file does not show is named by its own name, so that a load is refused until a person names the right one.
  const rules = kind.columns.flatMap((column): [string, object][] => {
    const match = chosen.get(column.name);
    if (match === undefined) return column.required === true ? [[column.name, { from: column.zh }]] : [];
    return [[column.name, { from: match.look.header.trim() }]];
  });
  return new Document({
    id: name.id, into: kind.id, dataset, label: name.label, ...fileFields(file), nulls, dates: dates.length === 0 ? ['YYYY-MM-DD'] : dates,
    numbers: { thousands: numbers.some(({ thousands }) => thousands) ? ',' : '', strip }, grain: 'row', columns: Object.fromEntries(rules),
  }).toString({ lineWidth: 160 });
}

function* questionsOf(kind: RecordKind, looks: readonly ColumnLook[], chosen: ReadonlyMap<string, RecordMatch>): Generator<LocalisedText> {
  for (const { name, zh, en, required } of kind.columns) {
    if (required === true && !chosen.has(name)) yield { zh: `没有找到“${zh}”，每条记录都须有。请指出是哪一列。`, en: `No column "${en}" was found, and every record needs one. Which column is it?` };
  }
  for (const { header } of looks.filter(({ dates }) => dates.ambiguous > 0)) yield { zh: `“${header}”中的日期看不出先日后月还是先月后日，未猜测；请在 dates 中写明。`, en: `The dates of "${header}" may be month first or day first; nothing was guessed. Say which in \`dates\`.` };
  const used = new Set([...chosen.values()].map(({ look }) => look.index));
  for (const look of looks.filter(({ index, values, dates }) => !used.has(index) && values.length > 0 && dates.ambiguous === 0)) {
    const column = kind.columns.find((one) => !chosen.has(one.name) && named(one, look.header) >= BY_ENDING && fit(one, look) === 0);
    if (column !== undefined) yield { zh: `“${look.header}”名为${column.zh}，但其值不像，因此未导入；若要导入，请指定该列，不合的行会被拒收。`, en: `"${look.header}" is named like ${column.en.toLowerCase()}, but its values are not, so it is left out; name the column to take it all the same, and rows that do not fit are rejected.` };
  }
  for (const { column: { zh, en, codes = [] }, look, score, isDecided } of chosen.values()) {
    if (!isDecided && score < SURE) yield { zh: `“${look.header}”是${zh}吗？`, en: `Is "${look.header}" the column "${en}"?` };
    const others = [...new Set(look.values)].filter((value) => codes.length > 0 && !codes.includes(value));
    if (others.length > 0) yield { zh: `“${zh}”只能是 ${codes.join('、')}；文件中另有 ${others.slice(0, 10).join('、')}，请在词表中说明，否则这些行会被拒收。`, en: `"${en}" is one of ${codes.join(', ')}; the file also says ${others.slice(0, 10).join(', ')}. Explain them in a vocabulary, or those rows are rejected.` };
  }
}

/** Proposes a profile for a file of reference data: columns by their names where the values agree; what is not certain is asked. */
export function proposeRecords(kind: RecordKind, file: SampledFile, name: ProposalName, decisions: ProposalDecisions): Proposal {
  const nulls = nullTokens(file.rows);
  const order = dayOrder(file.rows.flat().map((text) => text.trim()));
  const looks = file.header.map((header, index) => columnLook(header, index, file.rows.map((row) => row[index] ?? ''), nulls, order)).filter(({ header }) => header.trim() !== '');
  const chosen = matchRecords(kind, looks, decisions.columns);
  const used = new Set([...chosen.values()].map(({ look }) => look.index));
  return {
    text: writeRecordProfile(kind, file, name, decisions.dataset ?? name.id, nulls, chosen),
    columns: kind.columns.map(({ name: column }) => {
      const match = chosen.get(column);
      if (match === undefined) return { column, from: null, confidence: 0, reason: { zh: '没有相符的列。', en: 'No column fits.' } };
      const reason = match.isDecided ? { zh: '由人指定。', en: 'As decided.' } : { zh: '按列名，其值相符。', en: 'By its name, and the values fit.' };
      return { column, from: match.look.header.trim(), confidence: Math.round(match.score * 100) / 100, reason };
    }),
    outcomes: [],
    folds: [],
    closedOnly: null,
    unmapped: looks.filter(({ index }) => !used.has(index)).map(({ header }) => header),
    questions: [...questionsOf(kind, looks, chosen)],
  };
}

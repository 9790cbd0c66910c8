import { CANONICAL_COLUMNS, type CanonicalColumnName, type LocalisedText } from '@concord/sql';
import { foldText } from '../profile/fold-text.js';
import type { ColumnLook } from './look/column-look.js';
import { inTableOrder, unknownOutcomes, type Draft } from './draft.js';
import { foldOf } from './folds.js';
import { nameScore } from './name-match.js';

/** Below this a person has to confirm a column. */
export const SURE = 0.7;
const NAMED = 0.85;
const WORDS_SHOWN = 30;
/** Columns that are counted by their members, where a list would be a member of its own. */
const LISTS: ReadonlySet<CanonicalColumnName> = new Set(['business', 'cause', 'subtype', 'product', 'institution', 'branch', 'region', 'mediator', 'party_group']);

const labels = new Map<CanonicalColumnName, LocalisedText>(CANONICAL_COLUMNS.map(({ name, zh, en }) => [name, { zh, en }]));
const label = (column: CanonicalColumnName): LocalisedText => labels.get(column) ?? { zh: column, en: column };
const quoted = (headers: readonly string[]): LocalisedText => ({ zh: headers.map((text) => `“${text}”`).join('、'), en: headers.map((text) => `"${text}"`).join(', ') });
const headers = (looks: readonly ColumnLook[]): LocalisedText => quoted(looks.map((look) => look.header));

function* aboutRequired({ matches: { chosen } }: Draft): Generator<LocalisedText> {
  if (!chosen.has('case_id')) yield { zh: '没有找到能作案件编号的列（唯一、不是行号、没有小数）。请指出哪一列是案件编号。', en: 'No column can be the case id (unique, not a line number, no decimals). Which one is it?' };
  const received = chosen.get('received_on');
  if (received === undefined) yield { zh: '没有找到收案日期。请指出案件在哪一列的日期收到。', en: 'No date of receipt was found. Which column says when a case was received?' };
  if (!chosen.has('outcome')) yield { zh: '没有找到办理结果，无法计算成功率。请指出哪一列是结果，若确实没有可不填。', en: 'No outcome was found, so no rate of settlement can be told. Which column is it, if there is one?' };
}

const offsetsOf = (looks: readonly ColumnLook[]): string => [...new Set(looks.flatMap(({ dates: { offsets } }) => offsets))].join(', ');

function* aboutDates({ looks, order, matches: { chosen } }: Draft): Generator<LocalisedText> {
  const dated = new Set([...chosen.values()].filter(({ column }) => column.endsWith('_on')).map(({ look }) => look.index));
  const unclear = looks.filter(({ dates }) => dates.ambiguous > 0);
  if (unclear.length > 0) {
    const { zh, en } = headers(unclear);
    const mixed = order === 'mixed';
    yield {
      zh: `${zh} 中的日期${mixed ? '既有先日后月、也有先月后日的' : '看不出先月后日还是先日后月'}，未猜测；请在 dates 中写明 M/D/YYYY 或 D/M/YYYY，否则这些行会被拒收。`,
      en: `The dates of ${en} ${mixed ? 'are written both day first and month first' : 'may be month first or day first'}; nothing was guessed. Say M/D/YYYY or D/M/YYYY in \`dates\`, or those rows are rejected.`,
    };
  }
  const serial = looks.filter(({ index, dates }) => dated.has(index) && dates.serial > 0);
  if (serial.length > 0) {
    const { zh, en } = headers(serial);
    yield {
      zh: `${zh} 是 Excel 日期序号，已按 1900 年起算（EXCEL）；若出自旧版 Mac 的 Excel，请改为 EXCEL-1904，否则会差四年。对吗？`,
      en: `${en} holds days as Excel counts them, taken to count from 1900 (EXCEL); if they come from an old Excel for Mac say EXCEL-1904, or they are four years off. Is that right?`,
    };
  }
  const moments = looks.filter(({ index, dates: { offsets } }) => dated.has(index) && (offsets.length > 1 || offsets.some((offset) => /^(?:Z|[+-]00:?(?:00)?)$/u.test(offset))));
  if (moments.length > 0) {
    const { zh, en } = headers(moments);
    yield {
      zh: `${zh} 是带时区的时刻（${offsetsOf(moments)}），目前按所写的日子入库；请写明 zone（机构所在时区，写作 地区/城市），才会换算成机构当地的日子，否则夜间的案件会落到前一天。`,
      en: `${en} holds points in time with an offset (${offsetsOf(moments)}); days are taken as written. Say \`zone\` (Region/City of the institution) to have them told as days of the institution, or cases of the night fall on the day before.`,
    };
  }
  const partly = looks.filter(({ index, values, dates }) => dated.has(index) && dates.formats.length > 0 && dates.share + dates.ambiguous + dates.serial < 1 && values.length > 0);
  for (const look of partly) {
    const unread = Math.round((1 - look.dates.share - look.dates.ambiguous - look.dates.serial) * look.values.length);
    yield { zh: `“${look.header}”有 ${String(unread)} 个值不是已知的日期写法，这些行会被拒收。`, en: `"${look.header}" has ${unread} values in no known date format; those rows are rejected.` };
  }
}

function* aboutLeftOut({ looks }: Draft, used: ReadonlySet<number>): Generator<LocalisedText> {
  const left = looks.filter(({ index }) => !used.has(index));
  const personal = left.filter((look) => look.personal !== undefined);
  if (personal.length > 0) {
    const { zh, en } = headers(personal);
    yield { zh: `${zh} 含个人信息（电话、证件号、卡号、地址等），不导入。`, en: `${en} holds personal data (telephone, identity or card numbers, addresses) and is left out.` };
  }
  for (const look of left.filter((one) => one.personal === undefined && one.values.length > 0)) {
    const named = CANONICAL_COLUMNS.find(({ name, kind }) => kind !== 'text' && nameScore(look.header, name) >= NAMED);
    if (named !== undefined && look.dates.ambiguous === 0) {
      yield { zh: `“${look.header}”名为${named.zh}，但其值不像，因此未导入。`, en: `"${look.header}" is named like ${named.en.toLowerCase()}, but its values are not; it is left out.` };
    }
  }
}

/** What cells are taken for that hold more than a plain value. */
function* aboutCells(draft: Draft): Generator<LocalisedText> {
  const mapped = inTableOrder(draft);
  const money = mapped.filter(({ column }) => column.startsWith('amount_')).map(({ look }) => look);
  for (const look of money.filter(({ unit }) => unit !== undefined)) {
    yield { zh: `“${look.header}”按 ${look.unit ?? ''} 换算成元。对吗？`, en: `"${look.header}" is counted in ${look.unit ?? ''} and turned into single units of the currency. Is that right?` };
  }
  const own = money.filter(({ cellUnits }) => cellUnits);
  if (own.length > 0) {
    const { zh, en } = headers(own);
    yield { zh: `${zh} 的单元格自带单位（如 3万元、1.2亿），按其单位换算成元（cell_units）。对吗？`, en: `Cells of ${en} name a unit of their own (3万元, 1.2亿), and are turned into single units by it (cell_units). Is that right?` };
  }
  for (const { column, look } of mapped.filter((match) => LISTS.has(match.column) && match.look.separators.length > 0)) {
    const signs = look.separators.join(' ');
    yield {
      zh: `“${look.header}”（${label(column).zh}）的一格里有多个值（以 ${signs} 分隔）：取第一个为主（split: {by: [...], take: 1}），还是全部合并（take: distinct）？目前按原文整格入库。`,
      en: `Cells of "${look.header}" (${label(column).en}) hold several values (between ${signs}): take the first as the main one (split: {by: [...], take: 1}), or all of them (take: distinct)? As it is, the cell is kept whole.`,
    };
  }
}

function* aboutMeaning(draft: Draft): Generator<LocalisedText> {
  const undecided = unknownOutcomes(draft);
  const { grain, disagreeing, matches: { chosen, rivals } } = draft;
  if (undecided.length > 0) {
    const words = quoted(undecided.slice(0, WORDS_SHOWN).map(({ value: word, rows }) => `${word}（${String(rows)}）`));
    const more = undecided.length > WORDS_SHOWN ? undecided.length - WORDS_SHOWN : 0;
    yield {
      zh: `这些结果各属哪一类（S 成功、U 不成、T 终止、X 剔除、空为在办）？${words.zh}${more > 0 ? `，另有 ${String(more)} 个` : ''}。未回答前这些行会被拒收。`,
      en: `Which class is each of these outcomes (S settled, U not settled, T ended, X excluded, empty open)? ${quoted(undecided.slice(0, WORDS_SHOWN).map(({ value: word, rows }) => `${word} (${rows})`)).en}${more > 0 ? ` and ${more} more` : ''}. Until answered, their rows are rejected.`,
    };
  }
  const id = chosen.get('case_id');
  if (grain === 'fold' && id !== undefined) {
    yield {
      zh: `“${id.look.header}”在样本中重复（${String(id.look.values.length)} 行、${String(id.look.distinct)} 件）：多行合并为一案；没有另选规则的列，各行须一致（must_agree）。对吗？`,
      en: `"${id.look.header}" repeats in the sample (${id.look.values.length} rows, ${id.look.distinct} cases): rows fold into a case and must agree in every column that has no other rule (must_agree). Is that right?`,
    };
    const differing = disagreeing.filter(({ column }) => foldOf(draft, column) === 'must_agree');
    if (differing.length > 0) {
      const { zh, en } = headers([...new Set(differing.map(({ look }) => look))]);
      yield { zh: `同一案件的各行在 ${zh} 上不同，会被拒收；请为它们选择合并规则（first、last、max、sum、distinct 等）。`, en: `Rows of one case differ in ${en} and would be rejected; choose a fold for them (first, last, max, sum, distinct …).` };
    }
  }
  for (const [{ column, look }, rival] of rivals) {
    yield { zh: `${label(column).zh}取自“${look.header}”；还是应取“${rival.look.header}”？`, en: `${label(column).en} is taken from "${look.header}"; or should it be "${rival.look.header}"?` };
  }
  for (const { column, look } of inTableOrder(draft).filter((match) => match.score < SURE)) {
    yield { zh: `“${look.header}”是${label(column).zh}吗？`, en: `Is "${look.header}" the column "${label(column).en}"?` };
  }
}

function* aboutCoverage({ allClosed, closedOnly, closedWithoutOutcome, outcomeWithoutClosed, matches: { chosen } }: Draft): Generator<LocalisedText> {
  if (closedWithoutOutcome && chosen.has('outcome')) yield { zh: '有的案件有办结日而没有结果，已允许（closed_without_outcome: allow）。对吗？', en: 'Some cases are closed without an outcome; that is allowed (closed_without_outcome: allow). Is that right?' };
  if (outcomeWithoutClosed) yield { zh: '有的案件有结果而没有办结日，已允许（outcome_without_closed: allow）；按办结日统计的指标不会包含它们。对吗？', en: 'Some cases have an outcome and no closing date; that is allowed (outcome_without_closed: allow), and metrics by closing date leave them out. Is that right?' };
  if (allClosed && closedOnly === undefined) yield { zh: '样本中的案件都已办结。来源是否只提供已办结的案件（covers: closed）？若是，未结案件和办理时长就无从得知。', en: 'Every case of the sample is closed. Does the source deliver closed cases only (covers: closed)? If so, open cases, and how long they take, cannot be told.' };
}

function* aboutFile({ file, looks }: Draft): Generator<LocalisedText> {
  const seen = new Set<string>();
  const twice = looks.filter(({ header }) => seen.size === seen.add(foldText(header)).size);
  if (twice.length > 0) yield { zh: `表头 ${headers(twice).zh} 重复，文件会被拒收。`, en: `The header ${headers(twice).en} stands twice; the file would be refused.` };
  if (file.sheet !== undefined && (file.sheets ?? []).length > 1) yield { zh: `工作簿有 ${String(file.sheets?.length)} 张表，读的是“${file.sheet}”。对吗？`, en: `The workbook has ${file.sheets?.length ?? 0} sheets; "${file.sheet}" was read. Is that right?` };
  if ((file.headerRow ?? 1) > 1) yield { zh: `表头取自第 ${String(file.headerRow)} 行，其上的行（标题、说明）不读取。对吗？`, en: `Row ${file.headerRow ?? 1} is taken for the header, and the lines above it (a title, notes) are not read. Is that right?` };
  if (file.rows.length === 0) yield { zh: '文件没有数据行，只按表头推断。', en: 'The file has no rows; only its header was used.' };
}

/** What a person has to decide or know before the profile is used, the gravest first. */
export function questionsOf(draft: Draft): readonly LocalisedText[] {
  const used = new Set([...draft.matches.chosen.values()].map(({ look }) => look.index));
  return [...aboutRequired(draft), ...aboutFile(draft), ...aboutDates(draft), ...aboutMeaning(draft), ...aboutCells(draft), ...aboutLeftOut(draft, used), ...aboutCoverage(draft)];
}

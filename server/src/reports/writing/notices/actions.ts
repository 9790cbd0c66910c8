import { metricById, type LocalisedText, type MetricId } from '@concord/sql';
import type { ActionState } from '../../../actions/action.js';
import type { Action } from '../../../actions/actions.model.js';
import type { ActionsService } from '../../../actions/actions.service.js';
import { VERDICT_WORDS } from '../../../actions/verdicts/verdict-words.js';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText, numberText } from '../../../narrative/text.js';
import type { Block, Cell, Column, TableBlock } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { selectionOf, type Asked } from '../asked.js';
import { NOTHING, valueCell, wordsCell } from '../cells.js';
import { passportOf } from '../passports.js';

const STATES: Readonly<Record<ActionState, LocalisedText>> = { open: { zh: '未开始', en: 'not started' }, in_progress: { zh: '进行中', en: 'in progress' }, done: { zh: '已完成', en: 'done' }, closed: { zh: '已关闭', en: 'closed' }, cancelled: { zh: '已取消', en: 'cancelled' } };
const WORDS = {
  settled: { zh: '本期到期或了结的行动', en: 'Actions due or ended in this period' }, open: { zh: '待落实的行动', en: 'Actions still to be done' },
  heads: [{ zh: '行动', en: 'Action' }, { zh: '负责人', en: 'Owner' }, { zh: '期限', en: 'Due' }, { zh: '状态', en: 'State' }, { zh: '依据', en: 'Why' }, { zh: '该数字现为', en: 'That number now' }, { zh: '结论', en: 'Verdict' }],
  none: { settled: { zh: '本期没有到期或了结的行动。', en: 'No action was due or ended in this period.' }, open: { zh: '没有待落实的行动。', en: 'No action is still to be done.' } },
  note: { zh: '共 {all} 项，列出 {shown} 项。结论按开始前写明的预期，在复核日由数据计算，不由任何人填写；“尚无证据”不等于没有作用。', en: '{shown} of {all} are listed. Verdicts are reckoned of the data at the review, by what was declared before the start; “no evidence yet” is not to say that there was no effect.' },
  overdue: { zh: '{state}（逾期）', en: '{state} (overdue)' }, unreviewed: { zh: '未到复核', en: 'not reviewed yet' }, unjudged: { zh: '不作计算结论', en: 'no computed verdict' },
} as const;
const WIDTHS = [34, 14, 14, 12, 20, 14, 14];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: at === 5, width: WIDTHS[at] ?? 14 }));

function verdictText({ effects, number, verdicts }: Action): LocalisedText {
  const [kept] = verdicts;
  if (kept !== undefined) return VERDICT_WORDS[kept.verdict];
  return number === null || effects.length === 0 ? WORDS.unjudged : WORDS.unreviewed;
}

/** The number an action rests on, as the data of the report tell it: what it was then may have been restated. */
async function nowCell(metrics: MetricsService, { asOfLoad, dataset, viewer }: Asked, { number }: Action): Promise<Cell> {
  if (number === null || number.isRetired) return wordsCell(NOTHING);
  const { filters, metric, range, split } = number;
  const own = filters.map(({ dimension, exclude, values }) => ({ dimension, exclude, values: [...values] }));
  const [total] = await metrics.total(viewer, { dataset, filters: split === null ? own : [...own, { dimension: split.dimension, values: [split.member], exclude: false }], metrics: [metric as MetricId], range, curve: false, ...(asOfLoad === undefined ? {} : { asOfLoad }) });
  const definition = metricById(metric);
  return total === undefined ? wordsCell(NOTHING) : valueCell(definition, total.value, passportOf({ filters: own }, definition, range, total.value, split));
}

async function rowOf(metrics: MetricsService, asked: Asked, action: Action): Promise<TableBlock['rows'][number]> {
  const state = STATES[action.state];
  const same = (text: string): LocalisedText => ({ zh: text, en: text });
  return {
    isTotal: false,
    cells: [
      wordsCell(same(action.what)), wordsCell(same(action.owner.name)), wordsCell(dateText(action.dueOn)), wordsCell(action.isOverdue ? phrase(WORDS.overdue, { state }) : state),
      wordsCell(action.number === null ? NOTHING : action.number.label), await nowCell(metrics, asked, action), wordsCell(verdictText(action)),
    ],
  };
}

/** Actions due or ended in the period, or those still to be done, with what they rest on and what was said of them: as the ledger was when the report was made. */
export async function writeActions(service: ActionsService, metrics: MetricsService, asked: Asked, { most, which }: PartOf<'actions'>): Promise<Block[]> {
  const say = (words: LocalisedText): Block[] => [{ kind: 'text', sentences: [{ words, tone: 'normal' }] }];
  const { from, to } = asked.period;
  const isIn = (day: string | null): boolean => day !== null && day >= from && day <= to;
  const all = (await service.list(asked.viewer, { at: asked.at, dataset: asked.dataset, filters: selectionOf(asked).filters }))
    .filter(({ dueOn, endedOn, state }) => (which === 'open' ? state === 'open' || state === 'in_progress' : isIn(dueOn) || isIn(endedOn)));
  if (all.length === 0) return say(WORDS.none[which]);
  const rows = await Promise.all(all.slice(0, most).map((action) => rowOf(metrics, asked, action)));
  return [{ kind: 'table', caption: WORDS[which], columns: COLUMNS, rows, note: phrase(WORDS.note, { all: numberText(all.length), shown: numberText(rows.length) }) }];
}

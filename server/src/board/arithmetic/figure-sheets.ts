import { metricById, type LocalisedText } from '@concord/sql';
import type { Sheet, SheetCell } from '../../workbook/workbook.js';
import type { Inseparable } from '../../comparisons/funnel-plot.model.js';
import type { BoardIndicator, BoardRow } from '../board.model.js';
import type { WeightShift } from '../sensitivity/sensitivity.js';
import { DISQUALIFIER_WORDS, reasonText, tierOf } from './words.js';
import { listed } from '../../narrative/phrase.js';

/** A row of a board, with what a committee did about it where there is one. */
export interface SheetRow extends Omit<BoardRow, 'place'> {
  readonly place: Inseparable | null;
  readonly chosen?: string | null;
  readonly mark?: { readonly evidence: string; readonly proven: boolean; readonly why: keyof typeof DISQUALIFIER_WORDS } | null;
}

const PERSON = [{ head: { zh: '调解员代码', en: 'Code' } }, { head: { zh: '调解员', en: 'Mediator' } }] as const;
const MEASURE = [{ head: { zh: '指标', en: 'Measure' }, width: 26 }, { head: { zh: '指标代码', en: 'Measure id' }, width: 24 }] as const;
const labelOf = (id: BoardIndicator['metric']): LocalisedText => metricById(id).label;

/** Everybody, those without a place included: tier, score, chances, and whatever keeps them from a place. */
export const peopleSheet = (rows: readonly SheetRow[]): Sheet => ({
  name: { zh: '人员', en: 'People' },
  columns: [
    ...PERSON, { head: { zh: '档次', en: 'Tier' } }, { head: { zh: '总分', en: 'Score' }, form: 'figure' }, { head: { zh: '标准差', en: 'SD' }, form: 'figure' }, { head: { zh: '真实水平在区间内的把握', en: 'Chance of a place in the zone' }, form: 'share', width: 24 },
    { head: { zh: '名额之内的把握', en: 'Chance of a place among the seats' }, form: 'share', width: 24 }, { head: { zh: '名次自', en: 'Place from' }, form: 'count' }, { head: { zh: '名次至', en: 'Place to' }, form: 'count' },
    { head: { zh: '未达资格的原因', en: 'Why not eligible' }, width: 50 }, { head: { zh: '否决事项', en: 'Disqualifier' }, width: 20 }, { head: { zh: '是否查实', en: 'Proven' } }, { head: { zh: '证据', en: 'Evidence' }, width: 40 }, { head: { zh: '委员会择定的理由', en: 'Why the committee chose them' }, width: 40 },
  ],
  rows: rows.map(({ mediator, tier, score, sd, inZone, inSeats, place, reasons, mark = null, chosen = null }) => [
    mediator.key, mediator.label, tierOf(tier), score, sd, inZone, inSeats, place?.from ?? null, place?.to ?? null, listed(reasons.map(reasonText)), mark === null ? null : DISQUALIFIER_WORDS[mark.why], mark?.proven ?? null, mark?.evidence ?? null, chosen,
  ]),
});

/** What every score is made of: one line a person and measure, unrounded. */
export function indicatorSheet(rows: readonly SheetRow[], indicators: readonly BoardIndicator[]): Sheet {
  const weights = new Map(indicators.map(({ metric, weight }) => [metric, weight]));
  return {
    name: { zh: '各人各项', en: 'People by measure' },
    columns: [
      ...PERSON, ...MEASURE, { head: { zh: '权重', en: 'Weight' }, form: 'share' }, { head: { zh: '件数', en: 'Cases' }, form: 'count' }, { head: { zh: '实际', en: 'Observed' }, form: 'count' }, { head: { zh: '预期', en: 'Expected' }, form: 'figure' },
      { head: { zh: '高于预期', en: 'Excess' }, form: 'figure' }, { head: { zh: '有同类可比的份额', en: 'Share with enough peers' }, form: 'share' }, { head: { zh: '保留的份额', en: 'Reliability' }, form: 'share' }, { head: { zh: '收缩后', en: 'Shrunk' }, form: 'figure' },
      { head: { zh: '收缩后标准差', en: 'Shrunk SD' }, form: 'figure' }, { head: { zh: '得分', en: 'Points' }, form: 'figure' }, { head: { zh: '得分标准差', en: 'Points SD' }, form: 'figure' },
    ],
    rows: rows.flatMap(({ mediator, indicators: own }) => own.map((one) => [
      mediator.key, mediator.label, labelOf(one.metric), one.metric, weights.get(one.metric) ?? null, one.n, one.observed, one.expected, one.excess, one.overlap, one.reliability, one.shrunk, one.shrunkSd, one.points, one.pointsSd,
    ])),
  };
}

/** The measures over everybody. */
export const measureSheet = (indicators: readonly BoardIndicator[]): Sheet => ({
  name: { zh: '指标', en: 'Measures' },
  columns: [
    ...MEASURE, { head: { zh: '定义版本', en: 'Definition version' }, form: 'count' }, { head: { zh: '权重', en: 'Weight' }, form: 'share' }, { head: { zh: '总体', en: 'Overall' }, form: 'share' }, { head: { zh: '人数', en: 'People' }, form: 'count' },
    { head: { zh: '真实差异的标准差 τ', en: 'Spread of true values τ' }, form: 'figure', width: 22 }, { head: { zh: '差别中非偶然的份额', en: 'Rankability' }, form: 'share', width: 22 },
  ],
  rows: indicators.map(({ metric, weight, overall, people, tau, rankability }) => [labelOf(metric), metric, metricById(metric).version, weight, overall, people, tau, rankability]),
});

/** Who would be in another tier under other weights; weights that change nothing are told, too. */
export const weightSheet = (shifts: readonly WeightShift[]): Sheet => ({
  name: { zh: '权重影响', en: 'Weights' },
  columns: [...MEASURE, { head: { zh: '权重现为', en: 'Weight' }, form: 'share' }, { head: { zh: '改为', en: 'Moved to' }, form: 'share' }, { head: { zh: '档次会变的人', en: 'Who changes tier' } }, { head: { zh: '现为', en: 'From' } }, { head: { zh: '会为', en: 'To' } }],
  rows: shifts.flatMap(({ metric, weight, shifted, moves }): SheetCell[][] => {
    const head = [labelOf(metric), metric, weight, shifted];
    return moves.length === 0 ? [[...head, { zh: '无', en: 'nobody' }, null, null]] : moves.map(({ person, from, to }) => [...head, person, tierOf(from), tierOf(to)]);
  }),
});

import { metricById, type LocalisedText } from '@concord/sql';
import { PHASES_NAMED, reasonText, tierOf } from '../../../board/arithmetic/words.js';
import type { RoundsService } from '../../../board/round/rounds.service.js';
import type { RoundRow } from '../../../board/round/rounds.model.js';
import { listed, phrase } from '../../../narrative/phrase.js';
import { dateText, numberText, shareText, spanText } from '../../../narrative/text.js';
import type { Block, Cell, Column } from '../../document/document.js';
import type { Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';
import { publicRound } from './round.js';

const WORDS = {
  about: { zh: '“{title}”（{phase}）：窗口为{window}，截止{cutOff}；数据版本 {version}；名额 {seats} 个，合资格 {eligible} 人，区间为前 {zone} 人。', en: '“{title}” ({phase}): window {window}, cut-off {cutOff}; data version {version}; {seats} seats, {eligible} eligible, the zone is the first {zone}.' },
  objections: { zh: '公示至{until}，期间可以申诉。', en: 'Public until {until}; appeals are heard until then.' },
  taken: { zh: '授予金牌 {gold} 人，候选 {candidates} 人；{empty} 个名额空缺。', en: '{gold} gold, {candidates} candidates; {empty} seats stay empty.' },
  order: { zh: '同一档次内按姓名代码排列，不分先后；总分附 95% 区间，区间相互重叠的不能区分。', en: 'Within a tier by code, in no order of merit; scores have their 95% interval, and those that overlap cannot be told apart.' },
  places: { zh: '名次为数据留有余地的范围。', en: 'Places are the range the data leave open.' },
  withheld: { zh: '核查中，暂不公布', en: 'looked into, not told' }, none: { zh: '—', en: '—' }, chosen: { zh: '委员会择定：{reason}', en: 'chosen by the committee: {reason}' },
  gold: { zh: '金牌与候选', en: 'Gold, and candidates' }, others: { zh: '其他参评人员', en: 'Others who were eligible' }, ineligible: { zh: '未参评人员与原因', en: 'Not eligible, and why' }, seats: { zh: '名额与权重', en: 'What the score is made of' },
  disqualified: { zh: '按评选办法否决', en: 'left out by the rules of the award' },
  nobody: { zh: '本轮没有人达到金牌或候选。', en: 'Nobody was gold or candidate in this round.' },
  person: { zh: '调解员', en: 'Mediator' }, tier: { zh: '档次', en: 'Tier' }, score: { zh: '总分', en: 'Score' }, interval: { zh: '95% 区间', en: '95% interval' }, inZone: { zh: '在区间内的把握', en: 'Chance of the zone' }, place: { zh: '名次', en: 'Places' }, note: { zh: '备注', en: 'Note' }, why: { zh: '原因', en: 'Why' },
  measure: { zh: '指标', en: 'Measure' }, weight: { zh: '权重', en: 'Weight' }, overall: { zh: '全体', en: 'Everybody' }, people: { zh: '人数', en: 'People' },
} as const;

const TWO_SIDED = 1.959964;

const number = (value: number, words: LocalisedText, form?: Cell['form']): Cell => ({ words, number: value, ...(form === undefined ? {} : { form }) });
const chance = (value: number | null): Cell => (value === null ? wordsCell(NOTHING) : number(value, shareText(value), 'percent'));

/** A score with what 95 of 100 of its like lie between. */
export const scoreWords = (score: number, sd: number): LocalisedText => { const range = [score - TWO_SIDED * sd, score + TWO_SIDED * sd].map((one) => numberText(one, 1)); return { zh: `${range[0]?.zh ?? ''}–${range[1]?.zh ?? ''}`, en: `${range[0]?.en ?? ''}–${range[1]?.en ?? ''}` }; };

const BORN = { gold: 0, candidate: 1 } as const;
const byTier = (a: RoundRow, b: RoundRow): number => (a.tier === null ? 2 : BORN[a.tier]) - (b.tier === null ? 2 : BORN[b.tier]) || (a.mediator.key < b.mediator.key ? -1 : 1);

function peopleTable(rows: readonly RoundRow[], caption: LocalisedText, isOrdinal: boolean): Block {
  const columns: Column[] = [
    { head: WORDS.person, isNumber: false, width: 20 }, { head: WORDS.tier, isNumber: false, width: 12 }, { head: WORDS.score, isNumber: true, width: 10 }, { head: WORDS.interval, isNumber: true, width: 16 }, { head: WORDS.inZone, isNumber: true, width: 14 },
    ...(isOrdinal ? [{ head: WORDS.place, isNumber: false, width: 10 }] : []), { head: WORDS.note, isNumber: false, width: 22 },
  ];
  const placeOf = ({ place }: RoundRow): LocalisedText => (place === null ? NOTHING : place.from === place.to ? numberText(place.from) : { zh: `${String(place.from)}–${String(place.to)}`, en: `${String(place.from)}–${String(place.to)}` });
  return {
    kind: 'table', caption, note: isOrdinal ? WORDS.places : null, columns,
    rows: rows.map((row) => ({
      isTotal: false,
      cells: [
        wordsCell(row.mediator.label), wordsCell(row.withheld ? WORDS.withheld : (tierOf(row.tier) ?? WORDS.none)), ...(row.withheld ? [wordsCell(NOTHING), wordsCell(NOTHING)] : [number(row.score, numberText(row.score, 1), 'point'), wordsCell(scoreWords(row.score, row.sd))]), chance(row.inZone),
        ...(isOrdinal ? [wordsCell(placeOf(row))] : []), wordsCell(row.chosen === null ? NOTHING : phrase(WORDS.chosen, { reason: row.chosen })),
      ],
    })),
  };
}

/** The board of a published round: seats and weights, who is gold and candidate, who else was eligible, and who was not and why. Throws `QuestionError`. */
export async function writeBoard(service: RoundsService, asked: Asked): Promise<Block[]> {
  const { board, objectionsUntil, phase, rankingMode, title } = await publicRound(service, asked);
  const [isOrdinal, rows] = [rankingMode === 'ordinal', [...board.rows].sort(byTier)];
  const [placed, eligible] = [rows.filter(({ tier }) => tier !== null), rows.filter(({ inZone, tier, withheld }) => tier === null && (withheld || inZone !== null))];
  const left = rows.filter((row) => !placed.includes(row) && !eligible.includes(row));
  const of = (tier: 'candidate' | 'gold'): number => placed.filter((row) => row.tier === tier).length;
  const blanks = { title, phase: PHASES_NAMED[phase], window: spanText({ from: board.from, to: board.cutOff }), cutOff: dateText(board.cutOff), version: numberText(board.dataVersion), seats: numberText(board.seats), eligible: numberText(board.eligible), zone: numberText(board.zone) };
  // Who is looked into keeps the seat they may have: it is not told as empty.
  const empty = Math.max(0, Math.min(board.seats, board.zone) - of('gold') - rows.filter(({ withheld }) => withheld).length);
  const say = (words: LocalisedText) => ({ words, tone: 'normal' as const });
  const why = (row: RoundRow): LocalisedText => (row.mark?.proven === true ? WORDS.disqualified : listed(row.reasons.map(reasonText)));
  return [
    { kind: 'text', sentences: [say(phrase(WORDS.about, blanks)), ...(phase === 'published' && objectionsUntil !== null ? [say(phrase(WORDS.objections, { until: dateText(objectionsUntil) }))] : []), say(phrase(WORDS.taken, { gold: numberText(of('gold')), candidates: numberText(of('candidate')), empty: numberText(empty) })), say(WORDS.order)] },
    ...(placed.length === 0 ? [{ kind: 'text', sentences: [say(WORDS.nobody)] } as const] : [peopleTable(placed, WORDS.gold, isOrdinal)]),
    ...(eligible.length === 0 ? [] : [peopleTable(eligible, WORDS.others, isOrdinal)]),
    ...(left.length === 0 ? [] : [{ kind: 'table', caption: WORDS.ineligible, note: null, columns: [{ head: WORDS.person, isNumber: false, width: 24 }, { head: WORDS.why, isNumber: false, width: 76 }], rows: left.map((row) => ({ isTotal: false, cells: [wordsCell(row.mediator.label), wordsCell(why(row))] })) } as const]),
    {
      kind: 'table', caption: WORDS.seats, note: null, columns: [{ head: WORDS.measure, isNumber: false, width: 40 }, { head: WORDS.weight, isNumber: true, width: 16 }, { head: WORDS.overall, isNumber: true, width: 16 }, { head: WORDS.people, isNumber: true, width: 12 }],
      rows: board.indicators.map(({ metric, overall, people, weight }) => ({ isTotal: false, cells: [wordsCell(metricById(metric).label), number(weight, shareText(weight), 'percent'), chance(overall), number(people, numberText(people))] })),
    },
  ];
}

/** By which rules, as they stood when the board was computed. Throws `QuestionError`. */
export async function writeMethod(service: RoundsService, asked: Asked): Promise<Block[]> {
  const { method } = await publicRound(service, asked);
  return [{ kind: 'text', sentences: (method?.rules ?? []).map((words) => ({ words, tone: 'normal' as const })) }];
}

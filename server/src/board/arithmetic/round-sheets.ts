import { metricById, type LocalisedText } from '@concord/sql';
import { listed, phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import type { Sheet, SheetCell } from '../../workbook/workbook.js';
import type { Board } from '../board.model.js';
import type { BoardRound } from '../round/rounds.model.js';
import { EVENT_WORDS, GROUND_WORDS, PHASES_NAMED, tierOf } from './words.js';

type Rows = SheetCell[][];
/** Ids of accounts to names. */
export type NameOf = (id: string) => Promise<string>;

const PLACES = { zh: '第 {from}–{to} 名', en: 'places {from}–{to}' };
const CORRECTIONS: Readonly<Record<'data' | 'said', LocalisedText>> = { data: { zh: '案件在数据中已变化', en: 'its cases changed in the data' }, said: { zh: '委员会确认', en: 'the committee says so' } };

interface Places { readonly from: number; readonly to: number }
const placesText = ({ from, to }: Places): LocalisedText => phrase(PLACES, { from: numberText(from), to: numberText(to) });

const ITEMS: Sheet['columns'] = [{ head: { zh: '事项', en: 'Item' }, width: 26 }, { head: { zh: '内容', en: 'Content' }, width: 110 }];
const line = (zh: string, en: string, value: SheetCell): SheetCell[] => [{ zh, en }, value];

/** What a board on the data as they are is; it is no round. */
export const trialSheet = (dataset: string, { method, from, cutOff, dataVersion, seats, zone, eligible }: Board): Sheet => ({
  name: { zh: '试算', en: 'Trial' }, columns: ITEMS,
  rows: [
    line('说明', 'Note', { zh: '按现有数据试算，尚未成为评选轮次。', en: 'On the data as they are; no round of the board.' }), line('数据集', 'Dataset', dataset), line('窗口', 'Window', `${from} – ${cutOff}`), line('数据版本', 'Data version', dataVersion),
    line('评选办法版本', 'Version of the method', method.version), line('名额', 'Seats', seats), line('前四分之一区间（名）', 'Zone (places)', zone), line('合资格（人）', 'Eligible (people)', eligible),
  ],
});

const bordered = (open: Places | null | undefined): SheetCell => (open === null || open === undefined ? null : placesText(open));

/** What a round's board is, and what it was made by. `fingerprint` is of the board and its method together. */
export async function basisSheet(round: BoardRound, fingerprint: string | null, nameOf: NameOf): Promise<Sheet> {
  const { board, method, reviewed } = round;
  return {
    name: { zh: '本轮', en: 'Round' }, columns: ITEMS,
    rows: [
      line('名称', 'Title', round.title), line('数据集', 'Dataset', round.dataset), line('阶段', 'Phase', PHASES_NAMED[round.phase]), line('发起', 'Begun by', `${await nameOf(round.createdBy)} · ${round.createdAt}`),
      line('窗口', 'Window', board === null ? null : `${board.from} – ${board.cutOff}`), line('数据版本', 'Data version', board?.dataVersion ?? null), line('评选办法版本', 'Version of the method', round.methodVersion),
      line('名额', 'Seats', round.seats), line('前四分之一区间（名）', 'Zone (places)', board?.zone ?? null), line('合资格（人）', 'Eligible (people)', board?.eligible ?? null),
      line('分不开的名次', 'Places that cannot be told apart', board === null ? null : listed(board.inseparable.map(placesText))),
      line('区间边界上分不开', 'Open at the border of the zone', bordered(board?.zoneBorder)), line('名额边界上分不开', 'Open at the last seat', bordered(board?.seatBorder)),
      line('不计分的指标', 'Measures nobody is scored by', board === null ? null : listed(board.dropped.map((id) => metricById(id).label))),
      line('评审人', 'Reviewed by', reviewed?.members.join('、') ?? null), line('评审意见', 'What they found', reviewed?.reason ?? null), line('公示', 'Public from', round.publishedOn), line('申诉至', 'Appeals until', round.objectionsUntil), line('存档指纹 SHA-256', 'Fingerprint SHA-256', fingerprint),
      ...(method?.rules ?? []).map((rule, i) => line(`规则 ${String(i + 1)}`, `Rule ${String(i + 1)}`, rule)),
      ...(method?.definitions ?? []).map(({ id, label, version, isSame }): SheetCell[] => [{ zh: `定义：${label.zh}`, en: `Definition: ${label.en}` }, { zh: `${id}${version === null ? '' : ` v${String(version)}`}${isSame ? '' : '（其后有变更）'}`, en: `${id}${version === null ? '' : ` v${String(version)}`}${isSame ? '' : ' (changed since)'}` }]),
    ],
  };
}

/** Appeals with their answers. */
export const appealSheet = ({ appeals }: BoardRound): Sheet => ({
  name: { zh: '申诉', en: 'Appeals' },
  columns: [
    { head: { zh: '时间', en: 'At' }, width: 20 }, { head: { zh: '调解员代码', en: 'Code' } }, { head: { zh: '申诉事项', en: 'Ground' }, width: 20 }, { head: { zh: '案件', en: 'Cases' }, width: 30 }, { head: { zh: '内容', en: 'Text' }, width: 50 },
    { head: { zh: '所据数据版本', en: 'Data version' }, form: 'count' }, { head: { zh: '答复', en: 'Answer' } }, { head: { zh: '理由', en: 'Reason' }, width: 50 }, { head: { zh: '更正', en: 'Correction' }, width: 20 }, { head: { zh: '更正说明', en: 'What is said of it' }, width: 40 },
  ],
  rows: appeals.map(({ at, person, ground, cases, text, dataVersion, upheld, reason, correction, correctionReason }) => [
    at, person, GROUND_WORDS[ground], cases.join(', '), text, dataVersion, upheld === null ? { zh: '未答复', en: 'open' } : upheld ? { zh: '成立', en: 'upheld' } : { zh: '不成立', en: 'dismissed' }, reason, correction === null ? null : CORRECTIONS[correction], correctionReason,
  ]),
});

/** Everything that was done, oldest first. */
export async function logSheet({ log }: BoardRound, nameOf: NameOf): Promise<Sheet> {
  const rows: Rows = [];
  for (const { seq, at, by, kind, person, text } of log) rows.push([seq, at, await nameOf(by), EVENT_WORDS[kind], person, text]);
  return {
    name: { zh: '办理记录', en: 'Log' },
    columns: [{ head: { zh: '序号', en: 'No.' }, form: 'count', width: 8 }, { head: { zh: '时间', en: 'At' }, width: 20 }, { head: { zh: '经办', en: 'By' }, width: 18 }, { head: { zh: '事项', en: 'What' }, width: 20 }, { head: { zh: '调解员代码', en: 'Code' } }, { head: { zh: '内容', en: 'Text' }, width: 70 }],
    rows,
  };
}

/** What the newest computation changed against the one before. */
export const changeSheet = ({ changes }: BoardRound): Sheet => ({
  name: { zh: '重算的变化', en: 'Changes' },
  columns: [{ head: { zh: '调解员代码', en: 'Code' } }, ...(['之前', '之后'] as const).flatMap((zh, i) => { const en = i === 0 ? 'before' : 'after'; return [{ head: { zh: `${zh}档次`, en: `Tier ${en}` } }, { head: { zh: `${zh}总分`, en: `Score ${en}` }, form: 'figure' as const }, { head: { zh: `${zh}把握`, en: `Chance ${en}` }, form: 'share' as const }]; }), { head: { zh: '来自', en: 'From' }, width: 60 }],
  rows: changes.map(({ person, before, after, causes }) => [
    person, ...[before, after].flatMap((one): SheetCell[] => [tierOf(one?.tier ?? null), one?.score ?? null, one?.inZone ?? null]),
    listed(causes.map(({ metric, points }) => ({ zh: `${metricById(metric).label.zh} ${numberText(points, 2, true).zh}`, en: `${metricById(metric).label.en} ${numberText(points, 2, true).en}` }))),
  ]),
});

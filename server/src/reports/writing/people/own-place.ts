import { metricById, type LocalisedText } from '@concord/sql';
import { reasonText, tierOf } from '../../../board/arithmetic/words.js';
import type { BoardService } from '../../../board/board.service.js';
import type { BoardIndicator, BoardRow } from '../../../board/board.model.js';
import type { RoundPersonService } from '../../../board/round/person/round-person.service.js';
import { listed, phrase } from '../../../narrative/phrase.js';
import { dateText, numberText, pointsText, shareText, spanText } from '../../../narrative/text.js';
import { QuestionError } from '../../../store/errors.js';
import type { Block, Cell, Column } from '../../document/document.js';
import type { Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';
import { scoreWords } from './board.js';

const WORDS = {
  ofRound: { zh: '“{title}”：窗口为{window}，截止{cutOff}，数据版本 {version}。', en: '“{title}”: window {window}, cut-off {cutOff}, data version {version}.' },
  trial: { zh: '按现行办法在{window}的案件上试算（未经评审，不是评选结果），截止{cutOff}。', en: 'By the method in force, on cases of {window}, as a trial (not reviewed, and no award), cut-off {cutOff}.' },
  score: { zh: '总分 {score}（95% 区间 {range}），50 为全体水平。', en: 'Score {score} (95% interval {range}); 50 is the level of everybody.' }, tier: { zh: '档次：{tier}。', en: 'Tier: {tier}.' }, noTier: { zh: '档次：无。', en: 'Tier: none.' },
  zone: { zh: '真实水平在前四分之一的把握为 {chance}。', en: 'The chance that the true level is in the top quarter is {chance}.' },
  reasons: { zh: '未参评：{reasons}。', en: 'Not eligible: {reasons}.' }, withheld: { zh: '核查中，暂不公布档次。', en: 'Looked into: no tier is told.' }, off: { zh: '本机构不作排名，只列各项与同类案件相比。', en: 'Nobody is placed here: only each measure against cases alike.' },
  none: { zh: '窗口内没有可评的案件。', en: 'There are no cases to judge in the window.' },
  caption: { zh: '各项与同类案件相比', en: 'Each measure beside cases alike' }, note: { zh: '“预期”：同样的案件由全体办理时的件数；“相差”已按件数收缩，件数越少越接近零。', en: '“Expected”: what everybody would have reached with the same mix of cases; the difference is shrunk by the number of cases, the fewer the nearer to nought.' },
  heads: [{ zh: '指标', en: 'Measure' }, { zh: '件数', en: 'Cases' }, { zh: '实际', en: 'Observed' }, { zh: '预期', en: 'Expected' }, { zh: '全体', en: 'Everybody' }, { zh: '相差（收缩后）', en: 'Difference (shrunk)' }, { zh: '得分', en: 'Points' }, { zh: '权重', en: 'Weight' }],
} as const;

const [WIDTHS, SEATS, FEWEST] = [[28, 10, 10, 12, 12, 18, 10, 10], 10, 10];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: at > 0, width: WIDTHS[at] ?? 10 }));

/** A person's row with what everybody reaches. */
interface Place {
  readonly about: LocalisedText;
  readonly row: BoardRow;
  readonly isWithheld: boolean;
  readonly isPlaced: boolean;
  readonly indicators: readonly Pick<BoardIndicator, 'metric' | 'overall' | 'weight'>[];
}

async function placeOf(boards: BoardService, rounds: RoundPersonService, asked: Asked, subject: string): Promise<Place | null> {
  const blanks = (at: { readonly from: string; readonly cutOff: string }) => ({ window: spanText({ from: at.from, to: at.cutOff }), cutOff: dateText(at.cutOff) });
  if (asked.round !== null) {
    const found = await rounds.person(asked.viewer, asked.round, subject);
    return found === null ? null : { about: phrase(WORDS.ofRound, { ...blanks(found), title: found.title, version: numberText(found.dataVersion) }), row: found.row, isWithheld: found.row.withheld, isPlaced: found.rankingMode !== 'off', indicators: found.indicators };
  }
  const found = await boards.person(asked.viewer, { dataset: asked.dataset, filters: [], seats: SEATS, ...(asked.period.to < asked.asOf ? { cutOff: asked.period.to } : {}), ...(asked.asOfLoad === undefined ? {} : { asOfLoad: asked.asOfLoad }) }, subject);
  return found === null ? null : { about: phrase(WORDS.trial, blanks(found)), row: found.row, isWithheld: false, isPlaced: found.rankingMode !== 'off', indicators: found.indicators };
}

function sentencesOf({ about, isPlaced, isWithheld, row }: Place): LocalisedText[] {
  if (!isPlaced) return [about, WORDS.off];
  if (isWithheld) return [about, WORDS.withheld];
  const tier = tierOf(row.tier);
  return [
    about, phrase(WORDS.score, { score: numberText(row.score, 1), range: scoreWords(row.score, row.sd) }),
    ...(row.reasons.length > 0 ? [phrase(WORDS.reasons, { reasons: listed(row.reasons.map(reasonText)) })] : [tier === null ? WORDS.noTier : phrase(WORDS.tier, { tier }), ...(row.inZone === null ? [] : [phrase(WORDS.zone, { chance: shareText(row.inZone) })])]),
  ];
}

/** A mediator against everybody with the same mix of cases: of a round, or on the data as they are. Throws `QuestionError`. */
export async function writeOwnPlace(boards: BoardService, rounds: RoundPersonService, asked: Asked): Promise<Block[]> {
  if (asked.subject === null) throw new QuestionError('BAD_INPUT', 'which mediator?');
  const place = await placeOf(boards, rounds, asked, asked.subject);
  if (place === null) return [{ kind: 'text', sentences: [{ words: WORDS.none, tone: 'normal' }] }];
  const number = (value: number, decimals: number): Cell => ({ words: numberText(value, decimals), number: value });
  const share = (value: number | null | undefined): Cell => (typeof value === 'number' ? { words: shareText(value), number: value, form: 'percent' } : wordsCell(NOTHING));
  const rows = place.row.indicators.map(({ metric, n, observed, expected, points, shrunk }) => {
    const all = place.indicators.find((one) => one.metric === metric);
    const { zh, en } = pointsText(shrunk);
    return { isTotal: false, cells: [
      wordsCell(metricById(metric).label), number(n, 0), number(observed, 0), number(expected, 1), share(all?.overall), n < FEWEST ? wordsCell(NOTHING) : { words: { zh, en: en.replace('percentage points', 'pp') }, number: shrunk, form: 'points' as const }, number(points, 1), share(all?.weight),
    ] };
  });
  return [{ kind: 'text', sentences: sentencesOf(place).map((words) => ({ words, tone: 'normal' as const })) }, { kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: WORDS.note }];
}

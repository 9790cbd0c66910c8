import { createHash } from 'node:crypto';
import type { RoundsService } from '../../../board/round/rounds.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { spanText } from '../../../narrative/text.js';
import type { Block } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import type { Asked } from '../asked.js';
import { publicRound } from './round.js';

const WORDS = {
  honour: { zh: '金牌调解员', en: 'Gold mediator' },
  words: { zh: '在“{round}”中，按{window}分派案件的评选结果，授予“金牌调解员”称号。', en: 'awarded in “{round}”, for cases assigned in {window}.' },
  seal: { zh: '（盖章）　　　　年　　月　　日', en: '(Seal)            Date' },
  waiting: { zh: '本轮尚在公示，公示期满定案后颁发证书。', en: 'The round is still public for objections: certificates are given once it is final.' },
  nobody: { zh: '本轮没有人获得金牌。', en: 'Nobody was awarded gold in this round.' },
} as const;

const ID_LENGTH = 12;
/** The same of the same round and person, whoever prints it. */
const idOf = (round: string, person: string): string => createHash('sha256').update(`${round} ${person}`).digest('hex').slice(0, ID_LENGTH).toUpperCase();

/** A certificate for everybody who was awarded gold in a round that is final. Throws `QuestionError`. */
export async function writeCertificates(service: RoundsService, asked: Asked, { issuer }: PartOf<'certificates'>): Promise<Block[]> {
  const { board, id, phase, title } = await publicRound(service, asked);
  const say = (words: typeof WORDS.nobody | typeof WORDS.waiting): Block[] => [{ kind: 'text', sentences: [{ words, tone: 'normal' }] }];
  if (phase !== 'final') return say(WORDS.waiting);
  const gold = board.rows.filter(({ tier, withheld }) => tier === 'gold' && !withheld);
  if (gold.length === 0) return say(WORDS.nobody);
  const words = phrase(WORDS.words, { round: title, window: spanText({ from: board.from, to: board.cutOff }) });
  return gold.map(({ mediator }): Block => ({ kind: 'certificate', name: mediator.label, honour: WORDS.honour, words, issuer, seal: WORDS.seal, id: idOf(id, mediator.key) }));
}

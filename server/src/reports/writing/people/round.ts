import type { RoundsService } from '../../../board/round/rounds.service.js';
import { isPublic } from '../../../board/round/may-decide.js';
import type { BoardRound, RoundBoard } from '../../../board/round/rounds.model.js';
import { mayDo } from '../../../identity/needs.js';
import { QuestionError } from '../../../store/errors.js';
import type { Asked } from '../asked.js';

/** A round that is told outside its committee, with its board. */
export type PublicRound = Pick<BoardRound, keyof BoardRound> & { readonly board: Pick<RoundBoard, keyof RoundBoard> };

/** The round a report is about. Throws `QuestionError` BAD_INPUT where it is none of the dataset or not public yet, FORBIDDEN, NO_SCOPE. */
export async function publicRound(service: RoundsService, { dataset, round, viewer }: Asked): Promise<PublicRound> {
  mayDo(viewer, ['names', 'publish']);
  if (round === null) throw new QuestionError('BAD_INPUT', 'which round of the board?');
  const found: Pick<BoardRound, keyof BoardRound> = await service.one(viewer, round);
  const { board } = found;
  if (found.dataset !== dataset || board === null || !isPublic(found.phase)) throw new QuestionError('BAD_INPUT', 'there is no such published round');
  return { ...found, board };
}

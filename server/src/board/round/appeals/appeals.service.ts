import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { compileCasesOfName, compileNamedCases, compilePosts } from '@concord/sql';
import { QuestionError } from '../../../store/errors.js';
import { Store } from '../../../store/store.js';
import type { Viewer } from '../../../store/viewer.js';
import { today } from '../../board-window.js';
import { asEverybody, selfOf } from '../../visible/viewers.js';
import { mayLookAt, mustBePublic } from '../may-decide.js';
import { RoundBook } from '../round-book.js';
import { answerAppeal, appeal, confirmCorrection, type KnownOfAppeal } from '../round-rules.js';
import type { AppealInput, BoardRound } from '../rounds.model.js';
import { bounded, MAX_TEXT, MAX_TITLE } from '../written.js';

const MAX_CASES = 100;
const NOTHING: KnownOfAppeal = { unknownCases: [], isMediator: false };

/** Of a round, what somebody may see who has just appealed: their own appeals, and nothing of anybody else. */
const ownPart = (round: Pick<BoardRound, keyof BoardRound>, self: string): BoardRound => ({ ...round, board: null, changes: [], computations: [], log: [], reviewed: null, appeals: round.appeals.filter(({ person }) => person === self) });

/** Appeals in a round: lodged, answered, and known to be corrected. */
@Injectable()
export class AppealsService {
  constructor(private readonly book: RoundBook, private readonly store: Store) {}

  /** Lodges one, about cases that the data of the round hold. Throws `RoundRefused`, `QuestionError`. */
  async appeal(viewer: Viewer, { round, person, ground, cases: named, text }: AppealInput): Promise<BoardRound> {
    const self = mayLookAt(viewer, person);
    if (named.length > MAX_CASES) throw new QuestionError('TOO_LARGE', `an appeal names at most ${String(MAX_CASES)} cases`);
    const said = { person: bounded(person, MAX_TITLE, 'a person'), ground, cases: [...new Set(named.map((one) => bounded(one.trim(), MAX_TITLE, 'a case id')))].filter((one) => one !== ''), text: bounded(text, MAX_TEXT, 'an appeal') };
    const { dataset } = await this.book.head(round);
    const { board, phase } = await this.book.state(round);
    if (self !== null) mustBePublic(phase);
    const known = board === null ? NOTHING : await this.known(viewer, dataset, board, said);
    const told = await this.book.enter(viewer, round, (state) => appeal(state, randomUUID(), today(), said, known));
    return self === null ? told : ownPart(told, self);
  }

  answer(viewer: Viewer, id: string, appealId: string, isUpheld: boolean, reason: string): Promise<BoardRound> {
    return this.book.add(viewer, id, (state) => answerAppeal(state, appealId, isUpheld, bounded(reason, MAX_TEXT, 'a reason')));
  }

  confirm(viewer: Viewer, id: string, appealId: string, reason: string): Promise<BoardRound> {
    return this.book.add(viewer, id, (state) => confirmCorrection(state, appealId, bounded(reason, MAX_TEXT, 'a reason')));
  }

  private known(viewer: Viewer, dataset: string, { dataVersion: asOfLoad, cutOff }: { readonly dataVersion: number; readonly cutOff: string }, { cases: named, person }: Pick<AppealInput, 'cases' | 'person'>): Promise<KnownOfAppeal> {
    const self = selfOf(viewer);
    return this.store.consistently(asEverybody(viewer), async (snapshot) => {
      const cases = { ...await snapshot.cases({ dataset, filters: [], asOfLoad }), asOfLoad };
      // What somebody answers for is theirs to contest, whoever has it now.
      const seen = [{ ...cases, scope: viewer.scope ?? [] }, ...(self === null ? [] : [{ ...cases, filters: [{ dimension: 'attributed_mediator' as const, values: [self] }] }])];
      const [found, own, posts] = await Promise.all([
        named.length === 0 ? [] : Promise.all(seen.map((some) => snapshot.ask(compileNamedCases(some, named)))),
        snapshot.ask(compileCasesOfName(cases, person)),
        snapshot.ask(compilePosts({ dataset, scope: cases.scope, asOfLoad }, cutOff)),
      ]);
      const ids = new Set(found.flat().map((row) => row.text('f_case')));
      return { unknownCases: named.filter((one) => !ids.has(one)), isMediator: (own[0]?.num('n') ?? 0) > 0 || posts.some((row) => row.text('mediator') === person) };
    });
  }
}

import type { BoardCases} from './board-cases.js';
import { CUT_OFF } from './board-cases.js';

/** What GraphQL answers under one name, or the code it is refused with. */
export interface Acted<Answer> { readonly answer: Answer | undefined; readonly code: string | undefined }

/** What is told of a round. */
export interface ToldRound {
  readonly id: string; readonly phase: string; readonly mustRecompute: boolean; readonly computations: readonly { readonly seq: number; readonly dataVersion: number }[];
  readonly appeals: readonly { readonly id: string; readonly person: string; readonly upheld: boolean | null; readonly correction: string | null }[];
}
/** Fields of `ToldRound`. */
export const TOLD = 'id phase mustRecompute computations { seq dataVersion } appeals { id person upheld correction }';

/** Rounds of the board over datasets of `BoardCases`, driven as a committee does. */
export class BoardRounds {
  constructor(readonly made: Pick<BoardCases, 'api'>) {}

  /** Acts or asks by one field; `call` names its arguments after the declared variables. */
  async act<Answer = ToldRound>(kind: 'mutation' | 'query', declared: string, call: string, variables: Record<string, unknown>, fields = TOLD): Promise<Acted<Answer>> {
    const { data, errors } = await this.made.api.ask<Record<string, Answer>>(`${kind}(${declared}) { answer: ${call} { ${fields} } }`, variables);
    return { answer: data?.['answer'] ?? undefined, code: errors?.[0]?.extensions.code };
  }

  async begin(dataset: string, title = '2026年第三季度', cutOff = CUT_OFF): Promise<string> {
    const { answer, code } = await this.act<{ id: string }>('mutation', '$input: BeginRoundInput!', 'beginBoardRound(input: $input)', { input: { dataset, title, cutOff } }, 'id');
    expect(code).toBeUndefined();
    return answer?.id ?? '';
  }

  /** Makes a round's board and waits for it; its code where it was refused. */
  async compute(id: string): Promise<Acted<ToldRound>> {
    interface Job { id: string; state: string; failure: { code: string } | null }
    const fields = 'id state failure { code }';
    const begun = await this.act<Job>('mutation', '$id: ID!', 'computeBoardRound(id: $id)', { id }, fields);
    let job = begun.answer;
    while (job?.state === 'running') job = (await this.act<Job>('query', '$id: ID!', 'boardJob(id: $id)', { id: job.id }, fields)).answer;
    return job?.state === 'done' ? this.one(id) : { answer: undefined, code: begun.code ?? job?.failure?.code ?? job?.state };
  }

  one(id: string): Promise<Acted<ToldRound>> {
    return this.act('query', '$id: ID!', 'boardRound(id: $id)', { id });
  }

  async publish(id: string): Promise<Acted<ToldRound>> {
    await this.act('mutation', '$id: ID!, $members: [String!]!, $reason: Prose!', 'reviewBoardRound(id: $id, members: $members, reason: $reason)', { id, members: ['赵', '钱'], reason: '金牌与候选均已逐一核对，同意公示' });
    return this.act('mutation', '$id: ID!', 'publishBoardRound(id: $id)', { id });
  }

  /** A round that is begun, computed and public. */
  async shown(dataset: string, title?: string, cutOff?: string): Promise<string> {
    const id = await this.begin(dataset, title, cutOff);
    expect((await this.compute(id)).code).toBeUndefined();
    expect((await this.publish(id)).answer?.phase).toBe('published');
    return id;
  }

  appeal(round: string, person: string, cases: readonly string[], ground = 'outcome_or_date'): Promise<Acted<ToldRound>> {
    return this.act('mutation', '$input: AppealInput!', 'appealBoardRound(input: $input)', { input: { round, person, ground, cases, text: '该案已达成协议，系统误记为未达成' } });
  }

  /** Lodges an appeal and upholds it; its id. */
  async uphold(round: string, person: string, cases: readonly string[], ground?: string): Promise<string> {
    const { answer } = await this.appeal(round, person, cases, ground);
    const appeal = answer?.appeals.at(-1)?.id ?? '';
    const told = await this.act('mutation', '$id: ID!, $appeal: ID!, $reason: Prose!', 'answerAppeal(id: $id, appeal: $appeal, isUpheld: true, reason: $reason)', { id: round, appeal, reason: '经核对卷宗，申诉成立' });
    expect(told.answer?.mustRecompute).toBe(true);
    return appeal;
  }
}

import { difference, type Answer } from './answer.js';
import type { Peer } from './peer.js';
import { QUESTION_IDS, type QuestionId } from './questions.js';

/** Who is asked, and in which process they live. */
export const SUBJECTS = { concord: 'product', concordCached: 'product', engine: 'product', plain: 'product', duckdb: 'duckdb', cube: 'cube', cubeCached: 'cube' } as const;
export type SubjectId = keyof typeof SUBJECTS;
export type PeerId = (typeof SUBJECTS)[SubjectId];

/** Times in ms, by question and subject. */
export type Times = Readonly<Record<QuestionId, Readonly<Record<SubjectId, readonly number[]>>>>;

const SUBJECT_IDS = Object.keys(SUBJECTS) as SubjectId[];
/** They ask the first round's question again and again. */
const CACHED: ReadonlySet<SubjectId> = new Set<SubjectId>(['concordCached', 'cubeCached']);

/** Each round begins with another, so that nobody always comes after the same. */
const orderOf = (round: number): SubjectId[] => [...SUBJECT_IDS.slice(round % SUBJECT_IDS.length), ...SUBJECT_IDS.slice(0, round % SUBJECT_IDS.length)];

/** What the product answers to everything that will be asked; all others are held against it. They are asked as often, about days of which nobody will be asked, so that all are equally warm. */
async function rehearse(peers: Readonly<Record<PeerId, Peer>>, rounds: number): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  // Once for nothing: the first question also finds out what is loaded.
  for (const question of QUESTION_IDS) await peers.product.ask({ subject: 'rehearsal', question, round: rounds });
  for (let round = 0; round < rounds; round += 1) {
    for (const question of QUESTION_IDS) {
      answers.set(`${question} ${String(round)}`, (await peers.product.ask({ subject: 'rehearsal', question, round })).answer);
      for (const subject of ['plain', 'duckdb', 'cube'] as const) await peers[SUBJECTS[subject]].ask({ subject, question, round: rounds + round });
    }
  }
  return answers;
}

/** Asks everybody everything, a question at a time, in turn; the first rounds only warm up. Throws where an answer is not the product's. */
export async function takeTurns(peers: Readonly<Record<PeerId, Peer>>, rounds: number, warmUp: number): Promise<Times> {
  const expected = await rehearse(peers, rounds + warmUp);
  const times = Object.fromEntries(QUESTION_IDS.map((question) => [question, Object.fromEntries(SUBJECT_IDS.map((subject) => [subject, []]))])) as unknown as Record<QuestionId, Record<SubjectId, number[]>>;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const question of QUESTION_IDS) {
      for (const subject of orderOf(round)) {
        const { ms, answer } = await peers[SUBJECTS[subject]].ask({ subject, question, round });
        const wrong = subject === 'engine' ? undefined : difference(expected.get(`${question} ${String(CACHED.has(subject) ? 0 : round)}`) ?? [], answer);
        if (wrong !== undefined) throw new Error(`${subject} answers “${question}” of round ${String(round)} otherwise than the product: ${wrong}`);
        if (round >= warmUp) times[question][subject].push(ms);
      }
    }
  }
  return times;
}

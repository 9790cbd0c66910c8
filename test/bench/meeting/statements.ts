import { timingOf, type Timing } from '../measure.js';
import type { Somebody } from '../people/accounts.js';
import { answered, asked } from './asking.js';

interface Statement { readonly participant: string; readonly text: string; readonly revision: number }
interface Written { readonly writeStatement: { readonly statements: readonly Statement[] } }

/** What was measured: how many times somebody saved, how long that took, how often somebody else had been first, and what is missing in the end. */
export interface StatementsMeasured {
  readonly saves: number;
  readonly save: Timing;
  readonly conflicts: number;
  readonly lost: number;
}

const ROUNDS = 10;
const lineOf = (who: number, round: number): string => `第 ${String(round + 1)} 条，${String(who + 1)} 号。`;

/** Ten people at once: first each in the own statement, saved again and again; then all of them in one, each adding lines to what stands there by then. */
export async function statementsWritten(url: string, meeting: string, people: readonly Somebody[]): Promise<StatementsMeasured> {
  const took: number[] = [];
  let conflicts = 0;
  const save = async (who: Somebody, participant: string, revision: number, text: string) => {
    const start = performance.now();
    const answer = await answered<Written>(url, who, 'WriteStatement', { input: { meeting, participant, revision, text } });
    took.push(performance.now() - start);
    return answer;
  };
  await Promise.all(people.map(async (who, n) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { refusal } = await save(who, who.id, round, lineOf(n, round));
      if (refusal !== null) throw new Error(`an own statement was refused: ${refusal.code}`);
    }
  }));
  const shared = people[0]?.id ?? '';
  await Promise.all(people.map(async (who, n) => {
    let [text, revision] = ['', ROUNDS - 1];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (;;) {
        const { data, refusal } = await save(who, shared, revision, `${text}\n${lineOf(n, round)}`);
        const now = data?.writeStatement.statements.find(({ participant }) => participant === shared);
        if (now !== undefined) [text, revision] = [now.text, now.revision];
        if (refusal === null) break;
        if (refusal.code !== 'CONFLICT' || refusal.beside === undefined) throw new Error(`a statement was refused: ${refusal.code}`);
        conflicts += 1;
        [text, revision] = [refusal.beside.theirs, refusal.beside.revision];
      }
    }
  }));
  const { meeting: { statements } } = await asked<{ meeting: { statements: readonly Statement[] } }>(url, people[0] as Somebody, 'MeetingOne', { id: meeting });
  const lines = new Set(statements.find(({ participant }) => participant === shared)?.text.split('\n'));
  const missing = people.flatMap((_, n) => Array.from({ length: ROUNDS }, (_line, round) => lineOf(n, round))).filter((line) => !lines.has(line)).length;
  const stale = people.slice(1).filter(({ id }, n) => { const own = statements.find(({ participant }) => participant === id); return own?.text !== lineOf(n + 1, ROUNDS - 1) || own.revision !== ROUNDS; }).length;
  return { saves: took.length, save: timingOf(took), conflicts, lost: missing + stale };
}

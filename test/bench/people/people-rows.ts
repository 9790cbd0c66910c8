import type { Timing } from '../measure.js';
import type { CrowdMeasured } from './bench-crowd.js';

/** A line of the table: what was measured, the result, the aim. */
export type Measured = [string, string, string];
type Child = <Told>(script: string, dataDir: string, files: readonly string[]) => Promise<Told>;

const ms = ({ p50, p95 }: Timing): string => `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`;
const more = (timing: Timing | undefined, than: Timing | undefined): string => `${((timing?.p50 ?? Number.NaN) - (than?.p50 ?? Number.NaN)).toFixed(2)} ms`;

/** What signing in costs, and how the server bears many people at once, over a store that holds the 演示数据. What went wrong is told line by line by `say`. */
export async function peopleRows(child: Child, dataDir: string, say: (text: string) => void): Promise<Measured[]> {
  say('asking with and without signing in …');
  const { off, part, session } = await child<Record<'off' | 'part' | 'session', Timing>>('people/bench-sign-in.js', dataDir, []);
  say('200 people at work for a minute …');
  const crowd = await child<CrowdMeasured>('people/bench-crowd.js', dataDir, []);
  const failed = Object.values(crowd.errors).reduce((sum, n) => sum + n, 0);
  for (const [what, n] of Object.entries(crowd.errors)) say(`${String(n)} × ${what}`);
  say(`the slowest of each question, ms: ${JSON.stringify(crowd.slowest)}`);
  return [
    ['a cached question without signing in (p50 / p95)', `${off.p50.toFixed(2)} / ${off.p95.toFixed(2)} ms`, '–'],
    ['what a session adds to it, in turn (p50): who sees everything, who sees a part', `${more(session, off)}, ${more(part, off)}`, '≤ 5 ms'],
    [`200 people with sessions and scopes, 8–30 s between visits, 60 s: ${String(crowd.visits)} visits, ${String(crowd.requests)} requests, errors`, String(failed), '0'],
    ['their requests (p50 / p95)', ms(crowd.request), '– / 1,500 ms'],
    ['a whole visit (p50 / p95)', ms(crowd.visit), '–'],
  ];
}

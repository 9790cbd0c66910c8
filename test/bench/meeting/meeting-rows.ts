import type { Timing } from '../measure.js';
import type { Measured } from '../people/people-rows.js';
import type { MeetingMeasured } from './bench-meeting.js';

type Child = <Told>(script: string, dataDir: string, files: readonly string[]) => Promise<Told>;

const seconds = ({ p50, p95 }: Timing): string => `${(p50 / 1_000).toFixed(1)} / ${(p95 / 1_000).toFixed(1)} s`;
const ms = ({ p50, p95 }: Timing): string => `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`;

/** What a meeting costs over a store that holds the 演示数据: planned, opened, prepared by ten people at once, shown on the wall. */
export async function meetingRows(child: Child, dataDir: string, say: (text: string) => void): Promise<Measured[]> {
  say('holding meetings …');
  const { items, opened, planned, statements, turning } = await child<MeetingMeasured>('meeting/bench-meeting.js', dataDir, []);
  return [
    ['a meeting planned, its agenda proposed (p50 / slowest of six)', seconds(planned), '–'],
    [`a meeting opened: agenda of ${String(items)} items proposed anew, data frozen, nothing kept of before (p50 / slowest of six)`, seconds(opened), '– / 5 s'],
    [`from a key pressed to the next page painted, ${String(turning.pages)} pages, ${String(turning.turns)} turns (p50 / p95; slowest)`, `${ms(turning.turn)}; ${turning.slowest.toFixed(0)} ms`, '– / 150 ms'],
    ['the wall from its address to the first page painted, to all pages held', `${turning.firstSeconds.toFixed(1)} s, ${turning.allSeconds.toFixed(1)} s`, '–'],
    [`ten people at their statements at once, ${String(statements.saves)} saves, ${String(statements.conflicts)} of them shown what somebody else had written: lost`, String(statements.lost), '0'],
    ['a save among them (p50 / p95)', ms(statements.save), '–'],
  ];
}

import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { addCalendarDays } from '@concord/sql';

const MEDIATORS = 2_000;
/** 2 tracks × 5 kinds of business × 4 ways in × 5 causes: the strata a person's cases are held in. */
const [TRACKS, BUSINESSES, CHANNELS, CAUSES] = [['standard', 'complex'], ['B01', 'B02', 'B03', 'B04', 'B05'], ['court', 'institution', 'regulator', 'self'], ['C01', 'C02', 'C03', 'C11', 'C12']] as const;
const COLUMNS = 'case_id,received_on,assigned_on,due_on,closed_on,outcome,performance_due_on,performed_on,survey_sent,consumer_score,complexity,business,intake_channel,cause,mediator';

/** Chance that is the same in every run: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes `cases` of a year, shared evenly by 2,000 mediators over 200 strata, in the canonical form; every mediator is a little better or worse than the others. */
export async function writeManyMediators(path: string, cases: number): Promise<void> {
  const unit = chance(20_261_031);
  const pick = <One>(list: readonly One[]): One => list[Math.floor(unit() * list.length)] as One;
  const skill = Array.from({ length: MEDIATORS }, () => (unit() + unit() + unit() - 1.5) * 0.16);
  const days = Array.from({ length: 365 }, (_, i) => addCalendarDays('2025-09-01', i));
  const file = createWriteStream(path);
  file.write(`${COLUMNS}\n`);
  for (let i = 0; i < cases; i += 1) {
    const person = i % MEDIATORS;
    const track = pick(TRACKS);
    const able = skill[person] ?? 0;
    const received = pick(days);
    const isSettled = unit() < (track === 'complex' ? 0.4 : 0.72) + able;
    const line = [
      `P${String(i)}`, received, addCalendarDays(received, 1), addCalendarDays(received, 31), addCalendarDays(received, unit() < 0.9 + able / 2 ? 5 + Math.floor(unit() * 26) : 40), isSettled ? 'S2' : 'U1',
      isSettled ? addCalendarDays(received, 45) : '', isSettled && unit() < 0.85 + able / 2 ? addCalendarDays(received, 44) : '', 1, unit() < 0.35 ? (unit() < 0.8 + able ? 5 : 2) : '',
      track, pick(BUSINESSES), pick(CHANNELS), pick(CAUSES), `P-M${String(person).padStart(4, '0')}`,
    ].join(',');
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

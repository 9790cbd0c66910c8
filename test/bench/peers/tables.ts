import { timingOf } from '../measure.js';
import { QUESTION_IDS, QUESTIONS, type QuestionId } from './questions.js';
import type { SubjectId, Times } from './rounds.js';

/** A ratio of two medians, and what it should be: `of` over `to`. */
interface Ratio {
  readonly name: string;
  readonly of: SubjectId;
  readonly to: SubjectId;
  readonly atMost?: number;
  readonly atLeast?: number;
}

const COLUMNS: Readonly<Record<SubjectId, string>> = {
  concord: 'Concord, uncached', engine: 'chDB, Concord’s statements', plain: 'chDB, plain statements', duckdb: 'DuckDB, plain statements', cube: 'Cube, uncached', concordCached: 'Concord, cached', cubeCached: 'Cube, cached',
};
const RATIOS: readonly Ratio[] = [
  { name: 'Concord ÷ chDB, same statements (≤ 1.5)', of: 'concord', to: 'engine', atMost: 1.5 },
  { name: 'Concord ÷ chDB, plain statements', of: 'concord', to: 'plain' },
  { name: 'DuckDB ÷ Concord', of: 'duckdb', to: 'concord' },
  { name: 'Cube ÷ Concord, uncached (≥ 6)', of: 'cube', to: 'concord', atLeast: 6 },
  { name: 'Cube ÷ Concord, cached', of: 'cubeCached', to: 'concordCached' },
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, ['---', ...head.slice(1).map(() => '--:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** A ratio with two digits, and `missed` where it is not what it should be. */
export function ratioText(ratio: number, { atMost = Infinity, atLeast = 0 }: Pick<Ratio, 'atLeast' | 'atMost'>): string {
  return `${ratio.toFixed(2)} ×${ratio > atMost || ratio < atLeast ? ', missed' : ''}`;
}

/** What was measured, as two Markdown tables: medians and 95th percentiles in ms, and ratios of medians, which depend less on the machine. */
export function tablesOf(times: Times): string {
  const ids = Object.keys(COLUMNS) as SubjectId[];
  const timing = (question: QuestionId, subject: SubjectId) => timingOf(times[question][subject]);
  const cell = (question: QuestionId, subject: SubjectId): string => { const { p50, p95 } = timing(question, subject); return `${p50.toFixed(1)} / ${p95.toFixed(1)}`; };
  const ratio = (question: QuestionId, { of, to, ...aim }: Ratio): string => ratioText(timing(question, of).p50 / timing(question, to).p50, aim);
  return [
    table(['p50 / p95, ms', ...ids.map((id) => COLUMNS[id])], QUESTION_IDS.map((id) => [QUESTIONS[id], ...ids.map((one) => cell(id, one))])),
    table(['ratios of the medians', ...RATIOS.map(({ name }) => name)], QUESTION_IDS.map((id) => [QUESTIONS[id], ...RATIOS.map((one) => ratio(id, one))])),
  ].join('\n\n');
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCalendarDays, bucketsOf } from '@concord/sql';
import { startApi, type Api } from './api.js';

// Two years in which nothing changes: of thirty cases a month, closed on the 21st, some are answered 2 and 10 days later, some sued after 100, and a third pay in full 40 days late.
const AS_OF = '2026-06-30';
const MONTHS = bucketsOf({ from: '2024-07-01', to: AS_OF }, 'month');
const HEAD = 'case_id,received_on,closed_on,outcome,litigated_on,survey_sent,consumer_score,agreement_on,amount_agreed,amount_performed,performance_due_on,performed_on';

/** A case as it is known on the last day: what comes later is not there yet. */
function caseOf(from: string, month: number, i: number): string {
  const [received, closed] = [addCalendarDays(from, 1), addCalendarDays(from, 20)];
  const known = (day: string): string => (day <= AS_OF ? day : '');
  const isSued = i < 6 + (month % 2);
  const litigated = isSued ? known(addCalendarDays(closed, 100)) : '';
  const answered = i >= 10 && i < 20 + (month % 2) && known(addCalendarDays(closed, i < 15 ? 2 : 10)) !== '' ? '5' : '';
  const due = addCalendarDays(closed, 5);
  const performed = known(addCalendarDays(due, i % 3 === 0 ? 40 : 0));
  return [`C${String(month)}-${String(i)}`, received, closed, isSued ? 'U1' : 'S2', litigated, '1', answered, ...(isSued ? ['', '', '', '', ''] : [closed, '1000', performed === '' ? '0' : '1000', due, performed])].join(',');
}

interface Series { points: { from: string; value: { value: number | null; maturity: number } }[]; control: { latest: string | null; variation: string | null }; findings: { what: string; words: { zh: string } }[] }

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-late-'));
  const rows = MONTHS.flatMap(({ from }, month) => Array.from({ length: 30 }, (_, i) => caseOf(from, month, i)));
  await writeFile(join(folder, 'cases.csv'), [HEAD, ...rows, `LAST,${AS_OF},,,,,,,,,,`, ''].join('\n'));
  expect(await api.load('canonical', join(folder, 'cases.csv'), 'late')).toMatchObject({ state: 'published', rejects: [] });
  await rm(folder, { recursive: true });
});
afterAll(() => api.close());

async function seriesOf(metric: string): Promise<Series> {
  const { data, errors } = await api.ask<{ series: Series[] }>(
    'query($input: SeriesInput!) { series(input: $input) { points { from value { value maturity } } control { latest variation } findings { what words { zh } } } }',
    { input: { dataset: 'late', metrics: [metric], range: { from: '2025-07-01', to: AS_OF }, bucket: 'month', control: true } },
  );
  expect(errors).toBeUndefined();
  const [one] = data?.series ?? [];
  if (one === undefined) throw new Error('no series');
  return one;
}

// Of December the last cases had been closed for 180 days; in May a third of what fell due on the 26th comes late; of June five of thirty have answered within nine days.
it.each([
  ['proceedings_per_dispute', '2025-12-01', '2026-01-01', 36 / 30, 0], ['performance_amount_rate', '2026-04-01', '2026-05-01', 16 / 24, 16 / 24], ['survey_response_rate', '2026-05-01', '2026-06-01', 5 / 30, 5 / 30],
])('%s: takes a newest month that is still to grow for no change', async (metric, latest, next, value, maturity) => {
  const { control, findings, points } = await seriesOf(metric);
  expect(control).toEqual({ latest, variation: 'common_cause' });
  // What is known of the month after is told all the same.
  expect(points.find(({ from }) => from === next)?.value).toEqual({ value: expect.closeTo(value, 9) as number, maturity: expect.closeTo(maturity, 9) as number });
  expect(findings.map(({ words }) => words.zh).join('')).not.toContain('信号');
});

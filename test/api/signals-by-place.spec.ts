import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';
import { casesOf, COUNTS, GROWING, MONTHS } from './surging-cases.js';

interface Row { type: { member: { key: string } } | null; place: { member: { key: string } } | null; reasons: { kind: string; strength: string; figures: { observed: number; exceedance: number; institutions: number } }[] }
const SIGNALS = 'query($input: SignalsInput!) { signals(input: $input) { rows { type { member { key } } place { member { key } } reasons { kind strength figures { observed exceedance institutions } } } } }';
const OTHER = 'B04|B04-03|C03';

let api: Api;
/** What is found where the type surges at some institutions, and other cases come to some. */
async function found(dataset: string, surging: readonly string[], others: readonly string[]): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-by-place-'));
  const file = join(folder, 'cases.csv');
  const rows = COUNTS.flatMap((n, i) => [
    ...surging.flatMap((where) => casesOf(i, n, GROWING, where)), ...others.flatMap((where) => casesOf(i, 20, OTHER, where)), `LAST-${String(i)},${MONTHS[i]?.to ?? ''},${MONTHS[i]?.to ?? ''},B06,B06-01,C02,${others[0] ?? ''}`,
  ]);
  await writeFile(file, ['case_id,received_on,entered_on,business,subtype,cause,institution', ...rows, ''].join('\n'));
  await api.load('canonical', file, dataset);
  await rm(folder, { recursive: true, force: true });
  await api.ask(`mutation { judgeSignals(dataset: "${dataset}") { isCurrent } }`);
  const { data, errors } = await api.ask<{ signals: { rows: Row[] } }>(SIGNALS, { input: { dataset } });
  expect(errors).toBeUndefined();
  return data?.signals.rows ?? [];
}
const surgeAt = (rows: readonly Row[], where: string | null) => rows.find(({ type, place }) => type?.member.key === GROWING && (place?.member.key ?? null) === where)?.reasons.find(({ kind }) => kind === 'surge');

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

it('says a thing once where there is one institution only', async () => {
  const rows = await found('lone', ['BANK-X'], ['BANK-X']);
  expect(surgeAt(rows, null)).toBeDefined();
  expect(rows.filter(({ type, place }) => type !== null && place !== null)).toEqual([]);
});

it('takes what surges at two institutions for critical, though it is a warning at one', async () => {
  const [alone, there] = [surgeAt(await found('one', ['BANK-X'], ['BANK-Y']), 'BANK-X'), surgeAt(await found('two', ['BANK-X', 'BANK-Y'], ['BANK-X', 'BANK-Y']), 'BANK-X')];
  // The same counts, as far beyond the limit: below 1.5 times, which would be critical by itself.
  expect([there?.figures.observed, there?.figures.exceedance]).toEqual([alone?.figures.observed, alone?.figures.exceedance]);
  expect(there?.figures.exceedance).toBeLessThan(1.5);
  expect([[alone?.strength, alone?.figures.institutions], [there?.strength, there?.figures.institutions]]).toEqual([['warning', 1], ['critical', 2]]);
});

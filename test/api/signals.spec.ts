import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCalendarDays, metricById, readWorkCalendar, workdaysBetween } from '@concord/sql';
import { startApi, type Answer, type Api } from './api.js';
import { casesOf, COUNTS, GROWING, MONTHS } from './surging-cases.js';

interface Figures { observed: number; expected: number; lambda: number; upper: number; exceedance: number; pValue: number; adjusted: number; rank: number; tested: number; dispersion: number; institutions: number; method: string; base: object; period: object; trend: { values: number[] } }
interface Event { what: string; who: string; state: string; strength: string; owner: string; note: string; dataVersion: number | null }
interface Reason { ruleVersion: number | null; definitionVersion: number | null; kind: string; strength: string; figures: Figures; sentence: { zh: string; en: string } }
interface Signal { id: string; strength: string; state: string; isFiring: boolean; verdict: string | null; owner: string; note: string; since: string; firstSeen: string; foldedInto: string | null; type: { dimension: string; member: { key: string } } | null; place: { member: { key: string } } | null; reasons: Reason[]; history: Event[] | null }
interface Verdicts { dealt: number; judged: number; real: number; sentence: { zh: string; en: string } }
interface Signals { verdicts: Verdicts & { kinds: (Verdicts & { kind: string })[] }; isCurrent: boolean; budget: { tested: number; chance: number; chanceOfWarnings: number; found: number; families: { typeBy: string | null; placeBy: string | null; tested: number }[] } | null; rows: Signal[] }

const VERDICTS = 'dealt judged real sentence { zh en }';
const SIGNAL = `id strength state isFiring verdict owner note since firstSeen foldedInto type { dimension member { key } } place { member { key } } history { what who state strength owner note dataVersion }
  reasons { kind strength ruleVersion definitionVersion sentence { zh en } figures { observed expected lambda upper exceedance pValue adjusted rank tested dispersion institutions method base { from to } period { from to } trend { values } } }`;
const SIGNALS = `query($input: SignalsInput!) { signals(input: $input) { isCurrent budget { tested chance chanceOfWarnings found families { typeBy placeBy tested } } rows { ${SIGNAL} } verdicts { ${VERDICTS} kinds { kind ${VERDICTS} } } } }`;
const JUDGE = 'mutation { judgeSignals(dataset: "centre") { isCurrent } }';

let api: Api;
let folder: string;
const monthOf = (i: number, growing: number): string[] => [
  ...casesOf(i, growing, GROWING, 'BANK-X'), ...casesOf(i, 20, 'B04|B04-03|C03', 'BANK-Y'), `LAST-${String(i)},${MONTHS[i]?.to ?? ''},${MONTHS[i]?.to ?? ''},B06,B06-01,C02,BANK-Y`,
];

async function load(name: string, rows: readonly string[]): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, ['case_id,received_on,entered_on,business,subtype,cause,institution', ...rows, ''].join('\n'));
  expect(await api.load('canonical', file, 'centre')).toMatchObject({ state: 'published', rejects: [] });
  const judged = await api.ask<{ judgeSignals: { isCurrent: boolean } }>(JUDGE);
  expect(judged.data?.judgeSignals.isCurrent).toBe(true);
}

async function signals(more: object = {}): Promise<Signals> {
  const { data, errors } = await api.ask<{ signals: Signals }>(SIGNALS, { input: { dataset: 'centre', ...more } });
  expect(errors).toBeUndefined();
  return data?.signals ?? { isCurrent: false, budget: null, rows: [], verdicts: { dealt: 0, judged: 0, real: 0, sentence: { zh: '', en: '' }, kinds: [] } };
}

const signal = async (id: string): Promise<Signal | null | undefined> => (await api.ask<{ signal: Signal | null }>(`query($id: ID!) { signal(id: $id) { ${SIGNAL} } }`, { id })).data?.signal;
const change = (mutation: string, id: string, more: Record<string, string> = {}): Promise<Answer<Record<string, Signal>>> =>
  api.ask(`mutation { ${mutation}(id: "${id}"${Object.entries(more).map(([key, text]) => `, ${key}: ${JSON.stringify(text)}`).join('')}) { ${SIGNAL} } }`);
const hasKind = (kind: string) => ({ reasons }: Signal): boolean => reasons.some((reason) => reason.kind === kind);
const ofType = ({ rows }: Signals, where: string | null): Signal | undefined => rows.find(({ type, place }) => type?.member.key === GROWING && (place?.member.key ?? null) === where);
const surgeOf = (signal: Signal | undefined): Reason | undefined => signal?.reasons.find(({ kind }) => kind === 'surge');
const reasonsIn = (rows: readonly Signal[]): number => rows.reduce((sum, { reasons }) => sum + reasons.length, 0);

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-signals-'));
  await load('year.csv', COUNTS.flatMap((n, i) => monthOf(i, n)));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('judges a month per working day as an independent calculation does', async () => {
  const calendar = readWorkCalendar();
  const exposures = MONTHS.slice(0, 13).map(({ from, to }) => workdaysBetween(calendar, addCalendarDays(from, -1), to));
  const worked = JSON.parse(execFileSync('python3', [join(__dirname, 'surge.py'), JSON.stringify({ counts: COUNTS, exposures })], { encoding: 'utf8' })) as Record<'expected' | 'lambda' | 'dispersion' | 'upper' | 'exceedance' | 'pValue', number>;
  const found = ofType(await signals(), null);
  for (const [name, value] of Object.entries(worked)) expect([name, surgeOf(found)?.figures[name as keyof typeof worked]]).toEqual([name, expect.closeTo(value, 6)]);
  expect(worked.exceedance).toBeGreaterThan(1);
  expect(surgeOf(found)).toMatchObject({ ruleVersion: 1, definitionVersion: metricById('intake').version });
  // Counts of every kind and grain are one pool. By type and by sub-type, here and at its institution, and of the institution it is the same series.
  const [pool, rank] = [(await signals()).budget?.tested ?? 0, 5];
  expect(surgeOf(found)?.figures).toMatchObject({
    observed: 24, method: 'farrington', rank, tested: pool, adjusted: expect.closeTo((pool / rank) * worked.pValue, 6) as number, institutions: 1,
    base: { from: '2025-01-01', to: '2025-12-31' }, period: { from: '2026-01-01', to: '2026-01-31' }, trend: { values: COUNTS },
  });
  expect(found).toMatchObject({ strength: 'warning', state: 'open', isFiring: true, since: '2026-01-01', owner: '', note: '' });
  expect(surgeOf(found)?.sentence.zh).toMatch(/^“信用卡 · .+”：2026年1月收案 24 件，按2025年1月至12月的平均应为 \d+\.\d 件，上限 \d+\.\d 件；若无变化，偶然达到或超过此数的概率为 [\d.]+%。$/u);
  expect(surgeOf(found)?.sentence.en).toContain('24 cases received in Jan 2026');
});

it('tells how many signals chance alone would give', async () => {
  const { budget, rows, isCurrent } = await signals();
  expect(isCurrent).toBe(true);
  expect(budget?.found).toBe(reasonsIn(rows));
  expect(budget?.tested).toBeGreaterThan(9);
  expect(budget?.families.reduce((sum, { tested }) => sum + tested, 0)).toBe(budget?.tested);
  expect(budget?.families.some(({ typeBy }) => typeBy === null)).toBe(true);
  expect(budget?.chance).toBeGreaterThan(0);
  expect(budget?.chance).toBeLessThan((budget?.tested ?? 0) * 0.05);
  // Five series are held, so an unchanged one is where its p-value lies below a tenth of six among all.
  expect(budget?.chanceOfWarnings).toBeGreaterThan(0);
  expect(budget?.chanceOfWarnings).toBeLessThanOrEqual(0.1 * 6);
  expect(budget?.chanceOfWarnings).toBeLessThanOrEqual(budget?.chance ?? 0);
});

it('shows a viewer the signals of their own cases only, and lets them change no other', async () => {
  const [all, hidden] = [await signals(), ofType(await signals(), null)];
  api.viewer = { id: 'x', scope: [{ dimension: 'institution', values: ['BANK-X'] }] };
  try {
    const mine = await signals();
    expect(mine.rows.length).toBeGreaterThan(0);
    expect(mine.rows.length).toBeLessThan(all.rows.length);
    expect(mine.rows.every(({ place }) => place?.member.key === 'BANK-X')).toBe(true);
    expect(mine.budget?.found).toBe(reasonsIn(mine.rows));
    expect(mine.budget?.tested).toBeLessThan(all.budget?.tested ?? 0);
    expect(await signal(hidden?.id ?? '')).toBeNull();
    expect((await change('acknowledgeSignal', hidden?.id ?? '')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect((await api.ask(JUDGE)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
    api.viewer = { id: 'nobody' };
    expect((await api.ask(SIGNALS, { input: { dataset: 'centre' } })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
    expect((await api.ask('query { signal(id: "x") { id } }')).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
  } finally {
    api.viewer = { id: 'local', scope: 'all' };
  }
});

it('narrows by kind, by state and by member, and knows no dataset that is not there', async () => {
  const { rows } = await signals();
  expect((await signals({ kinds: ['stuck'] })).rows).toEqual([]);
  expect((await signals({ kinds: ['surge'], states: ['open'] })).rows).toEqual(rows.filter(hasKind('surge')));
  expect((await signals({ states: ['closed'] })).rows).toEqual([]);
  const [all, x, y] = [await signals(), await signals({ filters: [{ dimension: 'institution', values: ['BANK-X'] }] }), await signals({ filters: [{ dimension: 'institution', values: ['BANK-X'], exclude: true }] })];
  expect(x.rows.length).toBeGreaterThan(0);
  expect(x.rows.every(({ place }) => place?.member.key === 'BANK-X')).toBe(true);
  // The budget is of what is listed: by institution the series are told apart, and with those told apart by nothing they are all.
  expect(x.budget?.found).toBe(reasonsIn(x.rows));
  expect(x.budget?.chance).toBeGreaterThan(0);
  // Whatever is found elsewhere, a narrower list has a narrower budget, and one without a series of a kind has none.
  expect(x.budget?.chanceOfWarnings).toBeGreaterThan(0);
  expect((x.budget?.chanceOfWarnings ?? 0) + (y.budget?.chanceOfWarnings ?? 0)).toBeLessThan(all.budget?.chanceOfWarnings ?? 0);
  expect((await signals({ kinds: ['stuck'] })).budget?.chanceOfWarnings).toBe(0);
  expect((x.budget?.tested ?? 0) + (y.budget?.tested ?? 0)).toBeLessThan(all.budget?.tested ?? 0);
  expect((await signals({ kinds: ['surge'] })).budget?.tested).toBeLessThan(all.budget?.tested ?? 0);
  // Types and places are counted each for themselves.
  expect((await signals({ filters: [{ dimension: 'institution', values: ['BANK-X'] }, { dimension: 'issue', values: [GROWING] }] })).budget).toBeNull();
  expect((await api.ask(SIGNALS, { input: { dataset: 'nowhere' } })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});

it('tells which signals are told together, and changes those alike at once', async () => {
  const { rows } = await signals();
  const [whole, part, sub] = [ofType({ rows } as Signals, null), ofType({ rows } as Signals, 'BANK-X'), rows.find(({ type, place }) => type?.member.key === 'B03-01' && place === null)];
  const told = [whole, part, sub].map((one) => one?.foldedInto);
  // One happening: what leads is among the three, and the others are told with it.
  expect(told.filter((id) => id === null)).toHaveLength(1);
  expect(new Set(told.filter((id) => id !== null))).toEqual(new Set([[whole, part, sub].find((one) => one?.foldedInto === null)?.id]));
  const taken = await api.ask<Record<string, Signal>>(`mutation { acknowledgeSignal(id: "${part?.id ?? ''}", also: ["${sub?.id ?? ''}"], owner: "王主任") { state owner } }`);
  expect(taken.errors).toBeUndefined();
  expect(await signal(sub?.id ?? '')).toMatchObject({ state: 'acknowledged', owner: '王主任' });
  // All or none.
  const refused = await api.ask(`mutation { closeSignal(id: "${part?.id ?? ''}", also: ["nobody"], note: "x") { id } }`);
  expect(refused.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect(await signal(part?.id ?? '')).toMatchObject({ state: 'acknowledged' });
  for (const one of [part, sub]) await change('reopenSignal', one?.id ?? '', { owner: '' });
});

it('is acknowledged by an owner, explained with a reason, cleared by the next month without losing either, and opens when it fires anew', async () => {
  const { id = '' } = ofType(await signals(), null) ?? {};
  expect((await change('acknowledgeSignal', id, { owner: '王主任', note: '已请分行核对' })).data?.['acknowledgeSignal']).toMatchObject({ state: 'acknowledged', owner: '王主任', note: '已请分行核对' });
  for (const mutation of ['explainSignal', 'closeSignal']) expect((await change(mutation, id, { note: '  ' })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect((await change('acknowledgeSignal', id, { owner: 'x'.repeat(81) })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect((await change('explainSignal', id, { note: '一月集中营销' })).data?.['explainSignal']).toMatchObject({ state: 'explained', owner: '王主任', note: '一月集中营销' });

  expect((await signals()).verdicts).toMatchObject({ dealt: 1, judged: 0, sentence: { zh: '已处理信号 1 次，均未判断是否属实。' } });
  await api.ask(`mutation { explainSignal(id: "${id}", note: "一月集中营销", verdict: real) { id } }`);
  const { verdicts } = await signals();
  expect(verdicts).toMatchObject({ dealt: 1, judged: 1, real: 1, sentence: { zh: '已处理信号 1 次，其中 1 次作过判断，属实 1/1。' } });
  expect(verdicts.kinds.find(({ kind }) => kind === 'surge')).toMatchObject({ judged: 1, real: 1 });
  expect((await signals({ kinds: ['stuck'] })).verdicts).toMatchObject({ dealt: 0, sentence: { en: 'No signal has been dealt with yet: how many are real is not known.' } });

  // The same data judged again change nothing.
  await api.ask(JUDGE);
  expect((await signal(id))?.history?.map(({ what, state, who }) => [what, state, who])).toEqual([['raised', 'open', ''], ['changed', 'acknowledged', 'local'], ['changed', 'explained', 'local'], ['changed', 'explained', 'local']]);

  await load('february.csv', monthOf(13, 11));
  expect(ofType(await signals(), null)).toBeUndefined();
  expect(ofType(await signals({ withCleared: true }), null)).toMatchObject({ id, isFiring: false, state: 'explained', owner: '王主任', note: '一月集中营销', firstSeen: '2026-01-01' });

  await load('march.csv', monthOf(14, 60));
  const again = await signal(id);
  expect(again).toMatchObject({ isFiring: true, state: 'open', strength: 'critical', owner: '王主任', note: '一月集中营销', firstSeen: '2026-01-01', since: '2026-01-01', verdict: null });
  // By the month it is March that is unusual, by the quarter it began in January.
  expect(again?.reasons.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['surge', 'rise']));
  // What was held of it in January stands.
  expect((await signals()).verdicts).toMatchObject({ dealt: 1, judged: 1, real: 1 });
  expect(again?.history?.slice(4).map(({ what, state }) => [what, state])).toEqual([['cleared', 'explained'], ['fired_again', 'open']]);
  expect(again?.history?.map(({ note }) => note)).toEqual(['', '已请分行核对', '一月集中营销', '一月集中营销', '一月集中营销', '一月集中营销']);
  expect((await change('closeSignal', id, { note: '已整改' })).data?.['closeSignal']).toMatchObject({ state: 'closed', note: '已整改' });
  expect((await change('reopenSignal', id)).data?.['reopenSignal']).toMatchObject({ state: 'open', note: '已整改' });
});

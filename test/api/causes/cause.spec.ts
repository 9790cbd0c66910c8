import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from '../api.js';
import { AS_OF, MENDED, STUCK, stuckCases } from './stuck-cases.js';

interface Value { n: number; numerator: number | null; denominator: number | null; value: number | null; p90: number | null; reliability: string }
interface Figure { link: string; value: Value }
interface Measure { metric: string; standing: string; own: Figure; others: Figure; difference: { amount: number; low: number; high: number } | null }
interface Waiting { n: number; median: number | null; p90: number | null; link: string }
interface Share { n: number; settled: number }
interface Feature { feature: { en: string }; label: { en: string }; with: Share; without: Share; difference: { amount: number; low: number; high: number }; adjusted: number; holds: boolean; link: string }
interface Done { text: { en: string }; reach: string; startsOn: string; endsOn: string | null; isAction: boolean; kind: string | null; state: string | null; verdict: string | null; reason: string | null; metric: { en: string } | null }
interface Cause {
  asOf: string; dataVersion: number; member: { key: string }; headline: Measure[]; steps: Measure[];
  waiting: { step: { key: string }; own: Waiting; others: Waiting }[];
  parts: { dimension: string; own: number; others: number; members: number; rows: { member: { key: string }; own: number; others: number; share: number | null; othersShare: number | null; standing: string; link: string; difference: { low: number; high: number } | null }[] }[];
  features: { tested: number; few: number; whole: Figure; rows: Feature[] } | null;
  better: { tested: number; business: { key: string } | null; before: { from: string; to: string }; after: { from: string; to: string }; rows: { metric: string; member: { key: string }; adjusted: number; before: Figure; after: Figure; done: Done[] }[]; events: Done[] } | null;
  findings: { what: string; tone: string; words: { zh: string; en: string } }[];
}
interface Recount {
  parts: Record<string, Record<string, { own: number; others: number }>>;
  steps: Record<string, Record<'others' | 'own', { n: number; events: number; median: number | null; p90: number | null }>>;
  waiting: Record<'others' | 'own', Record<string, { n: number; median: number | null; p90: number | null }>>;
  features: Record<string, Record<string, [number, number]>>;
}

const FIGURE = 'link value { n numerator denominator value p90 reliability }';
const MEASURE = `metric standing own { ${FIGURE} } others { ${FIGURE} } difference { amount low high }`;
const DONE = 'text { en } reach startsOn endsOn isAction kind state verdict reason metric { en }';
const CAUSE = `query($input: CauseInput!) { cause(input: $input) { asOf dataVersion member { key } headline { ${MEASURE} } steps { ${MEASURE} }
  waiting { step { key } own { n median p90 link } others { n median p90 link } }
  parts { dimension own others members rows { member { key } own others share othersShare standing link difference { low high } } }
  features { tested few whole { ${FIGURE} } rows { feature { en } label { en } with { n settled } without { n settled } difference { amount low high } adjusted holds link } }
  better { tested business { key } before { from to } after { from to } rows { metric member { key } adjusted before { ${FIGURE} } after { ${FIGURE} } done { ${DONE} } } events { ${DONE} } }
  findings { what tone words { zh en } } } }`;
const RANGE = { from: '2025-04-01', to: AS_OF };
const STEPS = ['days_to_acceptance', 'days_to_assignment', 'days_to_contact', 'days_to_session', 'days_to_closing'];
const INPUT = {
  dataset: 'stuck', dimension: 'subtype', member: STUCK, metric: 'intake', range: RANGE, headline: ['intake', 'pending', 'backlog_share', 'time_to_resolution', 'settlement_rate', 'sla_compliance'], steps: STEPS, stock: 'pending',
  parts: ['cause', 'institution', 'product', 'branch'], settled: 'settlement_rate', features: ['intake_channel', 'mediation_mode', 'institution', 'complexity', 'contact_in_time'], improves: ['sla_compliance', 'time_to_resolution'],
};

let api: Api;
let folder = '';
let told: Cause;
let recount: Recount;
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-causes-'));
  const file = join(folder, 'cases.csv');
  await writeFile(file, stuckCases());
  await api.load('canonical', file, 'stuck', AS_OF);
  const campaign = join(folder, 'campaigns.csv');
  await writeFile(campaign, 'campaign,name_zh,name_en,valid_from,valid_to,dimension,member\nK1,专窗清理,Special desk,2025-09-01,,subtype,B04-02\nK2,别处活动,Elsewhere,2025-09-01,,subtype,B03-01\nK3,早年活动,Long ago,2024-02-01,2024-03-01,,\n');
  await api.load('campaign', campaign, 'stuck');
  told = await cause();
  recount = JSON.parse(execFileSync('python3', [join(__dirname, 'recount.py'), file, STUCK, RANGE.from, RANGE.to, AS_OF], { encoding: 'utf8' })) as Recount;
}, 120_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

async function cause(more: object = {}): Promise<Cause> {
  const { data, errors } = await api.ask<{ cause: Cause }>(CAUSE, { input: { ...INPUT, ...more } });
  expect(errors).toBeUndefined();
  return data?.cause as Cause;
}
const refusal = async (more: object): Promise<string | undefined> => (await api.ask(CAUSE, { input: { ...INPUT, ...more } })).errors?.[0]?.extensions.code;

it('tells what the type is made of as a recount of the file does, member by member', () => {
  for (const { dimension, members, others, own, rows } of told.parts) {
    const counted = recount.parts[dimension] ?? {};
    expect(Object.fromEntries(rows.map((row) => [row.member.key, { own: row.own, others: row.others }]))).toEqual(counted);
    const sum = (side: 'others' | 'own'): number => Object.values(counted).reduce((all, one) => all + one[side], 0);
    expect([own, others, members]).toEqual([sum('own'), sum('others'), rows.length]);
    for (const row of rows) expect([row.share, row.othersShare]).toEqual([row.own / own, row.others / others]);
  }
  const standing = (dimension: string, key: string) => told.parts.find((part) => part.dimension === dimension)?.rows.find(({ member }) => member.key === key);
  expect([standing('cause', 'C11')?.standing, standing('cause', 'C04')?.standing, standing('institution', 'BANK-X')?.standing, standing('product', 'P1')?.standing]).toEqual(['more', 'less', 'more', 'same']);
  expect(standing('cause', 'C11')?.difference?.low).toBeGreaterThan(0);
});

it('tells each step and where open cases stand as a recount does, and finds the step that is slow', () => {
  expect(Object.fromEntries(told.steps.map(({ metric, others, own }) => [metric, Object.fromEntries(Object.entries({ own, others }).map(([side, { value }]) => [side, { n: value.n, events: value.numerator, median: value.value, p90: value.p90 }]))]))).toEqual(recount.steps);
  expect(told.steps.filter(({ standing }) => standing === 'more').map(({ metric }) => metric)).toEqual(expect.arrayContaining(['days_to_contact', 'days_to_closing']));
  expect(told.steps.filter(({ metric }) => metric === 'days_to_acceptance' || metric === 'days_to_session').map(({ standing }) => standing)).toEqual(['same', 'same']);
  for (const side of ['own', 'others'] as const) {
    expect(Object.fromEntries(told.waiting.filter((wait) => wait[side].n > 0).map((wait) => [wait.step.key, { n: wait[side].n, median: wait[side].median, p90: wait[side].p90 }]))).toEqual(recount.waiting[side]);
  }
  // All that wait are all that are open.
  expect(told.waiting.reduce((sum, { own }) => sum + own.n, 0)).toBe(told.headline.find(({ metric }) => metric === 'pending')?.own.value.n);
});

it('tells what settled cases had in common as a recount does, and that it is no cause', () => {
  const { few = 0, rows = [], tested = 0, whole } = told.features ?? {};
  const named: Readonly<Record<string, string>> = { 'How it was mediated': 'mediation_mode', 'Mediation mode': 'mediation_mode', 'Intake channel': 'intake_channel', Institution: 'institution', Complexity: 'complexity', "Mediator's time at work": 'experience' };
  const counted = Object.entries(recount.features).flatMap(([name, members]) => Object.values(members).map(([settled, n]) => `${name} ${String(settled)}/${String(n)}`));
  const checked = rows.filter(({ feature }) => named[feature.en] !== undefined);
  expect(checked.length).toBeGreaterThanOrEqual(6);
  for (const { feature, with: { n, settled } } of checked) expect(counted).toContain(`${named[feature.en] ?? ''} ${String(settled)}/${String(n)}`);
  for (const row of rows.filter(({ feature }) => named[feature.en] !== 'experience' && feature.en !== 'First contact')) expect([row.with.n + row.without.n, row.with.settled + row.without.settled]).toEqual([whole?.value.n, whole?.value.numerator]);
  expect(rows.every((row) => Math.min(row.with.n, row.without.n) >= 30)).toBe(true);
  expect(rows.slice(0, tested).length + few).toBeGreaterThan(6);
  const holding = rows.filter(({ holds }) => holds);
  expect(holding[0]?.difference.low).toBeGreaterThan(0.2);
  expect(holding.every(({ feature }) => named[feature.en] === 'mediation_mode')).toBe(true);
  const sentence = told.findings.find(({ what }) => what === 'features');
  expect(sentence?.words.zh).toContain('关联，不是原因');
  expect(sentence?.words.en).toContain('not a cause');
});

it('finds the like type that got better, with what was on record of its time alone', () => {
  const { after, before, business, events = [], rows = [] } = told.better ?? {};
  expect([before, after, business?.key]).toEqual([{ from: '2025-04-01', to: '2025-09-30' }, { from: '2025-10-01', to: '2026-03-31' }, 'B04']);
  expect([...new Set(rows.map(({ member }) => member.key))]).toEqual([MENDED]);
  expect(rows.find(({ metric }) => metric === 'sla_compliance')?.after.value.value).toBeGreaterThan(rows.find(({ metric }) => metric === 'sla_compliance')?.before.value.value ?? 1);
  // It was for this type by name: it stands beside it, with what became of the metric since, by no more than the months there are.
  for (const { done, metric } of rows) expect(done).toMatchObject([{ text: { en: 'Special desk' }, reach: 'type', startsOn: '2025-09-01', endsOn: null, isAction: false, kind: 'campaign', metric: { en: metric === 'sla_compliance' ? 'SLA compliance' : expect.any(String) as string } }]);
  expect(events).toEqual([]);
});

it('gives every number an address at which the same number stands', async () => {
  const links = [...told.headline, ...told.steps].flatMap(({ others, own }) => [own, others].map(({ link, value }) => ({ link, n: value.n })));
  const wait = told.waiting.flatMap(({ own }) => [{ link: own.link, n: own.n }]);
  const parts = told.parts.flatMap(({ rows }) => rows.slice(0, 2).map(({ link, own }) => ({ link, n: own })));
  const features = (told.features?.rows ?? []).filter(({ feature }) => feature.en !== "Mediator's time at work").map((row) => ({ link: row.link, n: row.with.n }));
  for (const { link, n } of [...links, ...wait, ...parts, ...features]) {
    const of = new URL(link, 'http://a.test').searchParams;
    const filters = [...(JSON.parse(of.get('filters') ?? '[]') as object[]), ...(of.get('by') === null ? [] : [{ dimension: of.get('by'), values: [of.get('member')] }])];
    const { data } = await api.ask<{ total: { value: Value }[] }>('query($input: TotalInput!) { total(input: $input) { value { n } } }', { input: { dataset: of.get('dataset'), metrics: [of.get('metric')], range: { from: of.get('from'), to: of.get('to') }, filters } });
    expect([link, data?.total[0]?.value.n]).toEqual([link, n]);
    expect(of.get('version')).toBe(String(told.dataVersion));
  }
});

it('says of a small type no more than its counts', async () => {
  const small = await cause({ range: { from: '2026-03-10', to: AS_OF }, improves: [] });
  const counted = small.parts.flatMap(({ rows }) => rows);
  expect(counted.length).toBeGreaterThan(0);
  expect(counted.every(({ standing }) => standing === 'few')).toBe(true);
  const none = await cause({ member: 'B99-99' });
  expect(none.parts.every(({ own, rows }) => own === 0 && rows.length === 0)).toBe(true);
  expect(none.features?.tested).toBe(0);
});

it('refuses what is of people, of one moment, or no step', async () => {
  expect(await refusal({ features: ['mediator'] })).toBe('BAD_INPUT');
  expect(await refusal({ parts: ['attributed_mediator'] })).toBe('BAD_INPUT');
  expect(await refusal({ dimension: 'age_band' })).toBe('BAD_INPUT');
  expect(await refusal({ steps: ['intake'] })).toBe('BAD_INPUT');
  expect(await refusal({ improves: ['pending'] })).toBe('BAD_INPUT');
  expect(await refusal({ metric: 'settlement_rate' })).toBe('BAD_INPUT');
  expect(await refusal({ stock: 'intake' })).toBe('BAD_INPUT');
});

it('tells whoever sees one institution of its cases alone', async () => {
  api.viewer = { ...LOCAL_VIEWER, id: 'x', scope: [{ dimension: 'institution', values: ['BANK-X'] }] };
  const scoped = await cause();
  expect(scoped.parts.find(({ dimension }) => dimension === 'institution')?.rows.map(({ member }) => member.key)).toEqual(['BANK-X']);
  expect(JSON.stringify(scoped)).not.toContain('BANK-Y');
});

it('tells whoever sees one institution what a filter by it tells whoever sees all', async () => {
  const bare = ({ features, ...told }: Cause): unknown => JSON.parse(JSON.stringify({ ...told, features: features?.rows.filter(({ feature }) => feature.en !== "Mediator's time at work").map(({ feature, label, with: having, without }) => ({ feature, label, having, without })).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) }, (name, value: unknown) => (name === 'link' || name === 'findings' ? undefined : value)));
  const of = [{ dimension: 'institution', values: ['BANK-X'] }];
  const filtered = await cause({ filters: of });
  api.viewer = { ...LOCAL_VIEWER, id: 'x', scope: of as { dimension: 'institution'; values: string[] }[] };
  const [mine, all] = [bare(await cause()), bare(filtered)] as Record<string, unknown>[];
  for (const part of ['headline', 'steps', 'waiting', 'parts', 'better'] as const) expect(mine?.[part]).toEqual(all?.[part]);
});

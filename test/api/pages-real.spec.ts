import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readProfile } from '@concord/etl';
import { addCalendarDays, bucketsOf, isUnclassified } from '@concord/sql';
import { startApi, type Api } from './api.js';

const REPOSITORY = resolve(__dirname, '../..');
const SHARED = process.env['SHARED_DIR'] ?? join(REPOSITORY, '../shared');

/** What is counted of a raw file without the product. */
interface Counted { lastDay: string; cases: number; bySubtype: Record<string, number>; monthly: Record<string, Record<string, number>>; total: Record<string, number>; crossed: Record<string, number>; newTypes: Record<string, [number, number]> }
interface Pareto { measure: string; total: number; vital: number; bars: { member: { key: string }; value: number; share: number; vital: boolean }[]; unclassified: { value: number }; concentration: { cr3: number; herfindahl: number }; findings: { what: string; words: { zh: string; en: string } }[] }
interface Figures { method: string; observed: number; expected: number; upper: number; pValue: number; period: { from: string } }
interface Signal { type: { dimension: string; member: { key: string } } | null; place: object | null; reasons: { kind: string; sentence: { zh: string; en: string }; figures: Figures }[] }
interface Cell { row: number | null; column: number | null; bucket: number | null; value: { n: number } }
interface Exploration { buckets: { from: string }[]; rows: { members: { key: string; isOther: boolean }[] }; columns: { members: { key: string; isOther: boolean }[] }; cells: Cell[] }
interface Page { issues: { asOf: string; types: { member: { key: string }; n: number }[]; paretos: Pareto[] }; exploration: Exploration; outlook: { months: { from: string; value: number }[]; sentence: { zh: string } }[] }

const QUERY = `query($issues: IssuesInput!, $table: ExplorationInput!, $outlook: OutlookInput!) {
  issues(input: $issues) { asOf types { member { key } n } paretos { measure total vital bars { member { key } value share vital } unclassified { value } concentration { cr3 herfindahl } findings { what words { zh en } } } }
  exploration(input: $table) { buckets { from } rows { members { key isOther } } columns { members { key isOther } } cells { row column bucket value { n } } }
  outlook(input: $outlook) { months { from value } sentence { zh } } }`;
const JUDGE = 'mutation($dataset: String!) { judgeSignals(dataset: $dataset) { isCurrent rows { type { dimension member { key } } place { dimension } reasons { kind sentence { zh en } figures { method observed expected upper pValue period { from } } } } } }';

interface Sample { profile: string; vocabulary: string; kind: string; file: string; range: { from: string; to: string }; row: string; column: string; splits: [string, string]; watched: readonly string[] }
const SAMPLES: readonly Sample[] = [
  { profile: 'ct-insurance', vocabulary: 'disposition', kind: 'insurance', file: join(SHARED, 'data/ct_complaints.csv.gz'), range: { from: '2024-01-01', to: '2024-12-31' }, row: 'coverage', column: 'reason', splits: ['business', 'cause'], watched: ['new_type'] },
  { profile: 'cfpb-complaints', vocabulary: 'response', kind: 'bank', file: join(REPOSITORY, 'etl/samples/cfpb-complaints.csv.gz'), range: { from: '2022-01-01', to: '2022-12-31' }, row: 'Product', column: 'Submitted via', splits: ['business', 'intake_channel'], watched: ['surge', 'weekly_surge', 'rise', 'new_type'] },
];

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const python = (script: string, args: readonly string[], input = ''): unknown => JSON.parse(execFileSync('python3', [join(__dirname, script), ...args], { encoding: 'utf8', input, maxBuffer: 1 << 26 }));
const monthsOf = (from: string, to: string) => bucketsOf({ from, to }, 'month').filter(({ whole }) => whole);

/** Sub-types that a month stands out in by Farrington's bound, worked out apart from the product: those of two cases a month and more in the year before. */
function surgesOf({ lastDay, monthly }: Counted): Map<string, { observed: number; expected: number; upper: number; pValue: number }> {
  const months = monthsOf(addCalendarDays(lastDay, -450), lastDay).slice(-13);
  // Registers of another country: by calendar days.
  const exposures = months.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
  const series = Object.entries(monthly).filter(([key]) => key !== '').map(([key, counts]) => ({ key, counts: months.map(({ from }) => counts[from.slice(0, 7)] ?? 0) }))
    .filter(({ counts }) => counts.slice(0, -1).reduce((sum, n) => sum + n, 0) >= 24);
  const judged = python('surge.py', [JSON.stringify(series.map(({ counts }) => ({ counts, exposures })))]) as { expected: number; upper: number; exceedance: number; pValue: number }[];
  return new Map(series.flatMap(({ key, counts }, i) => {
    const one = judged[i];
    return one === undefined || one.exceedance <= 1 ? [] : [[key, { observed: counts.at(-1) ?? 0, expected: one.expected, upper: one.upper, pValue: one.pValue }] as const];
  }));
}

describe.each(SAMPLES)('$profile', ({ column, file, kind, profile, range, row, splits, vocabulary, watched }) => {
  const there = existsSync(file) ? it : it.skip;
  let counted: Counted;
  let page: Page;
  let signals: readonly Signal[];
  beforeAll(async () => {
    if (!existsSync(file)) return;
    await api.load(profile, file);
    counted = python('raw_counts.py', [kind, file, range.from, range.to], JSON.stringify((await readProfile(profile)).vocabularies[vocabulary])) as Counted;
    const base = { dataset: profile };
    const asked = await api.ask<Page>(QUERY, {
      issues: { ...base, range, metric: 'intake', dimension: 'subtype' }, outlook: { ...base, metrics: ['intake'] },
      table: { ...base, range, metrics: ['intake'], rows: splits[0], columns: splits[1], grain: 'quarter' },
    });
    expect(asked.errors).toBeUndefined();
    page = asked.data as Page;
    const judged = await api.ask<{ judgeSignals: { isCurrent: boolean; rows: Signal[] } }>(JUDGE, base);
    expect(judged.data?.judgeSignals.isCurrent).toBe(true);
    signals = judged.data?.judgeSignals.rows ?? [];
  }, 300_000);

  there('Issues: every type has the cases its file holds, in Pareto order, with the share of the largest three', () => {
    const named = Object.entries(counted.bySubtype).filter(([key]) => !isUnclassified(key)).sort(([, a], [, b]) => b - a);
    const whole = Object.values(counted.bySubtype).reduce((sum, n) => sum + n, 0);
    const classified = named.reduce((sum, [, n]) => sum + n, 0);
    expect(page.issues.asOf).toBe(counted.lastDay);
    expect(counted.cases).toBeGreaterThan(3_000);
    expect(new Map(page.issues.types.map(({ member, n }) => [member.key, n]))).toEqual(new Map(Object.entries(counted.bySubtype)));
    const [cases] = page.issues.paretos;
    expect(cases).toMatchObject({ measure: 'cases', total: whole, unclassified: { value: whole - classified } });
    expect(cases?.bars.map(({ value }) => value)).toEqual(named.slice(0, cases?.bars.length).map(([, n]) => n));
    for (const { member, value, share } of cases?.bars ?? []) expect([member.key, value, share]).toEqual([member.key, counted.bySubtype[member.key], expect.closeTo((counted.bySubtype[member.key] ?? 0) / whole, 12)]);
    let before = 0;
    const vital = named.filter(([, n]) => { const isVital = before < 0.8 * whole; before += n; return isVital; }).length;
    expect(cases?.vital).toBe(before < 0.8 * whole ? null : vital);
    expect(cases?.concentration.cr3).toBeCloseTo(named.slice(0, 3).reduce((sum, [, n]) => sum + n, 0) / classified, 12);
    expect(cases?.concentration.herfindahl).toBeCloseTo(named.reduce((sum, [, n]) => sum + (n / classified) ** 2, 0), 12);
    const largest = cases?.findings.find(({ what }) => what === 'largest')?.words;
    for (const [, n] of named.slice(0, 3)) expect(largest?.zh).toContain(`${n.toLocaleString('en')} 件（${((100 * n) / whole).toFixed(1)}%）`);
  });

  there('Issues and Risk: the sub-types that surge are those an independent calculation finds, with its figures', () => {
    const surges = watched.includes('surge') ? surgesOf(counted) : new Map<string, never>();
    const found = signals.filter(({ place, type }) => place === null && type?.dimension === 'subtype')
      .flatMap(({ reasons, type }) => reasons.filter(({ kind: by, figures }) => by === 'surge' && figures.method === 'farrington').map((reason) => ({ key: type?.member.key ?? '', ...reason })));
    expect(found.map(({ key }) => key).sort()).toEqual([...surges.keys()].sort());
    for (const { figures, key, sentence } of found) {
      const { expected, observed, pValue, upper } = surges.get(key) ?? { expected: Number.NaN, observed: Number.NaN, pValue: Number.NaN, upper: Number.NaN };
      expect([key, figures]).toEqual([key, expect.objectContaining({ observed, expected: expect.closeTo(expected, 6) as number, upper: expect.closeTo(upper, 6) as number, pValue: expect.closeTo(pValue, 6) as number })]);
      expect(sentence.zh).toContain(`收案 ${observed.toLocaleString('en')} 件`);
    }
  });

  there('Risk: what the file does not tell is not judged, and new types are those that nobody had before', () => {
    // Of cases that come only when closed nobody knows how many were received; without a date of closing every case would seem open for ever.
    expect(signals.flatMap(({ reasons }) => reasons.map(({ kind: by }) => by)).filter((by) => !watched.includes(by))).toEqual([]);
    const found = signals.filter(({ type }) => type?.dimension === 'subtype').flatMap(({ reasons, type }) => reasons.filter(({ kind: by }) => by === 'new_type').map(({ figures, sentence }) => ({ key: type?.member.key ?? '', observed: figures.observed, zh: sentence.zh })));
    expect(found.map(({ key, observed }) => [key, observed]).sort()).toEqual(Object.entries(counted.newTypes).map(([key, [n]]) => [key, n]).sort());
    for (const { key, zh } of found) expect(zh).toMatch(new RegExp(`涉及 ${String(counted.newTypes[key]?.[1])} 家机构。$`, 'u'));
  });

  there('Risk: the months a forecast is made from are those of the file', () => {
    const first = Object.keys(counted.total).sort()[0] ?? '';
    const months = monthsOf(`${first}-01`, counted.lastDay).slice(-60);
    // A first month that is not whole would be no month.
    const told = page.outlook[0]?.months ?? [];
    expect(told.length).toBeGreaterThan(48);
    expect(told).toEqual(months.slice(-told.length).map(({ from }) => ({ from, value: counted.total[from.slice(0, 7)] ?? 0 })));
  });

  there(`Explore: ${row} by ${column} and quarter, with subtotals, is what the file holds`, () => {
    const { buckets, cells, columns, rows } = page.exploration;
    const label = (index: number | null, members: { key: string; isOther: boolean }[]): string | null => (index === null ? '*' : members[index]?.isOther === true ? null : members[index]?.key ?? null);
    const told = cells.flatMap(({ bucket, column: c, row: r, value }) => {
      const at = [label(r, rows.members), label(c, columns.members), bucket === null ? '*' : buckets[bucket]?.from ?? ''];
      return at.includes(null) ? [] : [[at, value.n] as const];
    });
    for (const [at, n] of told) expect([at, n]).toEqual([at, counted.crossed[at.join('\t')] ?? 0]);
    expect(told.filter(([at, n]) => !at.includes('*') && n > 0).length).toBeGreaterThan(40);
    expect(told.find(([at]) => at.every((key) => key === '*'))?.[1]).toBe(counted.cases);
  });
});

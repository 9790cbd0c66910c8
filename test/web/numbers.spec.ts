import type { Page } from '@playwright/test';
import { expect, open, test } from './page-test.js';

interface Value { value: number | null; numerator: number | null; denominator: number | null; n: number; sum: number | null; p75: number | null; p90: number | null }
interface Definition { id: string; kind: string; unit: string }
interface Told { definition: Definition; value: Value; lists: { part: string; total: number }[] }
/** A link with a number, and what stands beside it: its row, tile or panel. */
interface Link { href: string; beside: string }

const PERIOD = { from: '2025-11-01', to: '2026-10-31' };
const QUERY = `query($total: TotalInput!, $numerator: CasesInput!, $denominator: CasesInput!) {
  total(input: $total) { value { value numerator denominator n sum p75 p90 } } numerator: cases(input: $numerator) { total } denominator: cases(input: $denominator) { total } }`;
const CATALOGUE = '{ catalogue { metrics { id kind unit } } }';

async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Days of whole months, `2026-03..2026-05` or `2026-03`. */
function daysOf(text: string): { from: string; to: string } {
  const [from = '', to = from] = text.split('..');
  const [year, month] = to.split('-').map(Number);
  return { from: `${from}-01`, to: `${to}-${String(new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate())}` };
}

/** The cases an address leads to, read from it as a person would. */
function questionOf(href: string): { readonly metric: string; readonly base: object; readonly part: string | null } {
  const { pathname, searchParams } = new URL(href, 'http://x');
  const filters = [...new Set(searchParams.keys())].filter((key) => key.startsWith('f.')).map((key) => ({ dimension: key.slice(2), values: searchParams.getAll(key) }));
  const [, kind = '', id = ''] = pathname.split('/');
  if (kind === 'issues') filters.push({ dimension: searchParams.get('split') ?? 'issue', values: [decodeURIComponent(id)] });
  const [at, period] = [searchParams.get('at'), searchParams.get('period') ?? ''];
  const range = at !== null ? daysOf(at) : /^\d{4}-/u.test(period) ? daysOf(period) : PERIOD;
  return { metric: kind === 'issues' ? (searchParams.get('metric') ?? 'intake') : id, base: { dataset: 'demo', range, filters }, part: searchParams.get('part') };
}

const count = (n: number): string => n.toLocaleString('en-US');
const percent = (share: number): string => (share * 100).toFixed(1);

/** Ways in which a page may write what the link leads to. */
function spellings({ definition, value }: Told, part: string | null): string[] {
  const { denominator, n, numerator } = value;
  const rest = numerator !== null && denominator !== null ? denominator - numerator : null;
  if (part !== null) return [count(part === 'rest' ? rest ?? -1 : part === 'numerator' ? numerator ?? -1 : denominator ?? n)];
  const fraction = numerator !== null && denominator !== null ? [`${count(numerator)}/${count(denominator)}`] : [];
  if (value.value === null) return [...fraction, ...(definition.kind === 'duration' ? ['未达到'] : []), '—', count(n)];
  switch (definition.unit) {
    case 'percent': return [percent(value.value), ...fraction];
    case 'cny': return [(value.value / 1e4).toFixed(2), count(Math.round(value.value)), (value.value / 1e8).toFixed(2)];
    case 'times': return [value.value.toFixed(2), value.value.toFixed(1)];
    case 'point': return [value.value.toFixed(1).replace('-', '−')];
    default: return [count(Number.isInteger(value.value) ? value.value : Number(value.value.toFixed(1))), ...(definition.kind === 'duration' ? [] : [count(n)])];
  }
}

/** Lists whose length is the number: of sums and of durations only the cases behind them are listed. */
function expectedLists({ definition, value }: Told): { part: string; total: number }[] {
  const { denominator, n, numerator } = value;
  switch (definition.kind) {
    case 'ratio': return [{ part: 'numerator', total: numerator ?? 0 }, { part: 'denominator', total: denominator ?? 0 }];
    case 'quotient':
    case 'stock_ratio': return [{ part: 'denominator', total: n }];
    case 'count':
    case 'level': return [{ part: 'numerator', total: value.value ?? 0 }];
    default: return [{ part: definition.kind === 'duration' ? 'denominator' : 'numerator', total: definition.kind === 'duration' ? denominator ?? n : numerator ?? n }];
  }
}

/** Links of a page to a metric or a type, once each; those without a figure beside them lead to a page and not to a number. */
async function linksOf(page: Page): Promise<Link[]> {
  const all = await page.locator('main a[href^="/metric/"], main a[href^="/issues/"]').evaluateAll((links) => links.flatMap((link) => {
    const around = link.closest('.tile, tr, li, .panel, .dots__row, .step, .fall, article') ?? link;
    const hasFigure = (one: Element): boolean => /\d/u.test(one.textContent);
    // A figure that is a link itself leads to its list; the name in its row then leads to a page, as do names of what happened.
    const isName = !hasFigure(link) && Array.from(around.querySelectorAll('a:not([href^="/number?"])')).some((other) => other !== link && hasFigure(other));
    return isName || link.closest('.notes') !== null ? [] : [{ href: link.getAttribute('href') ?? '', beside: (hasFigure(link) && around !== link && around.tagName !== 'LI' ? link : around).textContent }];
  }));
  return [...new Map(all.map((link) => [`${link.href} ${link.beside}`, link])).values()].filter(({ beside }) => /\d/u.test(beside));
}

async function toldBy(page: Page, href: string, catalogue: ReadonlyMap<string, Definition>): Promise<Told> {
  const { base, metric } = questionOf(href);
  const list = (part: string) => ({ ...base, metric, part, first: 1 });
  const definition = catalogue.get(metric);
  if (definition === undefined) throw new Error(`${href} leads to no metric`);
  const two = definition.kind !== 'count' && definition.kind !== 'level' && definition.kind !== 'amount';
  const data = await ask<{ total: { value: Value }[]; numerator: { total: number }; denominator: { total: number } }>(page, QUERY, { total: { ...base, metrics: [metric] }, numerator: list('numerator'), denominator: list(two ? 'denominator' : 'numerator') });
  const [total] = data.total;
  if (total === undefined) throw new Error(`${href} has no number`);
  return { definition, value: total.value, lists: [{ part: 'numerator', total: data.numerator.total }, { part: 'denominator', total: data.denominator.total }] };
}

const PAGES = [
  { name: 'overview', path: '/' }, { name: 'metric', path: '/metric/settlement_rate' }, { name: 'issues', path: '/issues' }, { name: 'type', path: '/issues/B04-10?split=subtype' },
  { name: 'resolution', path: '/resolution' }, { name: 'risk', path: '/risk' }, { name: 'explore as charts', path: '/explore' },
  { name: 'explore as a table', path: '/explore?m=closings,settlement_rate,pending,time_to_resolution&rows=business&cols=region&top=5' },
] as const;
/** Pages whose numbers lead on by the list on the page itself, or by a case. */
const WITHOUT_LINKS: readonly string[] = ['metric', 'type', 'risk'];

for (const { name, path } of PAGES) {
  test(`every number with a link on ${name} is what its list says`, async ({ page }) => {
    test.setTimeout(120_000);
    const { catalogue: { metrics } } = await ask<{ catalogue: { metrics: Definition[] } }>(page, CATALOGUE);
    const catalogue = new Map(metrics.map((one) => [one.id, one]));
    await open(page, `${path}${path.includes('?') ? '&' : '?'}ds=demo&period=2025-11..2026-10`, 'zh-CN');
    const links = await linksOf(page);
    if (!WITHOUT_LINKS.includes(name)) expect(links.length).toBeGreaterThan(3);
    const faults: string[] = [];
    for (const { beside, href } of links) {
      const told = await toldBy(page, href, catalogue);
      const written = spellings(told, questionOf(href).part);
      if (!written.some((text) => beside.includes(text))) faults.push(`${href}: none of ${written.join(' | ')} in “${beside.replace(/\s+/gu, ' ').slice(0, 160)}”`);
      for (const { part, total } of expectedLists(told)) {
        const listed = told.lists.find((one) => one.part === part)?.total;
        if (listed !== total) faults.push(`${href}: ${part} ${String(total)}, its list ${String(listed)}`);
      }
    }
    expect(faults, `${String(links.length)} links`).toEqual([]);
  });
}

test('every signal of a count leads to as many cases as it observed', async ({ page }) => {
  const { signals: { rows } } = await ask<{ signals: { rows: { id: string; reasons: { kind: string; figures: { observed: number; unit: string; numerator: number | null }; cases: { metric: string; part: string; range: { from: string; to: string }; filters: { dimension: string; member: { key: string } }[] } }[] }[] } }>(
    page, '{ signals(input: { dataset: "demo" }) { rows { id reasons { kind figures { observed unit numerator } cases { metric part range { from to } filters { dimension member { key } } } } } } }');
  expect(rows.length).toBeGreaterThan(0);
  for (const { cases: { filters, metric, part, range }, figures, id } of rows.flatMap(({ id, reasons }) => reasons.map((reason) => ({ ...reason, id }))).filter(({ figures: { unit } }) => unit === 'case')) {
    const input = { dataset: 'demo', metric, part, range, filters: filters.map(({ dimension, member }) => ({ dimension, values: [member.key] })), first: 1 };
    const { cases } = await ask<{ cases: { total: number } }>(page, 'query($input: CasesInput!) { cases(input: $input) { total } }', { input });
    expect([id, cases.total]).toEqual([id, figures.observed]);
  }
});

test('the rows of a case list agree with the number above it on the metric and the type page', async ({ page }) => {
  for (const path of ['/metric/settlement_rate?ds=demo&period=2025-11..2026-10', '/metric/pending?ds=demo&period=2025-11..2026-10', '/issues/B04-10?split=subtype&ds=demo&period=2025-11..2026-10']) {
    await open(page, path, 'zh-CN');
    await expect(page.getByRole('region', { name: /^案件清单/u }).getByRole('status')).toContainText('✓');
  }
});

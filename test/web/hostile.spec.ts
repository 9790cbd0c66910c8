import { readProfile } from '@concord/etl';
import { ask } from './board-data.js';
import { expect, open, overflowPx, test } from './page-test.js';

/** Names as no register should deliver them, each trying another door: markup, formatting of charts, templates, addresses, turned text, length, names that objects have by themselves. */
const NAMES = [
  '<img src=x onerror=globalThis.hostile=1>', '<script>globalThis.hostile=1</script>', '"><svg onload=globalThis.hostile=1>', '{a|globalThis}{b|.hostile}', '{{constructor.constructor("globalThis.hostile=1")()}}', '${globalThis.hostile=1}',
  'javascript:globalThis.hostile=1', '\u202Eelitsoh\u202C反向', '__proto__', 'constructor', '=HYPERLINK("http://127.0.0.1:9/")', `长${'名'.repeat(3_000)}`,
] as const;
const COLUMNS = 'case_id,received_on,assigned_on,due_on,closed_on,outcome,business,complexity,institution,issue,product,region,organisation,team,mediator,intake_channel';

const JOB = { timeout: 60_000 };

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const day = (month: number, on: number): string => `${String(2025 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-${String(on).padStart(2, '0')}`;

function rows(): string[] {
  return NAMES.flatMap((name, at) => Array.from({ length: 18 }, (_, month) => Array.from({ length: 4 }, (__, n) => {
    const other = NAMES[(at + n) % NAMES.length] ?? name;
    const places = [name, other, name, other, name, other, name, other].map(quoted);
    return [`${String(at)}-${String(month)}-${String(n)}`, day(month, 2), day(month, 3), day(month + 1, 3), n === 3 ? '' : day(month, 20), n === 3 ? '' : n === 0 ? 'U1' : 'S2', 'B03', 'standard', ...places].join(',');
  }))).flat();
}

test.describe.configure({ mode: 'serial' });

test('names that a register delivers are text on every page, and nothing else', async ({ page, request }, { project: { name: width } }) => {
  test.setTimeout(240_000);
  const dataset = `hostile-${width}`;
  const upload = await request.post('/deliveries', { headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('<img src=x onerror=globalThis.hostile=1>.csv') }, data: Buffer.from([COLUMNS, ...rows(), ''].join('\n')) });
  const { id } = await upload.json() as { id: string };
  const { loadDelivery } = await ask<{ loadDelivery: { id: string } }>(request, 'mutation($id: ID!, $profile: String!, $dataset: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: "2026-06-30") { id } }', { id, profile: (await readProfile('canonical')).text, dataset });
  await expect.poll(async () => (await ask<{ job: { state: string } }>(request, 'query($id: ID!) { job(id: $id) { state failure { code message { en } } } }', { id: loadDelivery.id })).job, JOB).toMatchObject({ state: 'done' });
  const { freshness } = await ask<{ freshness: { dataVersion: number } }>(request, '{ freshness { dataVersion } }', {});
  const [first] = NAMES;
  const of = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}ds=${encodeURIComponent(dataset)}&period=all`;
  const paths = [
    '/', '/issues', `/issues/${encodeURIComponent(first)}?level=issue`, '/resolution', '/risk', '/mediators', `/mediators/mediator/${encodeURIComponent(NAMES[8])}`, '/board', '/explore?rows=institution&columns=issue&form=table', '/explore?rows=product&form=chart', '/data', '/metric/intake',
    `/metric/settlement_rate?f.institution=${encodeURIComponent(first)}`, '/notifications', '/excellent', '/reports', '/reports?tab=archive', '/reports/schedules',
    `/number?dataset=${encodeURIComponent(dataset)}&metric=settlement_rate&from=2025-01-01&to=2026-06-30&by=institution&member=${encodeURIComponent(first)}&version=${String(freshness.dataVersion)}&definition=1&filters=${encodeURIComponent(JSON.stringify([{ dimension: 'issue', values: NAMES.slice(0, 9) }]))}`, `/case/${encodeURIComponent(dataset)}/canonical/0-0-0`,
  ];
  let told = 0;
  for (const path of paths) {
    await open(page, of(path), 'zh-CN');
    await expect(page.locator('[aria-busy=true], .waiting'), `answers still to come on ${path}`).toHaveCount(0);
    for (const chart of await page.locator('canvas').all()) {
      if (!(await chart.isVisible())) continue;
      await chart.scrollIntoViewIfNeeded();
      const box = await chart.boundingBox();
      // A look over the chart brings its tooltips up.
      if (box !== null) for (const across of [0.3, 0.6, 0.9]) await page.mouse.move(box.x + box.width * across, box.y + box.height / 2);
    }
    told += await page.getByText('onerror=globalThis').count();
    expect(await page.evaluate(() => (globalThis as { hostile?: number }).hostile), path).toBeUndefined();
    expect(await page.evaluate(() => { const shared: string[] = []; for (const name in {}) shared.push(name); return shared; }), `what all objects share on ${path}`).toEqual([]);
    expect(await page.locator('img[src=x], svg[onload], script:not([src]):not([type])').count(), path).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count(), path).toBe(0);
    expect(await overflowPx(page), `pixels to scroll sideways on ${path}`).toBeLessThanOrEqual(0);
  }
  // What was looked for was there to be seen.
  expect(told).toBeGreaterThan(5);
});

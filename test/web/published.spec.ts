import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { loadFiles, readProfile } from '@concord/etl';
import { openStores, type Stores } from '@concord/sql';
import { fileOf, publishedCases } from '../api/attacker/published-cases.js';
import { expect, overflowPx, test, violations } from './page-test.js';
import { startBuilt, type Built } from '../browser/start-built.js';

const KNOWN = '2026-04-20';
const HOURS = 3_600_000;

let folder: string;
let server: Built;
let cookies: Readonly<Record<'publisher' | 'reader', string>>;

const at = (hours: number): string => new Date(Date.now() + hours * HOURS).toISOString().replace('T', ' ').replace('Z', '');

/** Somebody with a role, in a session of their own. */
async function somebody({ operational }: Stores, name: string, role: string): Promise<string> {
  const [id, secret] = [randomUUID(), randomUUID()];
  await operational.accounts.add({ id, login: role, name, mediator: '', passwordHash: '', subject: null, createdBy: 'test' });
  await operational.roleGrants.add({ id: randomUUID(), accountId: id, role, scope: '"all"', validFrom: at(-1), validTo: null, grantedBy: 'test' });
  await operational.sessions.begin(createHash('sha256').update(secret).digest('hex'), { accountId: id, endsAt: at(2), how: 'password' });
  return secret;
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-published-'));
  const dataDir = join(folder, 'data');
  const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  try {
    await writeFile(join(folder, 'cases.csv'), fileOf(publishedCases(3, ['2026-01', '2026-02'], 240), KNOWN));
    await loadFiles(stores, { profile: await readProfile('canonical'), files: [join(folder, 'cases.csv')], pseudonymKey: 'a key for tests only, of 32 letters or more', dataset: 'centre', asOf: KNOWN });
    cookies = { publisher: await somebody(stores, '质量管理', 'quality_manager'), reader: await somebody(stores, '协会', 'reader') };
  } finally {
    await stores.close();
  }
  server = await startBuilt({ CONCORD_DATA_DIR: dataDir, CONCORD_DEMO: 'off', CONCORD_SIGN_IN: 'on' });
});
test.afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
test.describe.configure({ mode: 'serial' });

/** The first question of a reader's page is refused: that is how it finds out whose page it is. */
test.use({ quiet: undefined });

const enter = (context: BrowserContext, who: keyof typeof cookies): Promise<void> => context.addCookies([{ name: 'concord', value: cookies[who], url: server.url }]);

test('a publisher looks at a month, publishes it, and takes it back with a reason', async ({ context, page }) => {
  await enter(context, 'publisher');
  await page.goto(`${server.url}/published`);
  const card = page.getByRole('region', { name: '发布', exact: true });
  await expect(page.getByText('还没有发布任何月份。')).toBeVisible();
  for (const month of ['2026年2月', '2026年1月']) {
    await card.getByLabel('月份').selectOption({ label: month });
    await card.getByRole('button', { name: '预览' }).click();
    const preview = card.getByRole('group', { name: `${month}的预览` });
    await expect(preview).toContainText(/将发布 \d+ 个不为零的数，隐去 \d+ 个（\d+\.\d%）/u);
    await preview.getByRole('button', { name: '发布这个月' }).click();
    await expect(page.getByRole('group', { name: `${month}的表格` })).toBeVisible();
  }
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.getByText('撤回', { exact: true }).click();
  await page.getByLabel('撤回理由（10–300 字）').fill('口径有误，核对后重新发布');
  await page.getByRole('button', { name: '撤回这一期' }).click();
  await expect(page.getByText(/撤回：口径有误，核对后重新发布/u)).toBeVisible();
});

test('a reader has one page, in both languages, and no way elsewhere', async ({ context, page }) => {
  await enter(context, 'reader');
  await page.goto(`${server.url}/explore`);
  const tables = page.getByRole('group', { name: '2026年2月的表格' });
  await expect(tables.getByRole('region', { name: '按地区' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '预览' })).toHaveCount(0);
  // The month that was taken back is not offered.
  expect(await page.getByLabel('月份').getByRole('option').allInnerTexts()).toEqual(['2026年2月']);
  const crossed = tables.getByRole('region', { name: '按机构与业务类别' });
  await expect(crossed.getByText('少于 5 件或为保护而不显示').first()).toBeAttached();
  await expect(tables.getByText(/^摘要 SHA-256 [0-9a-f]{64}$/u)).toBeVisible();
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'By Region' })).toContainText('Settlement rate');
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
});

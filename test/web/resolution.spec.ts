import type { Page } from '@playwright/test';
import { expect, open, overflowPx, test, violations } from './page-test.js';

const PAGE = '/resolution?ds=demo&period=2025-11..2026-10';

/** How many requests the page itself made, by the name of their question. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const body = request.postData();
    if (request.url().endsWith('/graphql') && body !== null) asked.push(/query (\w+)/u.exec((JSON.parse(body) as { query: string }).query)?.[1] ?? '');
  });
  return asked;
}

test('asks for the whole page in one request', async ({ page }) => {
  const asked = questions(page);
  await open(page, PAGE, 'zh-CN');
  await expect(page.getByRole('heading', { name: '从分派到履行' })).toBeVisible();
  expect(asked.filter((name) => name !== 'Boot' && name !== 'Confidence')).toEqual(['Resolution']);
});

for (const language of ['zh-CN', 'en'] as const) {
  test(`has every section within the screen in ${language}`, async ({ page }) => {
    await open(page, PAGE, language);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(15);
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  });
}

test('leads from who went no further to just these cases', async ({ page }) => {
  await open(page, PAGE, 'zh-CN');
  const steps = page.getByRole('region', { name: '从分派到履行' });
  const link = steps.getByRole('link', { name: /^分歧过大 [\d,]+ 件$/u });
  const n = /([\d,]+) 件/u.exec((await link.textContent()) ?? '')?.[1] ?? '';
  await link.click();
  await expect(page.getByRole('button', { name: '未计入分子' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(`清单 ${n} = 未计入分子 ${n} ✓`)).toBeVisible();
});

test('leads from an age of the stock to just these cases', async ({ page }) => {
  await open(page, PAGE, 'zh-CN');
  const band = page.getByRole('button', { name: /^91–180 天/u });
  const n = /([\d,]+)$/u.exec(((await band.textContent()) ?? '').trim())?.[1] ?? '';
  await band.click();
  await expect(page.getByText(new RegExp(`^清单 ${n} = .* ${n} ✓$`, 'u'))).toBeVisible();
  await page.getByRole('button', { name: '收起清单' }).click();
  await expect(page.getByText(/^清单 /u)).toHaveCount(0);
});

test('keeps in the address what a change is split by, and compares with another period', async ({ page }) => {
  await open(page, `${PAGE}&by=region&vs=year&changed=sla_compliance`, 'en');
  const change = page.getByRole('region', { name: 'Why it changed' });
  await expect(change.getByText('SLA compliance: Nov 2025 to Oct 2026', { exact: false })).toBeVisible();
  await expect(change.getByText('Split by Region: mix', { exact: false })).toBeVisible();
  await change.getByRole('button', { name: /table/iu }).click();
  await expect(change.getByRole('row', { name: /^Total/u })).toBeVisible();
});

test('lists organisations by name and says what chance would do', async ({ page }) => {
  await open(page, `${PAGE}&adjusted=business&place=branch`, 'zh-CN');
  const plot = page.getByRole('region', { name: '调解成功率（实质口径） · 各调解组织' });
  await plot.getByRole('button', { name: /表格/u }).click();
  const names = await plot.getByRole('row').locator('td:first-child').allTextContents();
  expect(names.length).toBeGreaterThan(3);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'zh-CN')));
  await expect(plot.getByRole('columnheader', { name: '实际/应有' })).toBeVisible();
});

test('holds events against what is on record, by whom the record knows', async ({ page }) => {
  await open(page, `${PAGE}&volume=intake_per_branches&per=region`, 'zh-CN');
  const card = page.getByRole('region', { name: /^千网点收案量 · 各/u });
  const [cases = '', branches = ''] = await Promise.all([card.locator('tfoot td').nth(4).textContent(), card.locator('tfoot td').nth(1).textContent()].map(async (text) => (await text)?.replaceAll(',', '') ?? ''));
  const shown = (await card.locator('tfoot td').first().textContent()) ?? '';
  expect(Number.parseFloat(shown.replaceAll(',', ''))).toBeCloseTo(Number(cases) / Number(branches) * 1_000, 0);
});

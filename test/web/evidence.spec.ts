import { readFile } from 'node:fs/promises';
import { expect, open, overflowPx, takeOut, test, violations } from './page-test.js';

for (const language of ['zh-CN', 'en'] as const) {
  test(`the funnel in ${language} tells cases, and every message beside them`, async ({ page }) => {
    const words = language === 'en' ? { funnel: 'Notification funnel', delivered: 'Delivered', each: /^per message [\d.]+%/u, effect: 'Consent by what became of the first message', rate: 'Messages delivered' }
      : { funnel: '触达漏斗', delivered: '送达', each: /^按每条短信 [\d.]+%/u, effect: '各种响应的案件，后来同意调解的比例', rate: '短信送达率' };
    await open(page, '/notifications?ds=demo&period=all', language);
    const funnel = page.getByRole('region', { name: words.funnel });
    await expect(funnel.getByRole('listitem')).toHaveCount(5);
    await expect(funnel.getByText(words.each)).toHaveCount(4);
    await expect(page.getByRole('region', { name: words.effect }).getByRole('row')).toHaveCount(6);
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    await funnel.getByRole('link', { name: words.delivered, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.rate })).toBeVisible();
  });
}

test('months of a branch that keeps poor records are marked where its numbers are shown, others are not', async ({ page }) => {
  await open(page, '/metric/settlement_rate?ds=demo&period=last12&f.branch=DEMO-BR21', 'zh-CN');
  await expect(page.getByText('标有 C 或 D 的 12 个月', { exact: false })).toBeVisible();
  await expect(page.locator('svg text').filter({ hasText: /^[CD]$/u })).toHaveCount(12);
  await page.goto('/?ds=demo&period=last12&f.branch=DEMO-BR21');
  await expect(page.getByRole('img', { name: /收案记录的数据可信度 [CD]/u }).first()).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.goto('/metric/settlement_rate?ds=demo&period=last12');
  await expect(page.getByRole('heading', { name: '走势' })).toBeVisible();
  await expect(page.locator('svg text').first()).toBeVisible();
  await expect(page.locator('svg text').filter({ hasText: /^[CD]$/u })).toHaveCount(0);
});

test('from a number to what loads changed among its cases, narrowed to one load and one column', async ({ page }) => {
  await open(page, '/metric/closings?ds=demo&period=2026-09..2026-09', 'zh-CN');
  await page.getByRole('link', { name: '这些案件的历史变更' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '历史变更' })).toBeVisible();
  await expect(page.getByText('只看“办结量”背后的案件', { exact: false })).toBeVisible();
  const columns = page.getByRole('region', { name: '各字段变更的案件数' });
  await columns.getByRole('button').first().click();
  await page.getByRole('region', { name: '各批次变更的案件数' }).getByRole('button').first().click();
  await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible();
  // The page asks anew after each choice, and its link follows at once.
  await expect(async () => {
    const file = await readFile(await (await takeOut(page, page.getByRole('button', { name: '下载 CSV' }))).path(), 'utf8');
    // Beside the changes there are a head and a mark.
    const changes = file.trimEnd().split('\r\n').length - 2;
    await expect(page.getByText(new RegExp(`^第 1–\\d+ 条，共 ${changes.toLocaleString('en-US')} 条`, 'u'))).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

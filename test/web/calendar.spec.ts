import { expect, open, overflowPx, test, violations } from './page-test.js';

const PERIOD = 'ds=demo&period=2025-11..2026-10';

for (const language of ['zh-CN', 'en'] as const) {
  const words = language === 'en'
    ? { trend: 'Trend', merged: 'Jan–Feb as one', year: 'Year', perDay: 'Per working day', before: 'Year before', table: 'Show as table', days: 'Working days', both: 'Jan–Feb 2026', spring: /are not compared alone/u, cases: /^Cases/u, fiscal: 'Years begin in' }
    : { trend: '走势', merged: '1–2月合并', year: '年', perDay: '每工作日', before: '去年同期', table: '以表格显示', days: '工作日', both: '2026年1–2月', spring: /不作单月同比/u, cases: /^案件清单/u, fiscal: '年度起始月' };

  test(`a trend in ${language} is cut by calendar: working days, January with February, fiscal years`, async ({ page }) => {
    await open(page, `/metric/intake?${PERIOD}`, language);
    const trend = page.getByRole('region', { name: words.trend, exact: true });
    await trend.getByRole('button', { name: words.before }).click();
    await expect(trend.getByText(words.spring)).toBeVisible();
    await trend.getByRole('button', { name: words.merged }).click();
    await expect(page).toHaveURL(/cut=merged_month.*before=on|before=on.*cut=merged_month/u);
    await expect(trend.getByText(words.spring)).toHaveCount(0);
    await trend.getByRole('button', { name: words.perDay }).click();
    await trend.getByRole('button', { name: words.table }).click();
    await expect(trend.getByRole('columnheader', { name: words.days, exact: true })).toBeVisible();
    // 21 working days in January and 16 in February 2026.
    const both = trend.getByRole('row').filter({ hasText: words.both });
    await expect(both.getByRole('cell').filter({ hasText: /^37$/u })).toBeVisible();
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    await trend.getByRole('button', { name: words.year, exact: true }).click();
    await expect(trend.getByRole('combobox', { name: words.fiscal })).toBeVisible();
    await page.goto(`/metric/intake?${PERIOD}&cut=year&fy=4`);
    await expect(page.getByRole('region', { name: words.trend, exact: true }).locator('svg text').filter({ hasText: language === 'en' ? 'FY 2025' : '2025财年' }).first()).toBeVisible();
  });

  test(`what happened is marked in ${language} by name, listed for who cannot see it, and only where it is about the cases shown`, async ({ page }) => {
    await open(page, '/metric/settlement_rate?ds=demo&period=all', language);
    const [changed, campaign] = language === 'en' ? ['Product codes follow the edition of 2024', 'Consumer protection month'] : ['产品代码换用2024年版', '金融消费者权益保护宣传月'];
    const trend = page.getByRole('region', { name: words.trend, exact: true });
    const listed = trend.getByRole('list').first().getByRole('listitem');
    await expect(listed.filter({ hasText: changed })).toBeVisible();
    await expect(listed.filter({ hasText: campaign })).toBeVisible();
    await expect(listed.filter({ hasText: /调解沟通技能/u })).toHaveCount(0);
    await expect(trend.locator('svg text').filter({ hasText: /^①/u }).first()).toBeVisible();
    await page.goto('/metric/settlement_rate?ds=demo&period=all&f.team=DEMO-TEAM-C1');
    await expect(page.getByRole('region', { name: words.trend, exact: true }).getByRole('list').first().getByRole('listitem').filter({ hasText: /调解沟通技能/u })).toBeVisible();
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  });
}

test('a point of a merged trend leads to its cases, as many as it says', async ({ page }) => {
  await open(page, `/metric/intake?${PERIOD}&cut=merged_month&at=2026-01..2026-02`, 'zh-CN');
  const cases = page.getByRole('region', { name: /^案件清单/u });
  await expect(cases.getByRole('heading')).toContainText('2026年1–2月');
  await expect(cases.getByRole('status')).toContainText('✓');
});

test('a phone shows marks and their list without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/metric/settlement_rate?ds=demo&period=all&f.team=DEMO-TEAM-C1', 'zh-CN');
  await expect(page.getByRole('region', { name: '走势', exact: true }).getByRole('list').first().getByRole('listitem').first()).toBeVisible();
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

test('national limits tell their source, and what is still to be checked', async ({ page }) => {
  await open(page, '/risk?ds=demo', 'zh-CN');
  await page.getByText('期限从何而来').click();
  const rules = page.getByRole('group', { name: '期限从何而来' });
  await expect(rules.getByRole('row').filter({ hasText: '银保监会令2020年第3号' }).first()).toContainText('待核');
  await expect(page.getByText(/放假安排已载入 2007 至 \d{4} 年/u)).toBeVisible();
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

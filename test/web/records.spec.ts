import { expect, open, overflowPx, test, violations } from './page-test.js';

for (const language of ['zh-CN', 'en'] as const) {
  test(`reference data in ${language}: who was in which team on a day, and how to bring in what is not there`, async ({ page }) => {
    const words = language === 'en' ? { card: 'Reference data', mediators: 'Mediators', on: 'Valid on', find: 'Find', calendars: 'Calendars', none: 'This dataset has no Calendars yet.' }
      : { card: '参考数据', mediators: '调解员', on: '该日有效', find: '查找', calendars: '工作日历', none: '这个数据集还没有工作日历。' };
    await open(page, '/data', language);
    const card = page.getByRole('region', { name: words.card, exact: true });
    await card.getByRole('button', { name: words.mediators, exact: true }).click();
    const list = card.getByRole('group', { name: words.mediators, exact: true });
    await expect(list.getByRole('row')).toHaveCount(26);
    await card.getByLabel(words.find).fill('M005');
    await card.getByLabel(words.find).blur();
    // Changed team on 1 April 2025, left at the end of October.
    await expect(list.getByRole('row')).toHaveCount(3);
    await card.getByLabel(words.on).fill('2025-03-31');
    await card.getByLabel(words.on).blur();
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list).toContainText('DEMO-TEAM-A1');
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    await card.getByRole('button', { name: words.calendars, exact: true }).click();
    await expect(card.getByText(words.none)).toBeVisible();
    await expect(card.getByText('npm run etl -- load calendar calendar.csv --dataset demo')).toBeVisible();
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  });
}

test('a list of branches comes in through the browser as reference data', async ({ page }) => {
  /** Both widths run against one server, and a branch is new only once. */
  const branch = `NEW-${test.info().project.name}`;
  test.setTimeout(180_000);
  await open(page, '/data/deliver', 'zh-CN');
  await page.locator('input[type=file]').setInputFiles({ name: `${branch.toLowerCase()}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`支行,生效日,客户总数\n${branch},2026/1/1,"12,345"\n${branch}-2,2026/1/1,不详\n`) });
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  await page.getByLabel('文件内容').selectOption({ label: '分支行' });
  await expect(page.getByLabel('载入到数据集')).toHaveValue('demo');
  await expect(page.getByLabel('客户数: 文件的列')).toHaveValue('客户总数');
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText('收到 2 = 载入 2 + 合并 0 + 未变 0 + 拒收 0')).toBeVisible({ timeout: 60_000 });
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await expect(page.getByText('新增 2 条记录，变更 0 条。')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: '在数据页查看这一批' }).click();
  await page.waitForLoadState('networkidle');
  const card = page.getByRole('region', { name: '参考数据', exact: true });
  await card.getByRole('button', { name: '分支行', exact: true }).click();
  await card.getByLabel('查找').fill(branch);
  await card.getByLabel('查找').blur();
  await expect(card.getByRole('group', { name: '分支行', exact: true })).toContainText('12,345');
});

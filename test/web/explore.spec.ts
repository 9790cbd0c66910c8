import { readFile } from 'node:fs/promises';
import { expect, open, overflowPx, takeOut, test, violations } from './page-test.js';

const TABLE = '/explore?ds=demo&period=2026-01..2026-09&m=closings,settlement_rate&rows=business&cols=region&vs=year&top=5';

for (const language of ['zh-CN', 'en'] as const) {
  const words = language === 'en'
    ? { table: 'Pivot table', chart: 'Chart', all: 'All', month: 'By quarter', sort: /^Sort by /u, cases: 'Cases' }
    : { table: '透视表', chart: '图', all: '全部', month: '按季', sort: /^按“/u, cases: '案件清单' };

  test(`the pivot table in ${language}: totals at its foot, sorted, drilled to the cases of a cell`, async ({ page }) => {
    await open(page, TABLE, language);
    const table = page.getByRole('region', { name: words.table }).getByRole('table');
    // Five listed, 其他 and all together.
    await expect(table.getByRole('rowheader')).toHaveCount(7);
    await expect(table.getByRole('rowheader').last()).toHaveText(words.all);
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    await table.getByRole('button', { name: words.sort }).last().click();
    await expect(page).toHaveURL(/sort=/u);
    await expect(table.getByRole('columnheader').last()).toHaveAttribute('aria-sort', 'descending');
    const cell = table.getByRole('row').nth(2).getByRole('link').first();
    const number = (await cell.innerText()).trim();
    await cell.click();
    await expect(page).toHaveURL(/\/metric\/closings.*f\.business=.*f\.region=/u);
    await expect(page.getByRole('heading', { name: words.cases })).toBeVisible();
    await expect(page.getByText(number, { exact: true }).first()).toBeVisible();
  });

  test(`the charts in ${language}: small multiples over quarters`, async ({ page }) => {
    await open(page, '/explore?ds=demo&period=last12&m=settlement_rate&rows=business&grain=quarter&form=chart&top=5', language);
    const panels = page.getByRole('region', { name: words.chart }).locator('svg');
    await expect(panels).toHaveCount(6);
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  });
}

test('two splits of a hundred each are listed as far as a table goes, and it says so', async ({ page }) => {
  await open(page, '/explore?ds=demo&period=last12&m=closings&rows=issue&cols=mediator&top=100', 'zh-CN');
  await expect(page.getByText('表格最多约 4,000 格，已少列', { exact: false })).toBeVisible();
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
});

test('a table leaves as CSV of the numbers on the page', async ({ page }) => {
  await open(page, TABLE, 'zh-CN');
  const download = await takeOut(page, page.getByRole('button', { name: '下载 CSV（内部）' }));
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  const [head = '', ...rows] = lines;
  expect(download.suggestedFilename()).toContain(`.${rows.at(-1) ?? 'without a mark'}.csv`);
  expect(head).toContain('metric,row_dimension,row,row_label,column_dimension');
  const total = rows.find((row) => row.startsWith('closings,business,*,,region,*,'))?.split(',')[head.split(',').indexOf('value')];
  await expect(page.getByRole('region', { name: '透视表' }).getByRole('row').last()).toContainText(Number(total).toLocaleString('en'));
});

test('a view is saved, changed, compared, taken out as a file and brought in again', async ({ page }) => {
  await open(page, TABLE, 'zh-CN');
  await page.getByText('视图', { exact: true }).click();
  const name = page.getByLabel('名称');
  await name.fill('业务×地区');
  await page.getByRole('button', { name: '保存当前视图' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存：业务×地区' })).toBeVisible();
  await page.getByRole('button', { name: '按季' }).click();
  await name.fill('按季');
  await page.getByRole('button', { name: '保存当前视图' }).click();
  await page.getByRole('button', { name: '比较 按季' }).click();
  await page.getByRole('combobox', { name: '与…比较' }).click({ force: true });
  await page.getByRole('option', { name: '业务×地区' }).click();
  await expect(page.getByRole('cell', { name: '按季', exact: true })).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 业务×地区' }).click()]);
  const file = await readFile(await download.path(), 'utf8');
  await page.locator('input[type=file]').setInputFiles({ name: 'view.json', mimeType: 'application/json', buffer: Buffer.from(file.replace('业务×地区', '带回')) });
  await expect(page.getByRole('status').filter({ hasText: '已导入：带回' })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('no view') });
  await expect(page.getByRole('alert')).toContainText('VIEW_NOT_JSON');
  await page.getByRole('button', { name: '打开 带回' }).click();
  await expect(page).not.toHaveURL(/grain=quarter/u);
  for (const one of ['业务×地区', '按季', '带回']) {
    await page.getByRole('button', { name: `删除 ${one}` }).click();
    await page.getByRole('button', { name: `确认删除 ${one}` }).click();
  }
  await expect(page.getByText('还没有保存过视图。')).toBeVisible();
});

test('a phone shows the table without scrolling the page, a period without cases says where there are some', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, TABLE, 'zh-CN');
  await expect(page.getByRole('region', { name: '透视表' })).toBeVisible();
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  await page.goto('/explore?ds=demo&period=2031-01..2031-03&m=closings&rows=business');
  await expect(page.getByText('所选期间没有案件')).toBeVisible();
});

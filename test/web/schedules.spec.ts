import { expect, open, overflowPx, test, violations } from './page-test.js';

test('a folder is watched from the page: added, run, its refused file told, changed, turned off, removed', async ({ page }) => {
  // Both widths run against one server.
  const name = `夜间投递 ${test.info().project.name}`;
  await open(page, '/data', 'zh-CN');
  await page.getByRole('link', { name: '自动载入' }).click();
  await page.getByRole('button', { name: '添加' }).click();
  await expect(page.getByLabel('名称')).toBeFocused();
  await page.getByLabel('名称').fill(name);
  await expect(page.locator('label').filter({ hasText: /^文件夹/u }).locator('select')).toHaveValue('incoming');
  await page.getByLabel('来源定义').selectOption({ label: '标准格式' });
  await page.getByLabel('多久一次').selectOption({ label: '每周' });
  await page.getByLabel('星期').selectOption({ label: '周五' });
  await page.getByLabel('时间').fill('18:05');
  expect(await violations(page), 'WCAG 2.2 AA, the form').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const entry = page.getByRole('article', { name });
  await expect(entry).toContainText('每周五 18:05');
  await expect(entry).toContainText('尚未运行');
  await entry.getByRole('button', { name: '立即运行' }).click();
  await expect(entry).toContainText('请过目');
  await entry.getByText('被拒的文件（1）').click();
  await expect(entry.getByText('文件 scan.pdf 不是表格或文本，而是 PDF。')).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA, the list').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await entry.getByRole('button', { name: '修改' }).click();
  await expect(page.getByLabel('星期')).toHaveValue('5');
  await page.getByLabel('多久一次').selectOption({ label: '每 15 分钟' });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(entry).toContainText('每 15 分钟');
  await entry.getByRole('button', { name: '停用' }).click();
  await expect(entry).toContainText('已停用');
  await entry.getByRole('button', { name: '移除' }).click();
  await entry.getByRole('button', { name: '确认移除' }).click();
  await expect(entry).toHaveCount(0);
});

test('says where databases come from when none is configured', async ({ page }) => {
  await open(page, '/data/schedules', 'en');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByLabel('What to load').selectOption({ label: 'A database table' });
  await expect(page.getByText('No database is configured on the server.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

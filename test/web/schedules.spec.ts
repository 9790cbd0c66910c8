import { expect, open, overflowPx, test, violations } from './page-test.js';

test('a folder is watched from the page: added, run, its refused file told, changed, turned off, removed', async ({ page }) => {
  test.setTimeout(180_000);
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
  // A run waits for what others load.
  await expect(entry).toContainText('请过目', { timeout: 60_000 });
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
  // The server of these tests has a database: what it answers is kept, but for that.
  await page.route('**/graphql', async (route) => {
    if (!(route.request().postData() ?? '').includes('ScheduleChoices')) { await route.continue(); return; }
    const response = await route.fetch();
    const answer = (await response.json()) as { data: { places: object } };
    await route.fulfill({ response, json: { ...answer, data: { ...answer.data, places: { ...answer.data.places, sources: [] } } } });
  });
  await open(page, '/data/schedules', 'en');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByLabel('What to load').selectOption({ label: 'A database table' });
  await expect(page.getByText('No database is configured on the server.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

test('a database table is read from the page: its profile written, scheduled, run', async ({ page }) => {
  test.setTimeout(180_000);
  const id = `table-${test.info().project.name}`;
  const name = `核心系统 ${test.info().project.name}`;
  await open(page, '/data/schedules', 'zh-CN');
  await page.getByRole('button', { name: '添加' }).click();
  await page.getByLabel('载入什么').selectOption({ label: '数据库表' });
  // Where no PostgreSQL runs on the machine (never in CI) there is nothing to read.
  if (process.env['CONCORD_WEB_TABLE'] === undefined) {
    expect(process.env['CI'], 'a PostgreSQL has to be there in CI').toBeUndefined();
    await expect(page.getByText('服务端没有配置数据库。')).toBeVisible();
    return;
  }
  await page.getByText('写一个读取数据库表的来源定义').click();
  await expect(page.getByText('已配置的数据库：core')).toBeVisible();
  /** Writes the profile, or writes it anew. */
  const written = async (table: string): Promise<void> => {
    await page.getByLabel('来源定义（YAML）').fill([
      `id: ${id}`, `dataset: ${id}`, 'label: {zh: 登记表, en: Register}', 'grain: row', `format: {type: table, source: core, table: ${table}, watermark: changed, overlap: 60}`,
      'columns:', '  case_id: {from: case_no}', '  received_on: {from: received, dates: [YYYY-MM-DD]}', '',
    ].join('\n'));
    await page.getByRole('button', { name: '保存来源定义' }).click();
    await expect(page.getByText(`已保存：${id}`)).toBeVisible();
  };
  await written('registre');
  await page.getByLabel('名称').fill(name);
  await page.getByRole('combobox', { name: '数据库表' }).selectOption(id);
  await page.getByLabel('通读全表').selectOption({ label: '每月第一次运行时' });
  expect(await violations(page), 'WCAG 2.2 AA, the form').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const entry = page.getByRole('article', { name });
  await expect(entry).toContainText('来源 core');
  await entry.getByRole('button', { name: '立即运行' }).click();
  // Loads are taken one at a time, and other specs bring theirs.
  await expect(entry).toContainText('来源 core 没有表 registre。', { timeout: 60_000 });
  await page.goto('/data?ds=demo');
  const told = page.getByRole('status').filter({ hasText: name });
  await expect(told).toContainText('未成功。 来源 core 没有表 registre。');
  expect(await violations(page), 'WCAG 2.2 AA, what failed').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await told.getByRole('link', { name: '查看自动载入与备份' }).click();
  await entry.getByRole('button', { name: '修改' }).click();
  await page.getByText('写一个读取数据库表的来源定义').click();
  await written('register');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await entry.getByRole('button', { name: '立即运行' }).click();
  await expect(entry).toContainText('新案 3，变更 0，拒收 0 行', { timeout: 60_000 });
  await expect(entry).toContainText('已通读全表');
  await page.goto(`/data?ds=${id}`);
  await expect(page.getByRole('article').filter({ hasText: `定时任务“${name}”` })).toBeVisible();
  await page.goto('/data/schedules?ds=demo');
  await entry.getByRole('button', { name: '移除' }).click();
  await entry.getByRole('button', { name: '确认移除' }).click();
  await expect(entry).toHaveCount(0);
});

test('backups are shown and made at once from the page, and set by nobody there', async ({ page }) => {
  test.setTimeout(180_000);
  await open(page, '/data/schedules', 'zh-CN');
  const entry = page.getByRole('article', { name: '每日备份' });
  await expect(entry).toContainText('每天 02:30');
  await expect(entry).toContainText('存入 backups');
  await expect(entry.getByRole('button')).toHaveText(['立即运行']);
  await entry.getByRole('button', { name: '立即运行' }).click();
  await expect(entry).toContainText(/已备份数据版本 \d+：concord-[0-9a-f]{12}-\d{8}T\d{9}Z\.backup，\d+ MB；文件夹中留存本库的 \d+ 份。/u, { timeout: 120_000 });
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
});

test('backups that are not made any more are told, though no run failed', async ({ page }) => {
  // Nobody waits a day and a half: what the server answers is kept, but for that.
  await page.route('**/graphql', async (route) => {
    if (!(route.request().postData() ?? '').includes('query Schedules')) { await route.continue(); return; }
    const response = await route.fetch();
    const { data } = (await response.json()) as { data: { schedules: { kind: string }[] } };
    await route.fulfill({ response, json: { data: { schedules: data.schedules.map((one) => (one.kind === 'backup' ? { ...one, state: 'done', isLate: true, lastDoneAt: '2025-03-01T02:31:00.000+08:00' } : one)) } } });
  });
  await open(page, '/data', 'zh-CN');
  const told = page.getByRole('status').filter({ hasText: '以来没有备份成功' });
  await expect(told).toContainText('2025-03-01 02:31 以来没有备份成功，应每天一次；请管理员查看服务端日志。');
  expect(await violations(page), 'WCAG 2.2 AA, the Data page').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await told.getByRole('link', { name: '查看自动载入与备份' }).click();
  await expect(page.getByRole('article', { name: '每日备份' })).toContainText('2025-03-01 02:31 以来没有备份成功');
  expect(await violations(page), 'WCAG 2.2 AA, the list').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
});

import type { Page } from '@playwright/test';
import { gbkCsv, registerRows, times, titledWorkbook } from './made-files.js';
import { expect, open, openDialog, overflowPx, test, violations } from './page-test.js';

/** April is the last whole month: the data end on 14 May, which four cases tell (one alone would be a slip). It has 12 closings, 6 settled and 3 in words nobody knows, which are settled too: 9 / 12 = 75.0 %. */
const MONTHS = [
  { month: '2025-03', outcomes: [...times(8, '调解成功'), ...times(4, '调解不成')] },
  { month: '2025-04', outcomes: [...times(6, '调解成功'), ...times(3, '双方握手言和'), ...times(3, '调解不成')] },
  { month: '2025-05', outcomes: times(4, '调解成功') },
];

/** Trials and loads are taken one at a time, and other specs bring their own to the same server: a job may wait for theirs. */
const JOB = { timeout: 60_000 };
test.setTimeout(180_000);

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/data');
  await page.getByRole('link', { name: '载入文件' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function named(page: Page, id: string): Promise<void> {
  const field = page.getByLabel('标识');
  await field.fill(id);
  await field.blur();
}

async function loaded(page: Page, cases: number): Promise<void> {
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText('可以载入')).toBeVisible(JOB);
  await expect(page.getByText(`收到 ${String(cases)} = 载入 ${String(cases)} + 合并 0 + 未变 0 + 拒收 0`)).toBeVisible();
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await page.getByRole('link', { name: /^打开“.+”的总览$/ }).click(JOB);
}

/** Both widths run against one server, and a source is new only once. */
const idOf = (stem: string): string => `${stem}-${test.info().project.name}`;

test('a workbook with its header in the third row and an outcome nobody knows becomes a rate', async ({ page }) => {
  await bring(page, '样例台账.xlsx', await titledWorkbook(registerRows(idOf('X'), MONTHS)));
  await expect(page.getByLabel('表头所在行')).toHaveValue('3');
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  await named(page, idOf('workbook'));
  await expect(page.getByText('有 1 种写法还没有归类')).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, JOB);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.getByLabel('双方握手言和: 属于').selectOption({ label: '调解成功（不细分）' });
  await expect(page.getByText('有 1 种写法还没有归类')).toHaveCount(0);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await loaded(page, 28);
  const tile = page.getByRole('main').getByText('75.0').first();
  await expect(tile).toBeVisible();
  await expect(page.getByText('9/12').first()).toBeVisible();
});

test('a CSV in GBK is read as what it is, survives a reload, and its rejects are told', async ({ page }) => {
  await bring(page, 'gbk.csv', gbkCsv(registerRows(idOf('G'), MONTHS)));
  await expect(page.getByLabel('编码')).toHaveValue('gb18030');
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  await named(page, idOf('gbk'));
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText('收到 28 = 载入 25 + 合并 0 + 未变 0 + 拒收 3')).toBeVisible(JOB);
  await page.reload();
  await expect(page.getByText('收到 28 = 载入 25 + 合并 0 + 未变 0 + 拒收 3')).toBeVisible();
  await expect(page.getByLabel('标识')).toHaveValue(idOf('gbk'));
});

test('a load is taken back as the dialog said', async ({ page }) => {
  const rows = registerRows(idOf('B'), [{ month: '2025-04', outcomes: times(12, '调解成功') }, { month: '2025-05', outcomes: times(13, '调解不成') }]);
  await bring(page, 'back.csv', gbkCsv(rows));
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  await named(page, idOf('withdrawn'));
  await expect(page.getByLabel('载入到数据集')).toHaveValue(idOf('withdrawn'));
  await loaded(page, 25);
  await page.goto(`/data?ds=${idOf('withdrawn')}`);
  const dialog = await openDialog(page, page.getByRole('button', { name: '撤回…' }));
  await expect(dialog.getByText('25 件')).toBeVisible(JOB);
  await expect(dialog.getByText('后续批次不受影响。')).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  const takeBack = dialog.getByRole('button', { name: '撤回这一批' });
  await takeBack.click();
  // It waits for what other specs load, and what they load is of other datasets: it is as confirmed.
  await expect(dialog.getByRole('heading')).toHaveText(/^批次 #\d+ 已撤回$/, JOB);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(dialog).toHaveCount(0);
  // Nothing is left of the dataset: another is shown in its place, and the ledger of all keeps what became of this one in reach.
  await expect(page.getByRole('button', { name: '全部数据集' })).toHaveAttribute('aria-pressed', 'true');
  const entry = page.getByRole('article').filter({ hasText: 'back.csv' }).filter({ has: page.getByText(idOf('withdrawn'), { exact: true }) });
  await expect(entry.getByText('已撤回')).toBeVisible();
  await entry.getByRole('button', { name: '查看控制总数与检查' }).click();
  await expect(entry.getByText('质量检查')).toBeVisible();
  await page.getByRole('button', { name: '本数据集' }).click();
  await expect(page.getByText(idOf('withdrawn'), { exact: true })).toHaveCount(0);
});

test('a file that is none is refused in words, in English too', async ({ page }) => {
  await open(page, '/data/deliver', 'en');
  const field = page.locator('input[type=file]');
  await field.setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('alert')).toHaveText('The file is empty and was not uploaded.');
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

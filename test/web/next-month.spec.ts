import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { HEADER, registerRows, times } from './made-files.js';
import { expect, overflowPx, takeOut, test, violations } from './page-test.js';

/** Trials and loads are taken one at a time, and other specs bring their own to the same server. */
const JOB = { timeout: 60_000 };
const idOf = (stem: string): string => `${stem}-${test.info().project.name}`;
const csv = (rows: readonly (readonly string[])[]): string => [HEADER, ...rows, []].map((row) => row.join(',')).join('\n');

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/data/deliver');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
}

/** The source that was saved with the first file. */
async function knownSource(page: Page, id: string): Promise<void> {
  await page.getByRole('combobox', { name: '来源', exact: true }).selectOption(id);
  await expect(page.getByText(/的规则读取。文件与规则不符时，试载会说明。/u)).toBeVisible();
}

async function loaded(page: Page, sum: string): Promise<void> {
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText(sum)).toBeVisible(JOB);
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await expect(page.getByRole('link', { name: '在数据页查看这一批' })).toBeVisible(JOB);
}

/** Cases of a dataset, and the last day it knows. */
async function held(page: Page, id: string): Promise<unknown> {
  const { data } = (await (await page.request.post('/graphql', { data: { query: '{ freshness { datasets { id cases asOf } } }' } })).json()) as { data: { freshness: { datasets: { id: string; cases: number; asOf: string }[] } } };
  return data.freshness.datasets.filter((one) => one.id === id).map(({ cases, asOf }) => [cases, asOf]);
}

test('a register comes month by month: what was rejected is corrected and brought back, the next file is read as the first', async ({ page }) => {
  test.setTimeout(300_000);
  const id = idOf('monthly');
  const march = registerRows(idOf('M'), [{ month: '2025-03', outcomes: [...times(8, '调解成功'), ...times(4, '调解不成')] }]).map((row) => [...row]);
  march[4] = (march[4] ?? []).map((cell, at) => (at === 1 ? '2025-02-30' : cell));

  await bring(page, '三月.csv', csv(march));
  await page.getByLabel('标识').fill(id);
  await page.getByLabel('标识').blur();
  await loaded(page, '收到 12 = 载入 11 + 合并 0 + 未变 0 + 拒收 1');
  expect(await held(page, id)).toEqual([[11, '2025-03-22']]);

  await page.getByRole('link', { name: '在数据页查看这一批' }).click();
  const download = await takeOut(page, page.getByRole('article').filter({ hasText: '三月.csv' }).getByRole('button', { name: '下载拒收行 CSV' }));
  const rejects = await readFile(await download.path(), 'utf8');
  const [head = '', row = ''] = rejects.split('\r\n');
  // The value at fault stands in the row, and in what is said of it: only the cell is corrected.
  const at = row.lastIndexOf('2025-02-30');
  const corrected = `${head}\r\n${row.slice(0, at)}2025-03-05${row.slice(at + '2025-02-30'.length)}\r\n`;
  expect(corrected).not.toBe(rejects);

  await bring(page, '三月-更正.csv', corrected);
  await knownSource(page, id);
  await loaded(page, '收到 1 = 载入 1 + 合并 0 + 未变 0 + 拒收 0');
  expect(await held(page, id)).toEqual([[12, '2025-03-22']]);

  // The next month repeats two cases of this one, as exports do, one of them settled otherwise by now.
  const april = registerRows(idOf('M'), [{ month: '2025-04', outcomes: times(10, '调解成功') }]);
  const again = march.slice(0, 2).map((cells, index) => (index === 0 ? cells.map((cell) => (cell === '调解成功' ? '调解不成' : cell)) : cells));
  await bring(page, '四月.csv', csv([...again, ...april]));
  await knownSource(page, id);
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText('收到 12 = 载入 11 + 合并 0 + 未变 1 + 拒收 0')).toBeVisible(JOB);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await expect(page.getByText(/已发布：新增 10 件案件，变更 1 件。/u)).toBeVisible(JOB);
  expect(await held(page, id)).toEqual([[22, '2025-04-20']]);
});

test('several files at once are told where many go', async ({ page }) => {
  await page.goto('/data/deliver');
  const files = await page.evaluateHandle(() => {
    const dragged = new DataTransfer();
    for (const name of ['一月.csv', '二月.csv']) dragged.items.add(new File(['a,b\n1,2\n'], name));
    return dragged;
  });
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: files });
  await expect(page.getByRole('alert')).toContainText('一次只能载入一个文件。多个文件（如按月导出的）可放进服务器监视的文件夹');
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
});

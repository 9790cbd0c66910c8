import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre';
import { HEADER, registerRows, times } from './made-files.js';
import { expect, overflowPx, takeOut, test, violations } from './page-test.js';

const idOf = (stem: string): string => `${stem}-${test.info().project.name}`;

/** Drops a file onto the page as a person does who drags it there. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const files = await page.evaluateHandle(({ name: called, base64 }) => {
    const dragged = new DataTransfer();
    dragged.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], called));
    return dragged;
  }, { name, base64: content.toString('base64') });
  const place = page.locator('.drop');
  await place.dispatchEvent('dragover', { dataTransfer: files });
  await expect(place).toHaveClass(/drop--over/);
  await place.dispatchEvent('drop', { dataTransfer: files });
}

async function named(page: Page, id: string): Promise<void> {
  const field = page.getByLabel('标识');
  await field.fill(id);
  await field.blur();
}

test('a workbook of two sheets is dropped, one of them is chosen, and its rejects are followed to their rows', async ({ page }) => {
  test.setTimeout(120_000);
  const rows = registerRows(idOf('W'), [{ month: '2025-03', outcomes: times(12, '调解成功') }, { month: '2025-04', outcomes: times(12, '调解不成') }]).map((row) => [...row]);
  rows[3] = [...(rows[3] ?? [])].map((cell, i) => (i === 1 ? '2025-02-30' : cell));
  const book = Buffer.from(await writeXlsx({ sheets: [{ name: '说明', rows: [['填表说明'], ['按月登记']] }, { name: '台账', rows: [[...HEADER], ...rows] }] }));
  await page.goto('/data/deliver');
  await drop(page, '两个工作表.xlsx', book);
  await expect(page.getByRole('combobox', { name: '工作表' })).toHaveValue('说明');
  await page.getByRole('combobox', { name: '工作表' }).selectOption('台账');
  await expect(page.getByText(`${idOf('W')}-2025-03-1`, { exact: true })).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  await named(page, idOf('dropped'));
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText('收到 24 = 载入 23 + 合并 0 + 未变 0 + 拒收 1')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await page.getByRole('link', { name: '在数据页查看这一批' }).click({ timeout: 60_000 });
  const entry = page.getByRole('article').filter({ hasText: '两个工作表.xlsx' }).first();
  await expect(entry.getByText('网页载入')).toBeVisible();
  const text = await readFile(await (await takeOut(page, entry.getByRole('button', { name: '下载拒收行 CSV' }))).path(), 'utf8');
  // The header of the profile, and the row in which it stood: the header is row 1, the fourth case row 5.
  expect(text.split('\r\n')[0]).toMatch(/^\uFEFFreject_load,reject_file,reject_row,.*案件编号,收案日期/u);
  expect(text.split('\r\n')[1]).toMatch(new RegExp(`,1,5,received_on,2025-02-30,BAD_DATE,.*${idOf('W')}-2025-03-4,2025-02-30`, 'u'));
});

test('a large load is cancelled midway and changes nothing', async ({ page }) => {
  test.setTimeout(120_000);
  const count = 400_000;
  const lines = Array.from({ length: count }, (_, i) => `${idOf('L')}-${String(i)},2025-0${String(1 + (i % 9))}-11,2025-0${String(1 + (i % 9))}-21,调解成功,${String(i)},样例调解员甲`);
  await page.goto('/data/deliver');
  await page.locator('input[type=file]').setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from([HEADER.join(','), ...lines, ''].join('\n')) });
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  await named(page, idOf('large'));
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  // The trial as well says where it is, and may be called off.
  await expect(page.getByRole('progressbar', { name: '正在试载' })).toBeVisible();
  await expect(page.getByText('可以载入')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '载入', exact: true }).click();
  const bar = page.getByRole('progressbar', { name: '正在载入' });
  await expect.poll(async () => Number(await bar.getAttribute('value')), { timeout: 30_000, intervals: [50] }).toBeGreaterThan(0);
  await page.getByRole('button', { name: '取消载入' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'CANCELLED' })).toContainText('没有载入，数据未改动', { timeout: 30_000 });
  const { data } = await (await page.request.post('/graphql', { data: { query: 'query($dataset: String) { loads(dataset: $dataset, first: 1) { state loaded } freshness { datasets { id } } }', variables: { dataset: idOf('large') } } })).json() as { data: { loads: { state: string }[]; freshness: { datasets: { id: string }[] } } };
  expect(data.loads).toMatchObject([{ state: 'failed' }]);
  expect(data.freshness.datasets.map(({ id }) => id)).not.toContain(idOf('large'));
});

/** What of a file lies on the server, whole or not, in bytes; other specs bring theirs to the same place. */
async function arrivedBytes(name: string): Promise<readonly number[]> {
  const inbox = join(process.env['CONCORD_WEB_DATA'] ?? '', 'inbox');
  const homes = await readdir(inbox).catch(() => []);
  const sizes = await Promise.all(homes.map((home) => stat(join(inbox, home, name)).then(({ size }) => [size], () => [])));
  return sizes.flat();
}

test('an upload is cancelled midway: nothing of it stays on the server, and another file can be brought', async ({ page }) => {
  test.setTimeout(120_000);
  const name = `${idOf('upload')}.csv`;
  const lines = Array.from({ length: 200_000 }, (_, i) => `${idOf('U')}-${String(i)},2025-03-11,2025-03-21,调解成功,${String(i)},样例调解员甲`);
  await page.goto('/data/deliver');
  const wire = await page.context().newCDPSession(page);
  // A slow line: the upload would take a minute.
  await wire.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 256 << 10 });
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from([HEADER.join(','), ...lines, ''].join('\n')) });
  const bar = page.getByRole('progressbar', { name: `正在上传“${name}”` });
  await expect.poll(() => arrivedBytes(name), { timeout: 30_000, intervals: [50] }).toEqual([expect.any(Number)]);
  await expect.poll(async () => Number(await bar.getAttribute('value')), { timeout: 30_000, intervals: [50] }).toBeGreaterThan(0);
  expect(await violations(page), 'WCAG 2.2 AA, under way').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('已取消上传，没有留下任何内容。');
  await expect.poll(() => arrivedBytes(name), { timeout: 30_000 }).toEqual([]);
  const { data } = await (await page.request.post('/graphql', { data: { query: 'query($first: Int!) { loads(first: $first) { fileNames } }', variables: { first: 200 } } })).json() as { data: { loads: { fileNames: string[] }[] } };
  expect(data.loads.flatMap(({ fileNames }) => fileNames)).not.toContain(name);

  await wire.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from([HEADER.join(','), ...lines.slice(0, 3), ''].join('\n')) });
  await expect(page.getByText(`${idOf('U')}-0`, { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

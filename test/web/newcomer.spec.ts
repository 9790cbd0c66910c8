import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { gbkText } from './made-files.js';
import { expect, open, overflowPx, test, violations } from './page-test.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SAMPLE = join(process.env['SHARED_DIR'] ?? join(HERE, '../../../shared'), 'data/ct_complaints.csv.gz');
const SETTLED = ['Claim Settled', 'Compromised Settlement/Resolution', 'Company Position Overturned', 'Claim Reopened', 'Fine Assessed'];
const NOT_SETTLED = ['Company Position Substantiated', 'Question of Fact/Contract/Provision/Legal Issue'];

/** Both widths run against one server, and a source is new only once. The first dataset by name is shown where none is asked for: that stays the demo. */
const idOf = (stem: string): string => `${stem}-${test.info().project.name}`;

async function bring(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: /^(读法无误，下一步|This is right, go on)$/u }).click();
}

async function named(page: Page, label: string, id: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(id);
  await page.getByLabel(label, { exact: true }).blur();
  await settled(page);
}

/** The form has been asked anew. */
const settled = async (page: Page): Promise<void> => { await expect(page.locator('[aria-busy=true]')).toHaveCount(0); };

async function readable(page: Page): Promise<void> {
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
}

if (!existsSync(SAMPLE)) process.stderr.write('newcomer.spec: no sample of insurance complaints beside this checkout; skipped.\n');

(existsSync(SAMPLE) ? test : test.skip)('a register that tells a case on up to 108 rows becomes a chart by the form alone', async ({ page }) => {
  test.slow();
  const told = JSON.parse(execFileSync('python3', [join(HERE, '../pipeline/oracle.py'), 'ct-first', SAMPLE], { encoding: 'utf8' })) as { rows: number; cases: number; settled: number; decided: number };
  const count = (n: number): string => n.toLocaleString('en-US');
  await open(page, '/data/deliver', 'zh-CN');
  await bring(page, { name: `${idOf('insurance')}.csv.gz`, mimeType: 'application/gzip', buffer: readFileSync(SAMPLE) });
  await named(page, '标识', idOf('insurance'));
  const folds = page.getByRole('region', { name: '多行合为一案' });
  await expect(folds.getByText(/^有 \d+ 列在同一案件的各行上不同/u)).toBeVisible();
  await readable(page);
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  // The trial reads every row: columns that only disagree further down are found, and so are more ways to write an outcome.
  await expect(folds.getByText('有 6 列在同一案件的各行上不同', { exact: false })).toBeVisible({ timeout: 60_000 });
  await folds.getByRole('button', { name: '取第一行' }).click();
  await page.getByLabel('协议金额: 合并规则').selectOption({ label: '取最大（最晚）' });
  await settled(page);
  await expect(folds.getByText('还没有选择规则', { exact: false })).toHaveCount(0);
  const outcomes = page.getByRole('region', { name: '办理结果的写法' });
  const open1 = outcomes.locator('select.choice--open');
  while ((await open1.count()) > 0) {
    const said = ((await open1.first().getAttribute('aria-label')) ?? '').replace(/: 属于$/u, '');
    await page.getByLabel(`${said}: 属于`).selectOption(SETTLED.includes(said) ? 'code:S' : NOT_SETTLED.includes(said) ? 'code:U' : 'code:T');
    await settled(page);
  }
  await page.getByRole('button', { name: '重新试载' }).click();
  // Only now that outcomes are understood is it seen that they disagree, too.
  await expect(page.getByLabel('办理结果: 合并规则')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('办理结果: 合并规则').selectOption({ label: '取第一行' });
  await settled(page);
  await page.getByRole('button', { name: '重新试载' }).click();
  await expect(page.getByText(`收到 ${count(told.rows)} = 载入 ${count(told.cases)} + 合并 ${count(told.rows - told.cases)} + 未变 0 + 拒收 0`)).toBeVisible({ timeout: 60_000 });
  await readable(page);
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await page.getByRole('link', { name: /^打开“.+”的总览$/u }).click({ timeout: 60_000 });
  await page.getByRole('link', { name: /调解成功率（实质口径）/u }).click();
  await expect(page.getByText(`${count(told.settled)}/${count(told.decided)}`, { exact: true })).toBeVisible();
  await expect(page.getByRole('main').getByRole('img').filter({ has: page.locator('svg path') }).first()).toHaveAttribute('aria-label', /\d/u);
});

/** Two hearings of each case on rows of their own; the second says how it ended and raises the amount. */
function hearings(prefix: string): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const month = String(1 + Math.floor(i / 20)).padStart(2, '0');
    const day = String((i % 20) + 1).padStart(2, '0');
    const id = `${prefix}-${String(i + 1)}`;
    return [`${id},2025-${month}-${day},2025-${month}-28,第一次调解,${i % 4 === 0 ? '调解不成' : '调解成功'},${String(1000 + i)}`, `${id},2025-${month}-${day},2025-${month}-28,第二次调解,${i % 4 === 0 ? '调解不成' : '调解成功'},${String(2000 + i)}`];
  }).flat();
  return ['案件编号,收案日期,办结日期,调解方式,调解结果,涉案金额', ...rows, ''].join('\r\n');
}

test('a GB18030 list of hearings is folded by the rules chosen in English, and shows as a rate', async ({ page }) => {
  test.slow();
  await open(page, '/data/deliver', 'en');
  await bring(page, { name: `${idOf('hearings')}.csv`, mimeType: 'text/csv', buffer: gbkText(hearings(idOf('H'))) });
  await named(page, 'Identifier', idOf('hearings'));
  const folds = page.getByRole('region', { name: 'Several rows, one case' });
  await expect(folds.getByText('Columns whose rows differ within a case and that have no rule yet: 2', { exact: false })).toBeVisible();
  await readable(page);
  await folds.getByRole('button', { name: 'The last row' }).click();
  await settled(page);
  await page.getByLabel('Amount claimed: Rule').selectOption({ label: 'The largest (latest)' });
  await settled(page);
  await page.getByRole('button', { name: 'Try it out (changes nothing)' }).click();
  await expect(page.getByText('Delivered 80 = loaded 40 + folded 40 + unchanged 0 + rejected 0')).toBeVisible({ timeout: 60_000 });
  await readable(page);
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await page.getByRole('link', { name: /^Open the overview of/u }).click({ timeout: 60_000 });
  // February: 20 closed, every fourth not settled.
  await expect(page.getByText('15/20').first()).toBeVisible();
  await page.getByRole('link', { name: /Settlement rate \(merits\)/u }).click();
  await expect(page.getByText('30/40', { exact: true })).toBeVisible();
  // The larger of 1,000 + i and 2,000 + i.
  await expect(page.getByRole('main').getByRole('cell', { name: '2,039' })).toBeVisible();
});

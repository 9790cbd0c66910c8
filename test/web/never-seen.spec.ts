import type { Page } from '@playwright/test';
import { gbkText } from './made-files.js';
import { expect, overflowPx, test, violations } from './page-test.js';

const HEADER = ['流水', '登记时刻', '了结时刻', '处置情形', '标的额(万元)', '归口条线', '缘由', '经办人'];
const REASONS = ['乱收费', '其他', '泄露信息'];
/** Per month, how often each outcome was written. The data end in May, so that April is the last whole month. */
const MONTHS = [
  { month: 3, said: { 握手言和: 5, 谈崩了: 3, 其他: 0 } },
  { month: 4, said: { 握手言和: 11, 谈崩了: 4, 其他: 5 } },
  { month: 5, said: { 握手言和: 3, 谈崩了: 0, 其他: 0 } },
];
interface Written { readonly month: number; readonly said: string; readonly tenThousands: number; readonly line: string }

/** A register as somebody kept it: times as their system writes them, amounts in 万元 to the yuan. */
function written(prefix: string): readonly Written[] {
  return MONTHS.flatMap(({ month, said }) => Object.entries(said).flatMap(([outcome, count]) => Array.from({ length: count }, (_, i) => ({ month, outcome, i }))).map(({ outcome, i }, at) => {
    const tenThousands = Math.round((0.3 + 0.7 * at + 0.0001 * month) * 10_000) / 10_000;
    const [opened, closed] = [`2019/${String(month)}/${String(1 + (at % 15))} 9:32:09`, `2019/${String(month)}/${String(11 + (at % 15))} 16:05:00`];
    return { month, said: outcome, tenThousands, line: [`${prefix}-${String(month)}-${String(at)}`, opened, closed, outcome, String(tenThousands), '信用卡', REASONS[i % 3], '样例经办甲'].join(',') };
  }));
}

async function chosen(page: Page, column: string, header: string): Promise<void> {
  await page.getByLabel(`${column}: 文件的列`, { exact: true }).selectOption(header);
}

test('a file nobody has seen becomes a number that is right', async ({ page }) => {
  test.setTimeout(180_000);
  const id = `never-${test.info().project.name}`;
  const rows = written(id);
  const april = rows.filter(({ month }) => month === 4);
  const [settled, decided] = [april.filter(({ said }) => said === '握手言和').length, april.filter(({ said }) => said !== '其他').length];
  const yuan = rows.reduce((sum, { tenThousands }) => sum + Math.round(tenThousands * 10_000), 0);
  const buffer = gbkText([['2019 年纠纷处置流水（内部）'], HEADER, ...rows.map(({ line }) => [line])].map((cells) => `${cells.join(',')}\r\n`).join(''));

  await page.goto('/data/deliver');
  await page.locator('input[type=file]').setInputFiles({ name: `${id}.csv`, mimeType: 'text/csv', buffer });
  await expect(page.getByLabel('编码')).toHaveValue('gb18030');
  await expect(page.getByLabel('表头所在行')).toHaveValue('2');
  await expect(page.getByText('2019/4/1 9:32:09').first()).toBeVisible();
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  const field = page.getByLabel('标识');
  await field.fill(id);
  await field.blur();
  await page.getByRole('button', { name: /^更多列/ }).click();
  await chosen(page, '收案日', '登记时刻');
  await chosen(page, '办结日', '了结时刻');
  await chosen(page, '办理结果', '处置情形');
  for (const [word, meaning] of [['握手言和', '调解成功（不细分）'], ['谈崩了', '调解不成（不细分）'], ['其他', '程序终止（不细分）']] as const) await page.getByLabel(`${word}: 属于`).selectOption({ label: meaning });
  await expect(page.getByText(/还没有归类/u)).toHaveCount(0);
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  // Trials and loads are taken one at a time, and other specs bring their own to the same server.
  await expect(page.getByText('可以载入')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`收到 ${String(rows.length)} = 载入 ${String(rows.length)} + 合并 0 + 未变 0 + 拒收 0`)).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await page.getByRole('link', { name: /^打开“.+”的总览$/ }).click({ timeout: 60_000 });
  // The last whole month: settled of settled and failed; what was ended otherwise is in neither.
  await expect(page.getByText(`${String(settled)}/${String(decided)}`).first()).toBeVisible();
  await expect(page.getByRole('main').getByText((100 * settled / decided).toFixed(1)).first()).toBeVisible();
  // Amounts came in 万元 and are kept in yuan, none lost.
  const asked = await page.request.post('/graphql', { data: { query: `{ loads(dataset: "${id}", first: 1) { loadNo } }` } });
  const { data: { loads: [load] } } = await asked.json() as { data: { loads: { loadNo: number }[] } };
  const told = await page.request.post('/graphql', { data: { query: `{ loadChecks(loadNo: ${String(load?.loadNo)}) { controls { delivered { claimed } } } }` } });
  const { data: { loadChecks: { controls } } } = await told.json() as { data: { loadChecks: { controls: { delivered: { claimed: number } }[] } } };
  expect(controls.reduce((sum, { delivered }) => sum + delivered.claimed, 0)).toBeCloseTo(yuan, 2);
});

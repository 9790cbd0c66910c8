import { brought } from '../brought.js';
import { expect, open, overflowPx, test, violations } from '../page-test.js';

test.setTimeout(120_000);

/** Fourteen months, ten cases each. */
const CASES = ['case_id,received_on,closed_on,outcome,business', ...Array.from({ length: 14 }, (_, m) => `${String(2025 + Math.floor(m / 12))}-${String((m % 12) + 1).padStart(2, '0')}`)
  .flatMap((month) => Array.from({ length: 10 }, (_, i) => `A-${month}-${String(i)},${month}-0${String(1 + (i % 9))},${month}-20,${i < 6 ? 'S2' : 'U1'},B03`)), ''].join('\n');

test('the ledger of the demo tells overdue actions first, and one action with what became of its number', async ({ page }) => {
  await open(page, '/actions', 'zh-CN');
  const ledger = page.getByRole('main').getByRole('listitem');
  await expect(ledger).toHaveCount(2);
  await expect(ledger.first()).toContainText(/已逾期 \d+ 个工作日/u);
  await expect(ledger.first()).toContainText(/结论 (?:改善|尚无证据|变差|不作判断)/u);
  expect(await violations(page)).toEqual([]);
  expect(await overflowPx(page)).toBe(0);
  await page.getByRole('button', { name: /^已完成/u }).click();
  await expect(page).toHaveURL(/shelf=done/u);
  await expect(ledger).toHaveCount(1);
  await ledger.getByRole('link', { name: /^演示数据/u }).click();
  await expect(page.getByRole('region', { name: '前后变化' })).toContainText(/结论|不作判断/u);
  // The verdict kept at the review is the one reckoned of the same data.
  const told = await page.getByRole('region', { name: '前后变化' }).locator('.verdict').innerText();
  await expect(page.getByText(new RegExp(`复核时.*：${told}$`, 'u'))).toBeVisible();
  await expect(page.getByRole('img').filter({ has: page.locator('svg path, canvas') }).first()).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /行动 行动开始/u })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await overflowPx(page)).toBe(0);
  await page.getByRole('link', { name: '这个数字的来历' }).click();
  await expect(page).toHaveURL(/\/number\?/u);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('调解成功率');
});

test('a number is talked about and an action begun from it; what two change at once is shown and not written over', async ({ page, context }) => {
  const dataset = `actions-${test.info().project.name}`;
  await brought(page, dataset, CASES);
  await open(page, `/metric/intake?ds=${dataset}&period=2025-01..2026-02`, 'zh-CN');
  const panel = page.getByRole('region', { name: '讨论与行动' });
  await expect(panel).toContainText('这个数字还没有讨论和行动');
  await panel.getByRole('textbox').fill('为何上升？请核对电话13812345678');
  await panel.getByRole('button', { name: '发表' }).click();
  await expect(panel.getByRole('article')).toContainText('请核对电话〔电话〕');
  await expect(panel.getByRole('article')).toContainText('140 件');
  await panel.getByRole('button', { name: '从这个数字发起行动' }).click();
  await expect(panel).toContainText('依据：收案量 140');
  await panel.getByLabel('做什么').fill('逐案回访');
  await panel.getByLabel(/姓名/u).fill('李某');
  await panel.getByLabel('或某一天').fill('2099-12-31');
  await panel.getByRole('checkbox', { name: /写明预期效果/u }).check();
  await panel.getByLabel('方向').selectOption('down');
  await panel.getByLabel('从何时起作用').fill('2099-01-01');
  await panel.getByLabel('何时复核').fill('2099-07-01');
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: '发起', exact: true }).click();
  await panel.getByRole('link', { name: '查看' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '逐案回访' })).toBeVisible();
  await expect(page.getByText('结论依此计算')).toBeVisible();

  await page.getByRole('button', { name: '修改内容、负责人或期限' }).click();
  await page.getByLabel('做什么').fill('逐案回访并登记');
  const other = await context.newPage();
  await open(other, new URL(page.url()).pathname + new URL(page.url()).search, 'zh-CN');
  await other.getByRole('button', { name: '开始' }).click();
  await expect(other.getByText('进行中', { exact: true })).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: '保存' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: '其间有人改过这项行动' });
  await expect(conflict).toContainText('逐案回访 · 李某 · 2099-12-31 · 进行中');
  await expect(conflict).toContainText('逐案回访并登记');
  await expect(page.getByRole('heading', { level: 1, name: '逐案回访', exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await conflict.getByRole('button', { name: '以现在的内容为准再提交' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '逐案回访并登记' })).toBeVisible();
  await expect(conflict).toHaveCount(0);
  await page.getByLabel('补充佐证').fill('回访台账第 3 册');
  await page.getByRole('button', { name: '补充佐证' }).click();
  await expect(page.getByRole('region', { name: '佐证' })).toContainText('回访台账第 3 册');
  await expect(page.getByRole('region', { name: '经过' }).getByRole('listitem')).toHaveCount(4);
  expect(await overflowPx(page)).toBe(0);
});

import { brought } from './brought.js';
import { expect, open, overflowPx, test, violations } from './page-test.js';

const CASES = [['张三', 40], ['張 三', 20], ['李四', 30]].flatMap(([name, n]) => Array.from({ length: Number(n) }, (_, i) => `${String(name)}-${String(i)},2026-0${String(1 + (i % 6))}-05,2026-0${String(1 + (i % 6))}-08,2026-07-0${String(1 + (i % 9))},${i % 2 === 0 ? 'S2' : 'U1'},${String(name)}`));

test.setTimeout(120_000);

test('two spellings of a name are suggested, merged by a person with a reason, and told on the profile', async ({ page }) => {
  const dataset = `names-${test.info().project.name}`;
  await brought(page, dataset, ['case_id,received_on,assigned_on,closed_on,outcome,mediator', ...CASES, ''].join('\n'));
  await open(page, `/mediators?ds=${dataset}`, 'zh-CN');
  const card = page.getByRole('region', { name: '可能是同一人的名字' });
  await expect(card.getByRole('row', { name: /張 三/u })).toContainText('20');
  await card.getByRole('button', { name: '并为一人…' }).click();
  const dialog = page.getByRole('dialog', { name: '并名' });
  await expect(dialog.getByText('“張 三”的 20 件案件从此按“张三”统计')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '并名' })).toBeDisabled();
  await dialog.getByLabel('决定人').fill('王主任');
  await dialog.getByLabel('理由').fill('同一人，繁体录入');
  await dialog.getByRole('button', { name: '并名' }).click();
  await expect(dialog.getByText(/已并为一人（载入 #\d+）/u)).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('region', { name: '调解员名单' }).getByRole('row', { name: /^张三/u })).toContainText('60');

  // The other name leads to the one in use, which tells who decided and why.
  await open(page, `/mediators/mediator/${encodeURIComponent('張 三')}?ds=${dataset}`, 'zh-CN');
  await page.getByRole('link', { name: '查看“张三”' }).click();
  await expect(page.getByRole('region', { name: '并名记录' })).toContainText(/合并自“張 三”：20\d\d-\d\d-\d\d，王主任；理由：同一人，繁体录入/u);
  expect(await overflowPx(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});

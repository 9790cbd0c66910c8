import type { Page } from '@playwright/test';
import { deliverCases, publicRound } from './board-data.js';
import { expect, open, openDialog, overflowPx, test, violations } from './page-test.js';

/** Both widths run against one server: each has a dataset of its own. */
const datasetOf = (): string => `rests-${test.info().project.name}`;
const JOB = { timeout: 60_000 };

async function fits(page: Page): Promise<void> {
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
}

test('a load that a public round rests on is taken back only when that is said expressly, and the round says what became of it', async ({ page, request }) => {
  test.setTimeout(240_000);
  await deliverCases(request, datasetOf());
  await deliverCases(request, datasetOf(), ['M02-59']);
  const id = await publicRound(request, datasetOf(), '2026年第三季度');

  await open(page, `/board?ds=${datasetOf()}&view=committee&round=${id}`, 'zh-CN');
  const kept = page.getByRole('region', { name: '本轮的办法（存档）' });
  await expect(kept).toContainText('名额 10，权重 期内调解成功率（分派队列） 45');
  await kept.getByText('所据的定义').click();
  await expect(kept.getByRole('row', { name: /^期内调解成功率（分派队列） v2 未变/ })).toBeVisible();
  await fits(page);
  await page.getByRole('link', { name: 'M02' }).first().click();
  const peers = page.getByRole('region', { name: '同榜的其他人' });
  await expect(peers).toContainText('金牌调解员');
  await expect(peers).toContainText('M01');
  await fits(page);

  await page.goto(`/data?ds=${datasetOf()}`);
  const dialog = await openDialog(page, page.getByRole('button', { name: '撤回…' }).first());
  await expect(dialog.getByText('2026年第三季度 · 公示中')).toBeVisible(JOB);
  const takeBack = dialog.getByRole('button', { name: '撤回这一批' });
  await expect(takeBack).toBeDisabled();
  await fits(page);
  await dialog.getByLabel('我知道这些评选将无法复算，仍要撤回').check();
  await takeBack.click();
  // It waits for what other specs load, and what they load is of other datasets: it is as confirmed.
  await expect(dialog.getByRole('heading')).toHaveText(/^批次 #\d+ 已撤回$/, JOB);

  await page.goto(`/board?ds=${datasetOf()}&view=committee&round=${id}`);
  await expect(page.getByText('无法复算：须按现有数据重新计算')).toBeVisible();
  await page.getByRole('button', { name: '定案' }).click();
  await expect(page.getByRole('alert')).toContainText('LOADS_TAKEN_BACK');
  await page.getByRole('button', { name: '复算核对' }).click();
  await expect(page.getByText('榜单以本轮存档为准')).toBeVisible(JOB);
  await fits(page);
});

import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { openOperational } from '@concord/sql';
import { deliverCases } from './board-data.js';
import { expect, open, overflowPx, test, violations } from './page-test.js';

/** The committee reviews the board as it stands, and it is made public. */
async function reviewAndPublish(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '公示（5 个工作日）' })).toBeDisabled();
  await page.getByLabel('评审人').fill('赵、钱');
  await page.getByLabel('评审意见').fill('金牌与候选均已逐一核对，同意公示');
  await page.getByRole('button', { name: '评审通过' }).click();
  await expect(page.getByText('评审：赵、钱')).toBeVisible();
  await page.getByRole('button', { name: '公示（5 个工作日）' }).click();
}

/** Both widths run against one server: each has a dataset of its own, behind 演示数据, which is shown where none is named. */
const datasetOf = (): string => `rounds-${test.info().project.name}`;
const deliver = (request: APIRequestContext, settledToo: readonly string[] = []) => deliverCases(request, datasetOf(), settledToo);

/** The five working days as over: a publication of last summer is put into the round's book, as that summer's server would have. */
async function publishedLastSummer(page: Page): Promise<void> {
  const round = new URL(page.url()).searchParams.get('round') ?? '';
  const store = await openOperational({ path: join(process.env['CONCORD_WEB_DATA'] ?? '', 'operational.sqlite') });
  try {
    const events = await store.boardRounds.events(round);
    expect(await store.boardRounds.add(round, events.length, { by: 'local', kind: 'published', body: JSON.stringify({ on: '2026-09-01', until: '2026-09-08' }) }, 'published')).toBe(true);
  } finally {
    await store.close();
  }
  await page.reload();
}

const phase = (page: Page) => page.locator('[aria-current=step]');
const marks = (page: Page) => page.locator('details', { hasText: '登记否决事项' });
const appeals = (page: Page) => page.locator('details', { hasText: '登记申诉' });
async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator('summary', { hasText: summary }).first().click();
}
/** By the committee for somebody, or by somebody on their own page, where nobody is to be chosen. */
async function appeal(page: Page, text: string, isOwn = false): Promise<void> {
  await unfold(page, '登记申诉');
  if (!isOwn) await appeals(page).getByRole('combobox').nth(0).selectOption('M02');
  await appeals(page).getByLabel('申诉事项').selectOption('outcome_or_date');
  await appeals(page).getByLabel('案件编号（逗号分隔）').fill('M02-59');
  await appeals(page).getByLabel('申诉内容').fill(text);
  await appeals(page).getByRole('button', { name: '提交' }).click();
}

/** From the row of M02 to their own view of the round: its figures, its cases, and an appeal of theirs; and back to the committee. */
async function appealsOnOwnPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: '榜单', exact: true }).click();
  await expect(page.getByRole('link', { name: 'M01', exact: true })).toHaveAttribute('href', /\/board\/M01\?.*round=/u);
  await page.getByRole('button', { name: '评选委员会' }).click();
  await page.getByRole('row', { name: /^M02/u }).first().getByRole('link', { name: 'M02' }).click();
  await expect(page).toHaveURL(/\/board\/M02\?.*round=/u);
  await expect(page.getByText(/2026年第三季度（公示中）.*另有 9 人同榜/u)).toBeVisible();
  await expect(page.getByRole('region', { name: '各项指标' })).toContainText('42/60');
  await expect(page.getByText('共 60 件，与本轮的件数一致。')).toBeVisible();
  await page.getByRole('button', { name: '未记为达成' }).click();
  await expect(page.getByText('共 18 件，与本轮的件数一致。')).toBeVisible();
  await expect(page.getByRole('link', { name: 'M02-59' })).toBeVisible();
  await expect(page.getByRole('region', { name: '如何申诉' })).toContainText('当日为申诉的最后一天');
  await appeal(page, '该案已达成协议，系统误记为未达成', true);
  await expect(page.getByRole('region', { name: '如何申诉' }).getByRole('article')).toContainText('未答复');
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.getByRole('link', { name: '返回金牌榜' }).click();
  await page.getByRole('button', { name: '评选委员会' }).click();
}

test('a round goes from draft to final: a disqualifier withdrawn while it is public, an appeal upheld, another too late', async ({ page, request }) => {
  test.setTimeout(240_000);
  await deliver(request);
  await open(page, `/board?ds=${datasetOf()}&view=committee`, 'zh-CN');
  await unfold(page, '发起一轮评选');
  await page.getByLabel('名称').fill('2026年第三季度');
  await page.getByRole('button', { name: '发起一轮评选' }).click();
  await expect(phase(page)).toHaveText('草案');

  await page.getByRole('button', { name: '按现有数据计算' }).click();
  await expect(phase(page)).toHaveText('已计算');
  const result = (who: string) => page.getByRole('row', { name: new RegExp(`^${who}`) }).first();
  await expect(result('M01')).toContainText('金牌调解员');

  await unfold(page, '登记否决事项');
  await marks(page).getByRole('combobox').nth(0).selectOption('M01');
  await marks(page).getByRole('combobox').nth(2).selectOption({ label: '已查实（否决）' });
  await marks(page).getByLabel('证据与出处').fill('档案中有伪造的协议记录两份');
  await marks(page).getByRole('button', { name: '登记否决事项' }).click();
  await expect(result('M01')).toContainText('未达资格');

  await reviewAndPublish(page);
  await expect(phase(page)).toHaveText('公示中');
  await marks(page).getByLabel('证据与出处').fill('核查结论：协议记录属实');
  await marks(page).getByRole('button', { name: '撤销否决' }).click();
  // What was public is taken back, and is published anew for the whole time.
  await expect(phase(page)).toHaveText('已计算');
  await expect(result('M01')).toContainText('金牌调解员');
  await reviewAndPublish(page);
  await expect(page.getByText('公示至')).toBeVisible();
  await page.getByRole('button', { name: '定案' }).click();
  await expect(page.getByRole('alert')).toContainText('公示期未满');

  await appealsOnOwnPage(page);
  await expect(page.getByText('未答复')).toBeVisible();
  await page.locator('article').getByLabel('理由').fill('经核对卷宗，双方已达成协议');
  await page.getByRole('button', { name: '成立（更正数据后重算）' }).click();
  await expect(page.getByText('有申诉成立：请在来源更正数据')).toBeVisible();
  await page.getByRole('button', { name: '按更正后的数据重新计算' }).click();
  await expect(page.getByRole('alert')).toContainText('MUST_RECOMPUTE');

  await deliver(request, ['M02-59']);
  await page.getByRole('button', { name: '按更正后的数据重新计算' }).click();
  await expect(phase(page)).toHaveText('已计算');
  await unfold(page, '重算改变了什么');
  await expect(page.getByRole('row', { name: /^M02.*42\/60.*43\/60/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^M02-59 M02 结果/ })).toContainText('计入 → 计为达成');
  await expect(page.getByText('已更正：案件在数据中已变化')).toBeVisible();
  await page.getByLabel('之后').selectOption({ index: 0 });
  await expect(page.getByText('没有案件变化。')).toBeVisible();
  await page.getByLabel('之后').selectOption({ index: 1 });
  await reviewAndPublish(page);
  await expect(phase(page)).toHaveText('公示中');

  await publishedLastSummer(page);
  await expect(page.getByText('公示至 2026-09-08')).toBeVisible();
  await appeal(page, '另有一件也登记有误，请一并更正');
  await expect(page.getByRole('alert')).toContainText('申诉期已过（至 2026-09-08）');
  await result('M02').getByRole('link', { name: 'M02' }).click();
  await expect(page.getByText('申诉期已过（至 2026-09-08），等待定案。')).toBeVisible();
  await expect(page.getByRole('region', { name: '如何申诉' }).getByRole('article')).toContainText('成立');
  await page.goBack();
  await page.getByRole('button', { name: '定案' }).click();
  await expect(phase(page)).toHaveText('已定案');
  await page.getByRole('button', { name: '复算核对' }).click();
  await expect(page.getByText('复算一致：与当时逐位相同')).toBeVisible({ timeout: 60_000 });
  await unfold(page, '办理记录');
  for (const done of ['计算', '登记否决', '撤销否决', '公示', '申诉', '答复申诉', '定案']) await expect(page.getByRole('row', { name: new RegExp(`^${done}`) }).first()).toBeVisible();
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

test('the committee sees whom the weights decide, what is watched and the method, in both languages', async ({ page }) => {
  await open(page, '/board?view=committee', 'zh-CN');
  await expect(page.getByText(/人的档次取决于权重|没有人的档次取决于权重/)).toBeVisible();
  await expect(page.getByRole('region', { name: '异常观察' })).toContainText('末两日办结占比');
  // Planted: who surveys settled cases only is set apart by the coverage of surveys.
  await expect(page.getByRole('region', { name: '异常观察' })).toContainText('调解员 081');
  await page.getByRole('region', { name: '异常观察' }).getByRole('button', { name: '画漏斗图' }).nth(3).click();
  await expect(page.getByRole('heading', { name: /末两日办结占比/ })).toBeVisible();
  await expect(page.getByRole('region', { name: '评选办法' })).toContainText('产品自带');
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await open(page, '/board?view=committee', 'en');
  await expect(page.getByRole('region', { name: 'To be looked into' })).toBeVisible();
  await expect(page.getByText(/depends on the weights/).first()).toBeVisible();
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

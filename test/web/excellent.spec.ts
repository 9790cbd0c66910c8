import { brought } from './brought.js';
import { expect, open, overflowPx, takeOut, test, violations } from './page-test.js';

const STORY = '申请人电话13812345678，与银行就分期手续费的收取有分歧。调解员分头核对账单，逐项说明计费依据，双方确认退还多收的利息，并在当日履行完毕；此后未再发生争议。';

test.setTimeout(120_000);

test('a settled case is put forward, masked, reviewed, published and taken back', async ({ page }) => {
  const dataset = `excellent-${test.info().project.name}`;
  await brought(page, dataset, 'case_id,received_on,closed_on,outcome,business,mediator\nTJ-9001,2026-03-02,2026-03-14,S2,B03,M1\nTJ-9002,2026-03-02,2026-03-14,U1,B03,M1\n');
  await open(page, `/board?ds=${dataset}`, 'zh-CN');
  await page.getByRole('link', { name: '查看优秀案例' }).click();
  await expect(page).toHaveURL(/\/excellent\?/u);
  await expect(page.getByText('还没有优秀案例')).toBeVisible();
  await open(page, `/case/${dataset}/canonical/TJ-9002`, 'zh-CN');
  await expect(page.getByRole('button', { name: '提名为优秀案例' })).toHaveCount(0);

  await open(page, `/case/${dataset}/canonical/TJ-9001?ds=${dataset}`, 'zh-CN');
  await page.getByRole('button', { name: '提名为优秀案例' }).click();
  await page.getByLabel('标题').fill('分期手续费争议一案');
  await page.getByLabel(/案情与做法/u).fill(STORY);
  await expect(page.getByText('已遮盖：电话 1 处')).toBeVisible();
  await expect(page.getByRole('button', { name: '提交提名' })).toBeDisabled();
  await page.getByRole('checkbox').check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '提交提名' }).click();
  await expect(page.getByText('已提交，等待评审。')).toBeVisible();

  await page.getByRole('link', { name: '查看全部优秀案例' }).click();
  const entry = page.getByRole('article', { name: '分期手续费争议一案' });
  await expect(entry).toContainText('申请人电话〔电话〕');
  await entry.getByText('评审与处理').click();
  // Nobody signs in: the rule cannot be held, and the page does not pretend that it is.
  await expect(entry).toContainText('请由提名人以外的人评审');
  await entry.getByLabel(/理由/u).fill('方法可以推广，委员会一致同意');
  await entry.getByRole('button', { name: '通过' }).click();
  await expect(entry.getByText('已通过')).toBeVisible();
  await entry.getByRole('button', { name: '发布', exact: true }).click();
  await expect(entry.getByText('已发布')).toBeVisible();
  expect(await overflowPx(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  const download = await takeOut(page, page.getByRole('button', { name: '下载 CSV' }));
  expect(download.suggestedFilename()).toMatch(new RegExp(`^excellent-cases-${dataset}\\.E-[\\dA-F]{8}\\.csv$`, 'u'));
  await entry.getByLabel(/理由/u).fill('当事人要求撤下这一案例');
  await entry.getByRole('button', { name: '撤回' }).click();
  await expect(entry.getByText('已撤回', { exact: true })).toBeVisible();
});

test('a newcomer finds examples in the demo that say of themselves that they are made up, at every step of the way', async ({ page }) => {
  await open(page, '/excellent', 'zh-CN');
  const entries = page.getByRole('article', { name: /^演示案例：/u });
  await expect(entries).toHaveCount(3);
  for (const [phase, steps] of [['已发布', 3], ['已通过', 2], ['待评审', 1]] as const) {
    const entry = entries.filter({ has: page.getByText(phase, { exact: true }) });
    await expect(entry).toHaveCount(1);
    await expect(entry).toContainText('不是真实纠纷，不涉及任何真实的人');
    await entry.getByText('经过', { exact: true }).click();
    await expect(entry.getByText(/^演示(?:提名人|评审人) demo/u).or(entry.getByText(/演示(?:提名人|评审人) demo/u)).first()).toBeVisible();
    expect(await entry.locator('details').first().locator('li, tbody tr').count()).toBe(steps);
    // What is told is what the case's record says: settled, and performed.
    expect(await entry.getByRole('link', { name: /^TJ\d{10}$/u }).getAttribute('href')).toContain('/case/demo/');
  }
  expect(await violations(page)).toEqual([]);
});

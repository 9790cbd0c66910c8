import { expect, open, overflowPx, test, violations } from './page-test.js';

const PERIOD = 'ds=demo&period=2025-11..2026-10';

for (const language of ['zh-CN', 'en'] as const) {
  const words = language === 'en'
    ? { pareto: 'Concentration', days: 'Active days', heat: 'Type by month', emerging: 'New and growing types', stuck: 'Types that stay unresolved', mark: 'Stuck', types: 'Types in detail', type: 'Release of collateral', cases: 'Cases', back: '← Back to Issues' }
    : { pareto: '集中程度', days: '在办天数', heat: '类型 × 月份', emerging: '新出现与增长的类型', stuck: '久拖的类型', mark: '顽固', types: '类型明细', type: '抵押解除', cases: '案件清单', back: '← 返回问题分析' };

  test(`the page in ${language} is drawn from one request, and finds what was planted`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/graphql')) return;
      asked.push((request.postDataJSON() as { operationName?: string }).operationName ?? '');
    });
    await open(page, `/issues?${PERIOD}`, language);
    await expect(page.getByRole('region', { name: words.pareto })).toBeVisible();
    await expect(page.getByRole('region', { name: words.heat })).toBeVisible();
    expect(asked.filter((name) => name === 'Issues')).toHaveLength(1);
    expect(asked.filter((name) => ['Series', 'Breakdown', 'Total', 'Cases'].includes(name))).toEqual([]);
    const stuck = page.getByRole('region', { name: words.stuck });
    await expect(stuck.getByRole('row').nth(1)).toContainText(words.mark);
    await expect(stuck.getByRole('link', { name: words.type, exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: words.emerging }).getByRole('listitem').first()).toBeVisible();
    // Numbers and months follow a language chosen after the page was drawn.
    if (language === 'en') expect((await page.getByRole('main').textContent())?.match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  });

  test(`the three Paretos in ${language} are one address apart, and have their table`, async ({ page }) => {
    await open(page, `/issues?${PERIOD}`, language);
    const pareto = page.getByRole('region', { name: words.pareto });
    await pareto.getByRole('button', { name: words.days }).click();
    await expect(page).toHaveURL(/by=days/u);
    await pareto.getByRole('button', { name: language === 'en' ? 'Show as table' : '以表格显示' }).click();
    await expect(pareto.getByRole('row').nth(1)).toBeVisible();
  });

  test(`from a type in ${language} to its cases, whose number is the one clicked, and back`, async ({ page }) => {
    await open(page, `/issues?${PERIOD}`, language);
    const row = page.getByRole('region', { name: words.types }).getByRole('row').nth(1);
    const n = (await row.getByRole('cell').nth(1).textContent())?.trim() ?? '';
    await row.getByRole('rowheader').getByRole('link').click();
    const cases = page.getByRole('region', { name: new RegExp(`^${words.cases}`, 'u') });
    await expect(cases.getByRole('status')).toContainText(n);
    await expect(cases.getByRole('status')).toContainText('✓');
    await page.waitForLoadState('networkidle');
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    await page.getByRole('link', { name: words.back }).click();
    await expect(page.getByRole('region', { name: words.pareto })).toBeVisible();
  });
}

test('a month without cases says so, an unknown type as well', async ({ page }) => {
  await open(page, '/issues?ds=demo&period=2021-01..2021-12', 'zh-CN');
  await expect(page.getByRole('heading', { level: 2, name: '问题分析' })).toBeVisible();
  await page.goto(`/issues/B99-98?${PERIOD}&split=subtype`);
  await expect(page.getByText('本期没有这个类型的案件。')).toBeVisible();
});

test('a type of less than one a month is judged by the days between two; its card can fail by itself', async ({ page }) => {
  let failures = 1;
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName?: string };
    if (operationName !== 'RareEvents' || failures === 0) return route.fallback();
    failures -= 1;
    return route.fulfill({ json: { errors: [{ message: 'the question took too long', extensions: { code: 'QUERY_TIMEOUT', id: 'test-2' } }] } });
  });
  await open(page, '/issues/B09%7CB09-01%7CC03?ds=demo&period=all&split=issue&f.institution=DEMO-BANK-B', 'zh-CN');
  await expect(page.getByRole('alert')).toContainText('test-2');
  await expect(page.getByRole('region', { name: '案件清单' })).toBeVisible();
  await page.getByRole('alert').getByRole('button').click();
  const card = page.getByRole('region', { name: '相邻两件相隔的天数（t 图）' });
  await expect(card).toContainText(/共 17 件。最近一次间隔 101 天.+控制上限 [\d.]+/u);
  await expect(card).toContainText(/即使一切照旧，最近一次间隔仍有 1\.2% 的可能被标为信号/u);
  await expect(card.locator('svg').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await card.getByRole('button', { name: '以表格显示' }).click();
  // Seventeen cases, sixteen gaps, and the one that is not over.
  await expect(card.getByRole('row')).toHaveCount(18);
  await expect(card.getByRole('row').last()).toContainText('尚未出现');
});

test('small lines carry what happened', async ({ page }) => {
  await open(page, `/issues?${PERIOD}`, 'zh-CN');
  await expect(page.getByRole('region', { name: '类型明细' }).locator('.spark__mark[title*="宣传"]').first()).toBeVisible();
});

test('a failed answer says so, keeps the head of the page, and can be asked again', async ({ page }) => {
  let failures = 1;
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName?: string };
    if (operationName !== 'Issues' || failures === 0) return route.fallback();
    failures -= 1;
    return route.fulfill({ json: { errors: [{ message: 'the question took too long', extensions: { code: 'QUERY_TIMEOUT', id: 'test-1' } }] } });
  });
  await open(page, `/issues?${PERIOD}`, 'zh-CN');
  await expect(page.getByRole('alert')).toContainText('test-1');
  await page.getByRole('alert').getByRole('button').click();
  await expect(page.getByRole('region', { name: '集中程度' })).toBeVisible();
});

test('the journey of a party: its cases in order, repeats marked, nothing but a pseudonym', async ({ page }) => {
  const asked = await page.request.post('/graphql', { data: { query: `{ cases(input: { dataset: "demo", metric: repeat_dispute_rate, part: numerator, first: 1, range: { from: "2025-01-01", to: "2025-12-31" } }) { rows { source caseId } } }` } });
  const { data: { cases: { rows: [row] } } } = (await asked.json()) as { data: { cases: { rows: { source: string; caseId: string }[] } } };
  await open(page, `/case/demo/${row?.source ?? ''}/${row?.caseId ?? ''}?ds=demo`, 'zh-CN');
  await expect(page.getByRole('region', { name: '办理经过' }).getByRole('listitem').filter({ hasText: '第 0 天' })).toContainText('收案日');
  const journey = page.getByRole('region', { name: '当事人的案件' });
  await expect(journey.getByRole('row', { name: /本案/u })).toBeVisible();
  await expect(journey.getByText(/前案 .+ 办结后 \d+ 天/u).first()).toBeVisible();
  await expect(journey.getByText(/^当事人 [0-9a-f]{8}$/u)).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await journey.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('案件');
  await expect(journey.getByRole('row', { name: /本案/u })).toBeVisible();
});

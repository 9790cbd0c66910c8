import { expect, open, test } from './page-test.js';

test('two mediators are compared on the cases both have, and a name leads to its profile', async ({ page }) => {
  await open(page, '/mediators', 'zh-CN');
  const pair = page.getByRole('region', { name: '两两对比' });
  for (const [place, who] of [['甲', '调解员 023'], ['乙', '调解员 058']] as const) {
    await pair.getByRole('combobox', { name: place }).fill(who);
    await page.getByRole('option', { name: who, exact: true }).click();
  }
  await expect(pair.getByText(/真实水平高于调解员 058 的把握为 \d+\.\d%|不计算谁高谁低的把握/u)).toBeVisible();
  await expect(pair.getByRole('row', { name: /难易程度（按此归类）.*0\.0%/u })).toBeVisible();
  await expect(page).toHaveURL(/first=DEMO-M023.*second=DEMO-M058/u);

  const list = page.getByRole('region', { name: '调解员名单' });
  await expect(list.getByRole('row')).toHaveCount(61);
  await list.getByRole('searchbox').fill('023');
  await expect(list.getByRole('row')).toHaveCount(2);
  await list.getByRole('link', { name: '调解员 023' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '调解员 023' })).toBeVisible();

  // What is said adds up: the kinds of case come to the cases observed.
  const against = page.getByRole('region', { name: '实际与应有（按类别）' });
  const told = /(?<n>[\d,]+) 件中实际 (?<observed>[\d,]+) 件/u.exec((await against.textContent()) ?? '')?.groups;
  const rows = await against.getByRole('row').filter({ has: page.getByRole('cell') }).all();
  const sums = await Promise.all(rows.map(async (row) => (await row.getByRole('cell').allTextContents()).slice(0, 2).map((cell) => Number(cell.replaceAll(',', '')))));
  const total = (i: number): number => sums.reduce((sum, cells) => sum + (cells[i] ?? NaN), 0);
  expect([total(0), total(1)]).toEqual([told?.['n'], told?.['observed']].map((text) => Number(text?.replaceAll(',', ''))));
});

test('what the board counts for a person is found again in their profile, and work stands beside it by both counts', async ({ page }) => {
  await open(page, '/board/DEMO-M023', 'zh-CN');
  const scored = page.getByRole('region', { name: '各项指标' }).getByRole('row', { name: /^期内调解成功率/u });
  const [observed = '', n = ''] = ((await scored.getByRole('cell', { name: /^[\d,]+\/[\d,]+$/u }).textContent()) ?? '').split('/');
  await page.getByRole('link', { name: '同一时期的办案概况' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '调解员 023' })).toBeVisible();
  await expect(page.getByRole('region', { name: '实际与应有（按类别）' }).getByText(`${n} 件中实际 ${observed} 件`)).toBeVisible();
  const figures = page.getByRole('region', { name: '各项指标', exact: true });
  await expect(figures.getByRole('note')).toContainText(`记在本人名下的：期内调解成功率（分派队列） ${observed}/${n}`);
  // Both counts of work by name, each leading to its own cases.
  const closed = async (by: string): Promise<number> => Number(((await figures.getByRole('row', { name: by }).getByRole('cell').first().textContent()) ?? '').replaceAll(',', ''));
  expect([await closed('办结量 · 现由本人承办'), await closed('办结量 · 由本人负责')].every((count) => count > 0)).toBe(true);
  await expect(figures.getByRole('link', { name: '办结量 · 由本人负责' })).toHaveAttribute('href', /attributed_mediator/u);
  await expect(figures.getByRole('link', { name: '办结量 · 现由本人承办' })).not.toHaveAttribute('href', /attributed_mediator/u);
});

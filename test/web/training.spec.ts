import { expect, open, overflowPx, test, violations } from './page-test.js';

const number = (text: string | undefined): number => Number(text?.replaceAll(',', '').replace('−', '-'));

test('a course of the demo is told before and after beside what would come by itself, and adds up', async ({ page }) => {
  await open(page, '/mediators/training', 'zh-CN');
  const listed = page.getByRole('region', { name: '培训', exact: true });
  await expect(listed.getByRole('row')).toHaveCount(4);
  await expect(listed.getByRole('row', { name: /^调解沟通技能 课程 2025-12-18 24 10/u })).toBeVisible();
  await expect(listed.getByRole('row', { name: /^模拟调解演练 演练 2025-11-12 4 /u })).toBeVisible();

  const effect = page.getByRole('region', { name: /^调解沟通技能 · .* · 参加前后$/u });
  const said = /参加的 (?<people>\d+) 人：此前 (?<was>[\d.]+)%（(?<wasOf>[\d,]+\/[\d,]+)），此后 (?<is>[\d.]+)%（(?<isOf>[\d,]+\/[\d,]+)），相差 (?<change>[+−][\d.]+) 个百分点。/u.exec((await effect.textContent()) ?? '')?.groups;
  const share = (of: string | undefined): number => { const [settled, decided] = (of ?? '').split('/').map(number); return Math.round(((settled ?? NaN) / (decided ?? NaN)) * 1000) / 10; };
  expect([share(said?.['wasOf']), share(said?.['isOf'])]).toEqual([number(said?.['was']), number(said?.['is'])]);
  expect(Math.abs(number(said?.['change']) - (number(said?.['is']) - number(said?.['was'])))).toBeLessThan(0.11);
  const cells = await effect.getByRole('row', { name: /^参加者/u }).getByRole('cell').allTextContents();
  expect(cells.slice(0, 3)).toEqual([said?.['people'], `${said?.['was'] ?? ''}% · ${said?.['wasOf'] ?? ''}`, `${said?.['is'] ?? ''}% · ${said?.['isOf'] ?? ''}`]);
  // What the group would come to with no effect is the same in the sentence and in the table.
  expect(cells[3]).toMatch(/^\d+\.\d%$/u);
  await expect(effect).toContainText(`因回归均值而到 ${cells[3] ?? ''} 左右`);

  // Fixed beforehand, and the conditions hold: an association, with how many were looked at and what it assumes. By another span it only describes.
  await expect(effect.getByRole('note')).toHaveText('B 关联');
  await expect(effect).toContainText(/看过 3 次培训，其中 \d 次可以比较.*校正后（Benjamini–Hochberg）p = 0\.\d{3}.*这是关联/u);
  await page.getByRole('combobox', { name: '前后各' }).click();
  await page.getByRole('option', { name: '12 个月' }).click();
  await expect(effect.getByRole('note')).toHaveText('A 描述');
  await expect(effect).toContainText('所选指标或时窗不是事先定下的');
  await expect(effect).not.toContainText(/95%区间|p =/u);

  // Those who were the lowest come back by themselves: nothing is compared.
  await listed.getByRole('row', { name: /^案件管理/u }).getByRole('button').click();
  await expect(page.getByRole('region', { name: /^案件管理 · / })).toContainText('两组的变化不作比较');
  await expect(page).toHaveURL(/training=DEMO-TRAINING-2/u);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

test('hours are told of everybody in post, drills among them, in English too', async ({ page }) => {
  await open(page, '/mediators/training', 'en');
  const hours = page.getByRole('region', { name: 'Hours of each' });
  const told = /(?<all>[\d,]+) in post: (?<met>[\d,]+) have met them, (?<short>[\d,]+) have not, of (?<unknown>[\d,]+) nothing is told/u.exec((await hours.textContent()) ?? '')?.groups;
  expect(number(told?.['met']) + number(told?.['short']) + number(told?.['unknown'])).toBe(number(told?.['all']));
  await hours.getByRole('button', { name: /^Show all/u }).click();
  const rows = await hours.getByRole('row').filter({ has: page.getByRole('cell') }).all();
  expect(rows).toHaveLength(number(told?.['all']));
  const figures = await Promise.all(rows.map(async (row) => (await row.getByRole('cell').allTextContents())));
  // Short are those whose post tells less than the 24 hours asked for.
  expect(figures.filter(([, posted]) => number(posted) < 24)).toHaveLength(number(told?.['short']));
  // The one drill of the year: four hours for each of the team, and for nobody else.
  const drilled = figures.filter(([, , , drills]) => drills !== '0');
  expect(drilled.length).toBeGreaterThan(3);
  expect(drilled.every(([team, , recorded, drills]) => team === 'DEMO-TEAM-B1' && drills === '4' && number(recorded) >= 4)).toBe(true);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
});

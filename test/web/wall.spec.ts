import { expect, open, test, violations } from './page-test.js';

test('the wall fills the screen and is left with Escape', async ({ page }) => {
  await open(page, '/board?screen=1', 'zh-CN');
  const wall = page.getByRole('dialog', { name: '金牌榜' });
  await expect(wall.getByRole('heading', { name: '金牌调解员' })).toBeVisible();
  // Everybody in both tiers has an interval, in numbers that the back of a room can read, on one screen.
  await page.setViewportSize({ width: 1920, height: 1080 });
  for (const tier of ['金牌调解员', '候选']) {
    const people = wall.locator('.tier').filter({ has: page.getByRole('heading', { name: tier }) }).getByRole('listitem');
    const told = await people.allTextContents();
    expect(told.length).toBeGreaterThan(2);
    expect(told.filter((text) => !/\d+\.\d（\d+\.\d–\d+\.\d）/u.test(text))).toEqual([]);
    expect(await people.locator('.bar__span').count()).toBe(told.length);
  }
  await expect.poll(() => wall.evaluate((screen) => screen.scrollHeight - screen.clientHeight)).toBe(0);
  const smallest = await wall.evaluate((screen) => Math.min(...[...screen.querySelectorAll('*')].filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')).map((one) => parseFloat(getComputedStyle(one).fontSize))));
  expect(smallest).toBeGreaterThan(20);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await wall.getByRole('button', { name: '退出全屏' }).click();
  await expect(wall).toHaveCount(0);
  await page.getByRole('button', { name: '全屏展示' }).click();
  await expect(wall).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(wall).toHaveCount(0);
});

import type { Browser, Page } from '@playwright/test';
import { brought } from './brought.js';
import { expect, open, overflowPx, test, violations } from './page-test.js';

test.setTimeout(180_000);

/** Of January and February: twenty a month at each bank, every fourth not settled. */
const CASES = ['case_id,received_on,closed_on,outcome,institution,business,mediator', ...Array.from({ length: 80 }, (_, i) => {
  const month = i < 40 ? '01' : '02';
  return `ZL-${String(i)},2026-${month}-0${String(1 + (i % 9))},2026-${month}-2${String(i % 8)},${i % 4 === 0 ? 'U1' : 'S2'},${i % 2 === 0 ? 'BANK-X' : 'BANK-Y'},B03,M1`;
}), 'ZL-END,2026-02-28,,,BANK-Y,B03,M1', ''].join('\n');

async function planned(page: Page, dataset: string): Promise<void> {
  await brought(page, dataset, CASES);
  await open(page, `/meetings?ds=${dataset}`, 'zh-CN');
  await expect(page.getByText('还没有会议。')).toBeVisible();
  await page.getByRole('button', { name: '筹备会议' }).click();
  const form = page.getByRole('form', { name: '筹备会议' });
  await form.getByLabel('系列名称').fill('质量审核会议');
  await form.getByLabel('会议名称').fill('二月质量审核会');
  await form.getByLabel('姓名').fill('主持');
  await form.getByRole('button', { name: '添加参会人' }).click();
  await form.getByLabel('姓名').nth(1).fill('甲');
  await form.getByLabel('负责的案件').nth(1).selectOption('institution');
  await form.getByLabel(/^值/u).selectOption('BANK-X');
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: '保存并拟定议程' }).click();
  await expect(page.getByRole('heading', { name: '二月质量审核会' })).toBeVisible();
}

/** A window of its own: what a network that goes writes into the console is not a fault of the page. */
async function wallOf(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const wall = await context.newPage();
  await wall.goto(address);
  return wall;
}

/** The smallest letters of a page, in pixels. */
const smallestPx = (page: Page): Promise<number> => page.evaluate(() => Math.min(...[...document.querySelectorAll('.present *')]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '') && one.getClientRects().length > 0 && !one.closest('.hidden')).map((one) => Number.parseFloat(getComputedStyle(one).fontSize))));

test('a meeting is planned, prepared, opened, held on the wall with and without a network, closed, and its minutes are sealed', async ({ browser, page }) => {
  const dataset = `meeting-${test.info().project.name}`;
  await planned(page, dataset);
  // An agenda is there at once; its order is the reader's.
  const agenda = page.getByRole('region', { name: '议程' }).getByRole('listitem');
  await expect(agenda.filter({ hasText: '条线汇报：甲' })).toHaveCount(1);
  await expect(agenda.last()).toContainText('决议与下次会议');
  await page.getByLabel('议题', { exact: true }).fill('新系统上线');
  await page.getByRole('button', { name: '添加议题' }).click();
  await expect(agenda.filter({ hasText: '新系统上线' })).toHaveCount(1);
  await page.getByRole('button', { name: '上移：新系统上线' }).click();
  await expect(agenda.nth(-3)).toContainText('新系统上线');
  expect(await overflowPx(page)).toBe(0);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: '会前准备' }).click();
  const statement = page.getByRole('region', { name: '甲的说明' });
  // Of its twenty cases of the month, ten were not settled: every fourth of all is one of every two of its own.
  await expect(statement.getByText('50.0%')).toBeVisible();
  await statement.getByLabel('说明', { exact: true }).fill('甲行受理平稳。');
  await statement.getByRole('button', { name: '保存说明' }).click();
  await expect(statement.getByText('已保存（第 1 版）')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: '开始会议' }).click();
  await expect(page.getByText('进行中')).toBeVisible();
  await expect(page.getByText(/数据已冻结：载入 #\d+，截至 2026-02-28/u)).toBeVisible();
  const meeting = page.url().split('?')[0] ?? '';

  const wall = await wallOf(browser, `${meeting}/present?ds=${dataset}`);
  const title = wall.getByRole('heading', { level: 1 });
  // All pages are held before the network goes.
  await expect(title).toBeVisible();
  await expect(wall.getByText(/断网可用/u)).toHaveCount(0);
  expect(await smallestPx(wall)).toBeGreaterThanOrEqual(24);
  const first = await title.textContent();
  await wall.context().setOffline(true);
  await expect(wall.getByText('网络已断开；继续使用冻结的数据')).toBeVisible();
  await wall.keyboard.press('PageDown');
  await expect(title).not.toHaveText(first ?? '');
  await wall.keyboard.press('Home');
  await expect(title).toHaveText(first ?? '');
  while (!/条线汇报：甲/u.test(await title.textContent() ?? '')) {
    const before = await title.textContent();
    await wall.keyboard.press('ArrowRight');
    await expect(title).not.toHaveText(before ?? '');
  }
  await expect(wall.getByText('甲行受理平稳。')).toBeVisible();
  await expect(wall.locator('figure svg').first()).toBeVisible();
  expect(await smallestPx(wall)).toBeGreaterThanOrEqual(24);
  await wall.keyboard.press('d');
  await expect(wall.getByRole('group', { name: '下钻' }).getByText('ZL-', { exact: false }).first()).toBeVisible();
  await wall.keyboard.press('Escape');
  await wall.keyboard.press('a');
  await wall.keyboard.type('甲行每周报送超期清单');
  await wall.getByRole('button', { name: '记下' }).click();
  await expect(wall.getByRole('status').filter({ hasText: '待发送 1 条决议' })).toBeVisible();
  // What was typed without a network is sent when it is back.
  await wall.context().setOffline(false);
  await expect(wall.getByText('待发送')).toHaveCount(0);
  await wall.context().close();

  await open(page, `${meeting.replace(/^https?:\/\/[^/]+/u, '')}?ds=${dataset}&tab=after`, 'zh-CN');
  await expect(page.getByText('甲行每周报送超期清单')).toBeVisible();
  await page.getByRole('button', { name: '由决议建立行动' }).click();
  await page.getByLabel('负责人 · 姓名').fill('甲');
  await page.getByRole('button', { name: '发起' }).click();
  await expect(page.getByText('已建立行动。')).toBeVisible();
  await expect(page.getByRole('region', { name: '行动' }).getByText('甲行每周报送超期清单')).toBeVisible();
  await page.getByRole('button', { name: '结束会议' }).click();
  await expect(page.getByText('已结束', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '查看与核验' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: '查看与核验' }).click();
  await expect(page.getByRole('region', { name: /会议纪要/u })).toBeVisible();
});

test('two people who write one statement lose nothing, and notes follow the wall and turn its pages', async ({ browser, page }) => {
  const dataset = `meeting-two-${test.info().project.name}`;
  await planned(page, dataset);
  const address = page.url().split('?')[0] ?? '';
  await open(page, `${address.replace(/^https?:\/\/[^/]+/u, '')}?ds=${dataset}&tab=prepare`, 'zh-CN');
  const mine = page.getByRole('region', { name: '甲的说明' });
  await mine.getByLabel('说明', { exact: true }).fill('甲行受理上升。');
  const other = await wallOf(browser, `${address}?ds=${dataset}&tab=prepare`);
  const theirs = other.getByRole('region', { name: '甲的说明' });
  await theirs.getByLabel('说明', { exact: true }).fill('甲行受理平稳。');
  await theirs.getByRole('button', { name: '保存说明' }).click();
  await expect(theirs.getByText('已保存（第 1 版）')).toBeVisible();
  await mine.getByRole('button', { name: '保存说明' }).click();
  const conflict = page.getByRole('alert', { name: '别人已改过这段文字' });
  await expect(conflict).toContainText('甲行受理平稳。');
  await expect(conflict).toContainText('甲行受理上升。');
  await conflict.getByLabel('合并后的文字').fill('甲行受理平稳，转入上升。');
  expect(await violations(page)).toEqual([]);
  await conflict.getByRole('button', { name: '保存合并结果' }).click();
  await expect(mine.getByText('已保存（第 2 版）')).toBeVisible();

  await other.goto(`${address}/present?ds=${dataset}`);
  await expect(other.getByText('预演：数据未冻结')).toBeVisible();
  const [notes] = await Promise.all([other.waitForEvent('popup'), other.keyboard.press('n')]);
  const now = notes.getByRole('heading', { level: 1 });
  await expect(now).toContainText(await other.getByRole('heading', { level: 1 }).textContent() ?? '?');
  await notes.getByRole('button', { name: '下一页' }).click();
  await expect(other.getByText(/^2 \/ /u)).toBeVisible();
  await expect(now).toContainText(await other.getByRole('heading', { level: 1 }).textContent() ?? '?');
  expect(await violations(other)).toEqual([]);
  await other.context().close();
});

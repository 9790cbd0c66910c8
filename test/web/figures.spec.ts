import type { Page } from '@playwright/test';
import { expect, open, overflowPx, test, violations } from './page-test.js';

/** A figure of a page: in words, and where it says where it comes from. */
interface Figure { readonly text: string; readonly href: string }

const PERIOD = 'ds=demo&period=2025-11..2026-10';
/** Pages that show values of metrics, and where the figures are that every reader looks at: each must be one of those marked. */
const PAGES = [
  { path: '/', figures: '.tile__figure', least: 8 },
  { path: '/metric/settlement_rate', figures: '.head__figure', least: 20 },
  { path: '/metric/intake', figures: '.head__figure', least: 20 },
  { path: '/metric/time_to_resolution', figures: '.head__figure', least: 15 },
  { path: '/metric/pending?at=2026-09', figures: '.head__figure', least: 15 },
  { path: '/issues', figures: 'table:has(th button) tbody td:nth-child(3)', least: 20 },
  { path: '/issues/B04-10?split=subtype', figures: '.head__figure', least: 20 },
  { path: '/issues/cause?dimension=subtype&member=B04-10', figures: '.tile .figure', least: 60 },
  { path: '/resolution', figures: '.dots__figure strong', least: 30 },
  { path: '/notifications', figures: '.care strong', least: 6 },
  { path: '/mediators', figures: 'table.grid:has(th[aria-sort]) td.end:has(+ td.wide)', least: 50 },
  { path: '/mediators?who=team&first=DEMO-TEAM-A1&second=DEMO-TEAM-B1', figures: '.sides dd', least: 10 },
  { path: '/mediators/mediator/DEMO-M023', figures: 'table.grid td.end:has(+ td.wide)', least: 10 },
  { path: '/explore', figures: '.panel h4 .numeric', least: 1 },
  { path: '/explore?m=closings,settlement_rate,pending,time_to_resolution&rows=business&cols=region&top=5&form=table', figures: '.pivot td:not(:empty)', least: 40 },
  { path: '/risk', figures: '.figures > div:first-child dd', least: 1 },
] as const;
/** So many of each page are looked up. */
const LOOKED_UP = 2;

/** The same choice each time, another one for each page. */
function chosen<Item>(items: readonly Item[], seed: string): Item[] {
  let state = Array.from(seed).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
  const left = [...items];
  return Array.from({ length: Math.min(LOOKED_UP, left.length) }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return left.splice(state % left.length, 1);
  }).flat();
}

/** Everything told as a value of a metric; null in place of an address where there is none. */
const figuresOf = (page: Page): Promise<{ text: string; href: string | null; said: string | null }[]> => page.locator('main [data-figure]').evaluateAll((all) => all.map((one) => {
  const link = one.querySelector('a[href^="/number?"]');
  return { text: one.textContent.trim(), href: link?.getAttribute('href') ?? null, said: link?.getAttribute('aria-label')?.replace(/ · 数字的来历$/u, '') ?? null };
}));

/** Charts that have a table show it. */
async function asTables(page: Page): Promise<void> {
  const buttons = page.getByRole('main').getByRole('button', { name: '以表格显示' });
  for (let left = await buttons.count(); left > 0; left -= 1) await buttons.first().click();
}

async function told(page: Page, { href, text }: Figure): Promise<void> {
  await page.goto(href);
  await page.waitForLoadState('networkidle');
  const bare = (words: string): string => words.replaceAll(/[\s天]|中位|中位数|未结案中位/gu, '');
  const shown = await page.locator('main .figure').textContent();
  expect(bare(text), `the figure of ${href}`).toContain(bare(shown ?? ''));
  await expect(page.getByRole('main')).toContainText('此后数据没有改变这个数。 ✓');
  const parts = page.getByRole('group', { name: '清单范围' }).getByRole('button');
  // Of two sides the list of one at least has a length that the number tells.
  if (await parts.count() > 1) await parts.nth(1).click();
  await expect(page.getByRole('region', { name: /^案件清单/u }).getByRole('status')).toContainText('✓');
}

for (const { figures: where, least, path } of PAGES) {
  test(`every figure of ${path} opens where it comes from`, async ({ page }, { project: { name: width } }) => {
    test.setTimeout(120_000);
    const address = `${path}${path.includes('?') ? '&' : '?'}${PERIOD}`;
    await open(page, address, 'zh-CN');
    await expect(page.locator('[aria-busy=true], .waiting'), 'answers still to come').toHaveCount(0);
    // What every reader looks at is marked as a figure, unless there is none to show.
    const unmarked = await page.locator(`main ${where}`).evaluateAll((all) => all.filter((one) => one.closest('[data-figure]') === null && one.querySelector('[data-figure]') === null && /\d/u.test(one.textContent)).map((one) => one.textContent));
    expect(unmarked, 'figures that are not marked').toEqual([]);
    expect(await violations(page), 'WCAG 2.2 AA, as it is drawn').toEqual([]);
    if (!path.startsWith('/explore')) await asTables(page);
    const all = await figuresOf(page);
    expect(all.filter(({ href, text }) => href === null && /\d/u.test(text)), 'figures that come from nowhere').toEqual([]);
    const linked = all.flatMap(({ href, said }) => (href === null || said === null ? [] : [{ href, text: said }]));
    expect(linked.length).toBeGreaterThanOrEqual(least);
    expect(await page.locator('main a a, main button a, main a button').count(), 'links within links').toBe(0);
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    if (width === 'desktop') for (const figure of chosen(linked, path)) await told(page, figure);
  });
}

test('a figure is reached by keyboard, and its page goes back to where it was', async ({ page }) => {
  await open(page, `/metric/settlement_rate?${PERIOD}`, 'zh-CN');
  await page.locator('.head__figure a').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/number\?/u);
  const back = page.getByRole('link', { name: '← 返回指标' });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/metric\/settlement_rate\?.*period=2025-11\.\.2026-10/u);
  await page.goto(`/number?dataset=demo&metric=intake&from=2026-09-01&to=2026-09-30&version=1&definition=1`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: /^← 返回/u })).toHaveCount(0);
});

import { expect, test as base, type Download, type Locator, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe found in a page, one line each: the rule, how bad, and where. */
type Violations = readonly string[];

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
  page.on('response', (response) => { if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`); });
  return faults;
}

/** Playwright's `test` against the running server; a page that throws, logs an error or gets a failed answer fails its test. */
export const test = base.extend<{ quiet: undefined }>({
  // Playwright reads a fixture's needs from the pattern of its first argument, even when there are none.
  // eslint-disable-next-line no-empty-pattern
  baseURL: async ({}, provide) => { await provide(process.env['CONCORD_WEB_URL']); },
  quiet: [async ({ page }, provide) => {
    const faults = watch(page);
    await provide(undefined);
    expect(faults, 'errors of the page').toEqual([]);
  }, { auto: true }],
});

/** A path that names no dataset is one of the 演示数据: other specs bring datasets of their own to the same server. */
function onDemo(path: string): string {
  if (/[?&]ds=/u.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}ds=demo`;
}

/** Opens a page of the product in a language, chosen the way a reader chooses it. */
export async function open(page: Page, path: string, language: 'zh-CN' | 'en'): Promise<void> {
  await page.goto(onDemo(path));
  if (language === 'en') await speakEnglish(page);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.waitForLoadState('networkidle');
}

async function speakEnglish(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'English' });
  const menu = page.getByRole('button', { name: '菜单' });
  await expect(button.or(menu).first()).toBeVisible();
  if (!(await button.isVisible())) await menu.click();
  await button.click();
  await page.keyboard.press('Escape');
}

/** Waits until every card has its answer: what arrives above something moves it away from under a press. */
async function answered(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[aria-busy=true], .waiting'), 'answers still to come').toHaveCount(0);
}

/** WCAG 2.2 A and AA of a page whose answers have come. Run through the debugger, so the page's content security policy stays as it is. */
export async function violations(page: Page): Promise<Violations> {
  await expect(page.locator('[aria-busy=true]'), 'answers still to come').toHaveCount(0);
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { axe: injected } = globalThis as unknown as { axe: typeof axe };
    const found = await injected.run({ runOnly: tags, resultTypes: ['violations'] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${String(rule.impact)}) ${node.target.join(' ')}: ${String(node.failureSummary)}`));
  }, WCAG);
}

/** How many CSS pixels the page is wider than the screen. */
export function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Presses what opens a dialog; whoever missed it, since the page moved, presses again. */
export async function openDialog(page: Page, button: Locator): Promise<Locator> {
  await answered(page);
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    if (!(await dialog.isVisible())) await button.click({ timeout: 5_000 });
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  return dialog;
}

/** Takes a file out as a person does, who writes why. */
export async function takeOut(page: Page, button: Locator): Promise<Download> {
  const dialog = await openDialog(page, button);
  await dialog.getByLabel(/^导出事由/u).fill('质量审核会议');
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出', exact: true }).click()]);
  await expect(dialog).toHaveCount(0);
  return download;
}

export { expect } from '@playwright/test';

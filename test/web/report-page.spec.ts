import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, overflowPx, test, violations } from './page-test.js';

for (const [language, scheme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
  test(`a report as a page (${language}, ${scheme}) opens from a disk without a network, by keyboard`, async ({ page, request }, info) => {
    const file = info.outputPath('report.html');
    const answer = await request.get(`/datasets/demo/reports/monthly/2026-10.html?language=${language}&reason=${encodeURIComponent('质量审核会议')}`);
    expect(answer.status()).toBe(200);
    await writeFile(file, await answer.body());
    await page.emulateMedia({ colorScheme: scheme });
    const asked: string[] = [];
    page.on('request', (one) => asked.push(one.url()));
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(file).href);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    // Nothing but the file itself is fetched, and nothing of it is withheld by its own policy (the errors of a page fail its test).
    expect(asked).toEqual([pathToFileURL(file).href]);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(12);
    await expect(page.getByRole('img').first()).toBeVisible();
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    // The first key leads past the contents; the numbers of a chart open by a key as well.
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: language === 'en' ? 'Skip to the report' : '跳到正文' });
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
    const numbers = page.locator('summary').first();
    await numbers.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('details').first().getByRole('table')).toBeVisible();
    await page.emulateMedia({ media: 'print', colorScheme: scheme });
    await expect(page.getByRole('navigation')).toBeHidden();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });
}

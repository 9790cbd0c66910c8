import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';
import { findChromium, launchOptions, type Chromium } from '../browser/chromium.js';

const FOUND = 'CONCORD_BROWSER_FOUND';

/** Every worker reads this file again; only the first reading tries browsers out. */
async function browser(): Promise<Chromium> {
  const known = process.env[FOUND];
  if (known) return JSON.parse(known) as Chromium;
  const found = await findChromium(process.env);
  process.env[FOUND] = JSON.stringify(found);
  return found;
}

const chromium = await browser();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: fileURLToPath(new URL('../../.concord/browser', import.meta.url)),
  globalSetup: './server-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['json'] as const] : [])],
  use: {
    locale: 'zh-CN',
    // Not the institution's zone: a date the browser shifts would show.
    timezoneId: 'America/St_Johns',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(chromium),
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    // What numbers say, and long ways through pages that are opened at this width anyway, are gone through once: a phone would say the same again.
    { name: 'phone', testIgnore: ['**/scenario/**', '**/{figures,mediator-names,newcomer,next-month,numbers,round-loads}.spec.ts'], use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, userAgent: devices['iPhone 13'].userAgent } },
  ],
});

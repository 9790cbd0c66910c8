import { chromium, type Page } from '@playwright/test';
import { findChromium, launchOptions } from '../../browser/chromium.js';
import { timingOf, type Timing } from '../measure.js';
import type { Somebody } from '../people/accounts.js';

/** How long it took from a key pressed to the page painted, over so many pages and turns. */
export interface TurningMeasured {
  readonly pages: number;
  readonly turns: number;
  readonly turn: Timing;
  readonly slowest: number;
  /** Until the first page was painted, and until all were there, from the address on; seconds. */
  readonly firstSeconds: number;
  readonly allSeconds: number;
}

const ROUNDS = 3;
const PLACE = /^\d+ \/ \d+$/u;

/** The next key's way to a painted page, ms: its place is told, its chart is drawn, and the frame that shows both is over. */
function turned(page: Page): Promise<() => Promise<number>> {
  return page.evaluate(() => {
    const place = (): string => document.querySelector('.present .bar .numeric')?.textContent ?? '';
    const was = place();
    const isDrawn = (): boolean => place() !== was && document.querySelector('.finding h1') !== null && [...document.querySelectorAll('.finding figure .chart')].every((chart) => chart.querySelector('svg path') !== null);
    (globalThis as unknown as { turn: Promise<number> }).turn = new Promise<number>((resolve) => {
      addEventListener('keydown', ({ timeStamp }) => {
        const look = (): void => {
          requestAnimationFrame(() => {
            if (!isDrawn()) { look(); return; }
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { resolve(performance.now() - timeStamp); };
            port2.postMessage(null);
          });
        };
        look();
      }, { once: true, capture: true });
    });
  }).then(() => () => page.evaluate(() => (globalThis as unknown as { turn: Promise<number> }).turn));
}

/** Turns all pages of a meeting on the wall, there and back, in a browser of a projector's size. */
export async function pagesTurned(url: string, meeting: string, { cookie }: Somebody): Promise<TurningMeasured> {
  const browser = await chromium.launch(launchOptions(await findChromium(process.env)));
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(`${url}/meetings/${meeting}/present?ds=demo`);
    const place = page.getByText(PLACE);
    await page.locator('.finding figure svg path').first().waitFor({ state: 'attached', timeout: 120_000 });
    const firstSeconds = (performance.now() - start) / 1_000;
    await page.getByText(/^断网可用/u).waitFor({ state: 'detached', timeout: 120_000 });
    const allSeconds = (performance.now() - start) / 1_000;
    const pages = Number((await place.innerText()).split(' / ')[1]);
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const key of ['ArrowRight', 'ArrowLeft']) {
        for (let n = 1; n < pages; n += 1) {
          const told = await turned(page);
          await page.keyboard.press(key);
          took.push(await told());
        }
      }
    }
    return { pages, turns: took.length, turn: timingOf(took), slowest: Math.max(...took), firstSeconds, allSeconds };
  } finally {
    await browser.close();
  }
}

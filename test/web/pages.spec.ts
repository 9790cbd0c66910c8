import type { Page } from '@playwright/test';
import { expect, open, overflowPx, test, violations } from './page-test.js';

/** What a page must show before it says anything: a drawing with shapes in it, or a table with rows. */
async function drawn(page: Page): Promise<void> {
  const drawing = page.getByRole('img').filter({ has: page.locator('svg path, canvas') }).first();
  await expect(drawing).toBeVisible();
  await expect(drawing).toHaveAttribute('aria-label', /\d/);
}

async function listed(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible();
}

async function named(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('listitem').getByRole('link').first()).toBeVisible();
}

async function choosable(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible();
}

async function searchable(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible();
}

async function addable(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('button', { name: /^(?:添加|Add)$/u })).toBeVisible();
}

const PAGES = [
  { path: '/', heading: { 'zh-CN': '总览', en: 'Overview' }, evidence: drawn },
  { path: '/metric/settlement_rate', heading: { 'zh-CN': '调解成功率', en: /settlement rate/i }, evidence: drawn },
  { path: '/issues', heading: { 'zh-CN': '问题分析', en: 'Issues' }, evidence: drawn },
  { path: '/resolution', heading: { 'zh-CN': '化解质效', en: 'Resolution' }, evidence: drawn },
  { path: '/notifications', heading: { 'zh-CN': '短信触达', en: 'Notifications' }, evidence: listed },
  { path: '/mediators', heading: { 'zh-CN': '调解队伍', en: 'Mediators' }, evidence: listed },
  { path: '/mediators?who=team&first=DEMO-TEAM-A1&second=DEMO-TEAM-B1', heading: { 'zh-CN': '调解队伍', en: 'Mediators' }, evidence: drawn },
  { path: '/mediators/mediator/DEMO-M023', heading: { 'zh-CN': '调解员 023', en: 'Mediator 023' }, evidence: listed },
  { path: '/board', heading: { 'zh-CN': '金牌榜', en: 'Gold board' }, evidence: named },
  { path: '/board?view=committee', heading: { 'zh-CN': '金牌榜', en: 'Gold board' }, evidence: listed },
  { path: '/board/DEMO-M023', heading: { 'zh-CN': '评选明细', en: 'behind the place' }, evidence: listed },
  { path: '/actions', heading: { 'zh-CN': '行动台账', en: 'Actions' }, evidence: named },
  { path: '/effects', heading: { 'zh-CN': '举措与效果', en: 'What was done' }, evidence: drawn },
  { path: '/effects/plan', heading: { 'zh-CN': '随机排期', en: 'Randomised roll-out' }, evidence: choosable },
  { path: '/explore', heading: { 'zh-CN': '探索', en: 'Explore' }, evidence: drawn },
  { path: '/risk', heading: { 'zh-CN': '风险预警', en: 'Risk' }, evidence: drawn },
  { path: '/reports', heading: { 'zh-CN': '报告', en: 'Reports' }, evidence: choosable },
  { path: '/reports?tab=templates', heading: { 'zh-CN': '报告', en: 'Reports' }, evidence: choosable },
  { path: '/reports?tab=archive', heading: { 'zh-CN': '报告', en: 'Reports' }, evidence: searchable },
  { path: '/reports/schedules', heading: { 'zh-CN': '定时发送', en: 'Scheduled reports' }, evidence: addable },
  { path: '/number?dataset=demo&metric=intake&from=2026-09-01&to=2026-09-30&version=16&definition=1', heading: { 'zh-CN': '收案量', en: 'Intake' }, evidence: listed },
  { path: '/data', heading: { 'zh-CN': '数据', en: 'Data' }, evidence: listed },
  { path: '/data/restatements?ds=demo&period=all', heading: { 'zh-CN': '历史变更', en: 'Restatements' }, evidence: listed },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const language of ['zh-CN', 'en'] as const) {
      for (const { path, heading, evidence } of PAGES) {
        test(`${path} in ${language} shows its evidence, fits and can be read by all`, async ({ page }) => {
          await open(page, path, language);
          await expect(page.getByRole('heading', { level: 1, name: heading[language] })).toBeVisible();
          await evidence(page);
          await expect(page.getByRole('alert')).toHaveCount(0);
          expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
          expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
        });
      }
    }
  });
}

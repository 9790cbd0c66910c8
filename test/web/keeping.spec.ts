import { expect, open, overflowPx, test, violations } from './page-test.js';

// Both languages set rules of the one server.
test.describe.configure({ mode: 'serial' });

const WORDS = {
  'zh-CN': {
    log: '日志保存期限', rejects: '拒收行内容的保存期限', months: '保存（月）', reason: '理由（至少 10 个字）', set: '设定期限', end: '改为不限期', look: '看看会删除什么', plan: '删除的影响', none: /没有 \d{4}-\d{2}-\d{2} 之前的，无可删除。/u, ended: '没有设定期限：一直保存。', why: '信息安全管理办法第八条，按月保存',
  },
  en: {
    log: 'How long the log is kept', rejects: 'How long texts of rejected rows are kept', months: 'Kept (months)', reason: 'Reason (at least 10 characters)', set: 'Set the rule', end: 'Keep without an end', look: 'See what would be deleted', plan: 'Effect of deleting', none: /There is nothing of before \d{4}-\d{2}-\d{2} to delete\./u, ended: 'No rule has been set: kept without an end.', why: 'Information security policy, section 8',
  },
} as const;

for (const language of ['zh-CN', 'en'] as const) {
  for (const [what, path] of [['log', '/audit'], ['rejects', '/data']] as const) {
    test(`how long is kept what ${path} shows, in ${language}: a rule with its reason, and its effect`, async ({ page }) => {
      const words = WORDS[language];
      await open(page, path, language);
      const card = page.getByRole('region', { name: words[what], exact: true });
      await expect(card.getByRole('button', { name: words.set, exact: true })).toBeDisabled();
      expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
      // Both widths run against that server as well.
      if (test.info().project.name === 'phone') return;
      await card.getByLabel(words.months).fill('24');
      await card.getByLabel(words.reason).fill(words.why);
      await card.getByRole('button', { name: words.set, exact: true }).click();
      await card.getByRole('button', { name: words.look, exact: true }).click();
      await expect(card.getByRole('group', { name: words.plan, exact: true })).toContainText(words.none);
      expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
      expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
      await card.getByLabel(words.reason).fill(words.why);
      await card.getByRole('button', { name: words.end, exact: true }).click();
      await expect(card.getByText(words.ended, { exact: true })).toBeVisible();
    });
  }
}

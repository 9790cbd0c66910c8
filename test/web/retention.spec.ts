import { expect, open, overflowPx, test, violations } from './page-test.js';

// Both languages set a rule of the one dataset of the one server.
test.describe.configure({ mode: 'serial' });

for (const language of ['zh-CN', 'en'] as const) {
  test(`how long cases are kept in ${language}: a rule with its reason, its effect, and no deletion without a word`, async ({ page }) => {
    const words = language === 'en'
      ? { card: 'How long cases are kept', years: 'Kept after the closing (years)', reason: 'Reason (at least 10 characters)', set: 'Set the rule', end: 'Keep without an end', look: 'See what would be deleted', plan: 'Effect of deleting', sure: 'I have seen the effect and want these cases deleted for good', go: 'Delete for good', none: /No case was closed before \d{4}-\d{2}-\d{2}; there is nothing to delete\./u, goes: /cases closed before \d{4}-\d{2}-\d{2} \([\d,]+ versions\) will be deleted for good\./u, ended: 'Cases are kept without an end.', why: 'Records policy, section 4' }
      : { card: '保存期限', years: '自办结起保存（年）', reason: '理由（至少 10 个字）', set: '设定期限', end: '改为不限期', look: '看看会删除什么', plan: '删除的影响', sure: '我已看过影响，确认彻底删除', go: '彻底删除', none: /没有 \d{4}-\d{2}-\d{2} 之前办结的案件，无可删除。/u, goes: /\d{4}-\d{2}-\d{2} 之前办结的 [\d,]+ 件案件（[\d,]+ 个版本）将被彻底删除。/u, ended: '不限期：案件一直保存。', why: '档案管理规定第四条，自办结起' };
    await open(page, '/data', language);
    const card = page.getByRole('region', { name: words.card, exact: true });
    const set = async (years: string): Promise<void> => {
      await card.getByLabel(words.years).fill(years);
      await card.getByLabel(words.reason).fill(words.why);
      await card.getByRole('button', { name: words.set, exact: true }).click();
      await expect(card.getByLabel(words.reason)).toHaveValue('');
      await card.getByRole('button', { name: words.look, exact: true }).click();
    };
    await expect(card.getByRole('button', { name: words.set, exact: true })).toBeDisabled();
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    // Both widths run against that server as well.
    if (test.info().project.name === 'phone') return;
    await set('50');
    const plan = card.getByRole('group', { name: words.plan, exact: true });
    await expect(plan).toContainText(words.none);
    await set('1');
    await expect(plan).toContainText(words.goes);
    await expect(plan.getByRole('button', { name: words.go, exact: true })).toBeDisabled();
    await plan.getByLabel(words.sure).check();
    expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
    await card.getByLabel(words.reason).fill(words.why);
    await card.getByRole('button', { name: words.end, exact: true }).click();
    await expect(card.getByText(words.ended, { exact: true })).toBeVisible();
  });
}

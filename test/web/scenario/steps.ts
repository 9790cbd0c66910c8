import { expect, type Locator, type Page } from '@playwright/test';
import { UNLUCKY } from './history.js';

/** What a load, a trial or the sealing of minutes may take. */
export const JOB = { timeout: 60_000 };
/** The dataset that everything is loaded into. */
export const DATASET = 'centre';

/** Brings a file, as the first of its source or as the next; all of its rows are new. */
export async function bring(page: Page, name: string, text: string, isFirst: boolean): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '读法无误，下一步' }).click();
  if (isFirst) {
    await page.getByLabel('标识').fill(DATASET);
    await page.getByLabel('标识').blur();
    await page.getByRole('radio', { name: /^也提供/u }).check();
  } else {
    await page.getByRole('combobox', { name: '来源', exact: true }).selectOption(DATASET);
  }
  const rows = text.trim().split('\n').length - 1;
  await page.getByRole('button', { name: '试载（不改动数据）' }).click();
  await expect(page.getByText(new RegExp(`收到 ${rows.toLocaleString('en-US')} = 载入 ${rows.toLocaleString('en-US')} \\+ 合并 0 \\+ 未变 0 \\+ 拒收 0`, 'u'))).toBeVisible(JOB);
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await expect(page.getByRole('link', { name: '在数据页查看这一批' })).toBeVisible(JOB);
}

/** Plans a meeting about the last month that is known; the first makes the series that the next belong to. */
export async function planned(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '筹备会议' }).click();
  const form = page.getByRole('form', { name: '筹备会议' });
  await form.getByLabel('会议名称').fill(title);
  if (await form.getByLabel('系列名称').isVisible()) {
    await form.getByLabel('系列名称').fill('质量审核会议');
    await form.getByLabel('姓名').fill('主持');
    await form.getByRole('button', { name: '添加参会人' }).click();
    await form.getByLabel('姓名').nth(1).fill('甲');
    await form.getByLabel('负责的案件').nth(1).selectOption('institution');
    await form.getByLabel(/^值/u).selectOption(UNLUCKY);
  }
  await form.getByRole('button', { name: '保存并拟定议程' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** What is done on the wall: the page of an item is reached by the presenter's keys, and what is decided is written down there. */
export async function decided(wall: Page, item: string, text: string): Promise<void> {
  const title = wall.getByRole('heading', { level: 1 });
  await expect(wall.getByText(/^\d+ \/ \d+$/u)).toBeVisible();
  await wall.keyboard.press('Home');
  await expect(wall.getByText(/^1 \/ /u)).toBeVisible();
  for (let n = 2; !(await title.innerText()).includes(item); n += 1) {
    await wall.keyboard.press('ArrowRight');
    await expect(wall.getByText(new RegExp(`^${String(n)} / `, 'u'))).toBeVisible();
  }
  await expect(wall.locator('figure svg').first()).toBeVisible();
  await wall.keyboard.press('a');
  await wall.keyboard.type(text);
  await wall.getByRole('button', { name: '记下' }).click();
  await expect(wall.getByRole('region', { name: '本次决议' }).getByRole('listitem').filter({ hasText: text })).toBeVisible();
}

/** Items of the agenda that is shown. */
export const agendaOf = (page: Page): Locator => page.getByRole('region', { name: '议程' }).getByRole('listitem');

/** What an action is to bring; whether its group was chosen for being worst. */
export interface Hope { readonly direction: 'down' | 'up'; readonly isWorst: boolean }
/** Makes an action of a decision, with what it is to bring. */
export async function begun(decision: Locator, { direction, isWorst }: Hope): Promise<void> {
  await decision.getByRole('button', { name: '由决议建立行动' }).click();
  await decision.getByLabel('负责人 · 姓名').fill('甲');
  await decision.getByLabel('或某一天').fill('2026-03-31');
  await decision.getByRole('checkbox', { name: /写明预期效果/u }).check();
  await decision.getByLabel('方向').selectOption(direction);
  await decision.getByLabel('从何时起作用').fill('2026-04-01');
  await decision.getByLabel('何时复核').fill('2026-04-30');
  await decision.getByRole('checkbox', { name: '选它时它最差' }).setChecked(isWorst);
  await decision.getByRole('button', { name: '发起' }).click();
  await expect(decision.getByText('已建立行动。')).toBeVisible();
}

import { expect, open, overflowPx, takeOut, test, violations } from './page-test.js';

test('a report is written beside, held against its numbers, sealed, verified, compared, and a number of it opened', async ({ page }) => {
  test.setTimeout(240_000);
  // Both widths run against one server: each writes of a month of its own.
  const isPhone = test.info().project.name === 'phone';
  const [month, called] = isPhone ? ['2026-08', '2026年8月'] : ['2026-09', '2026年9月'];
  await open(page, `/reports?template=monthly&of=${month}`, 'zh-CN');
  await expect(page.getByLabel('期间').first()).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  const draft = await takeOut(page, page.getByRole('button', { name: '下载草稿' }));
  expect(draft.suggestedFilename()).toMatch(new RegExp(`^monthly-${month}\\.E-[0-9A-F]{8}\\.pdf$`, 'u'));
  const words = page.getByRole('region', { name: '文字说明' });
  await words.getByLabel('中文', { exact: true }).fill('收案量99999件，因为节假日，环比下降12%。');
  await expect(words).toContainText('有未保存的改动');
  await words.getByRole('button', { name: '保存文字' }).click();
  await expect(words.getByRole('status').first()).toContainText('已保存');
  await words.getByRole('button', { name: '与数字核对' }).click();
  await expect(words).toContainText('共 3 处说法，3 处须改。', { timeout: 60_000 });
  await expect(words.getByRole('listitem').first()).toContainText('“99999件”');
  expect(await violations(page), 'WCAG 2.2 AA, with flags').toEqual([]);
  const seal = page.getByRole('region', { name: '封存' });
  await seal.getByRole('button', { name: '生成并封存' }).click();
  await expect(seal.getByRole('alert')).toContainText('FLAGGED', { timeout: 90_000 });
  await seal.getByLabel('保留不符之处的理由').fill('引自上级通报，并非本报告的数字');
  await seal.getByRole('button', { name: '生成并封存' }).click();
  await expect(seal.getByRole('status')).toContainText('已封存，共 6 份文件', { timeout: 120_000 });
  await seal.getByRole('link', { name: '打开存档' }).click();
  const pack = page.getByRole('region', { name: `月度质效报告 · ${month}` });
  await expect(pack).toContainText('引自上级通报，并非本报告的数字');
  await pack.getByRole('button', { name: '核验存档' }).click();
  await expect(pack.getByRole('status')).toContainText('核验通过 ✓', { timeout: 120_000 });
  expect(await violations(page), 'WCAG 2.2 AA, a pack').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  const file = await takeOut(page, pack.getByRole('button', { name: `monthly-${month}.zh.xlsx` }));
  expect(file.suggestedFilename()).toMatch(new RegExp(`^monthly-${month}\\.zh\\.E-[0-9A-F]{8}\\.xlsx$`, 'u'));
  // Sealed again from the same data: nothing differs.
  await page.getByRole('button', { name: '生成', exact: true }).click();
  await page.getByRole('region', { name: '文字说明' }).getByLabel('中文', { exact: true }).fill('');
  await page.getByRole('button', { name: '保存文字' }).click();
  await expect(page.getByRole('region', { name: '文字说明' }).getByRole('status').first()).toContainText('已保存');
  await page.getByRole('region', { name: '封存' }).getByRole('button', { name: '生成并封存' }).click();
  await expect(page.getByRole('region', { name: '封存' }).getByRole('status')).toContainText('已封存', { timeout: 120_000 });
  await page.getByRole('link', { name: '打开存档' }).click();
  await pack.getByText('与另一份比较').click();
  await pack.getByLabel('另一份').selectOption({ index: 1 });
  await expect(pack).toContainText('个数全部相同', { timeout: 60_000 });
  await page.goto(`/number?dataset=demo&metric=intake&from=${month}-01&to=${month}-28&version=17&definition=1`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('收案量');
  await expect(page.getByRole('region', { name: '案件清单' })).toContainText(/清单 [\d,]+ = 收案量 [\d,]+ ✓/u);
  expect(await violations(page), `WCAG 2.2 AA, a number of ${called}`).toEqual([]);
});

test('a template is put in another order, saved beside the original, looked at line by line and restored, in English', async ({ page }) => {
  // One at a time: both widths would change the same template.
  const id = test.info().project.name === 'phone' ? 'meeting' : 'annual';
  await open(page, `/reports?tab=templates&template=${id}`, 'en');
  const editor = page.getByRole('list', { name: 'Sections' });
  const before = await editor.getByRole('listitem').count();
  const moved = await editor.getByRole('listitem').nth(1).getByRole('textbox').last().inputValue();
  await editor.getByRole('listitem').nth(1).getByRole('button', { name: /^Move up/u }).click();
  await expect(editor.getByRole('listitem').first().getByRole('textbox').last()).toHaveValue(moved);
  await editor.getByRole('listitem').last().getByRole('button', { name: /^Take out/u }).click();
  await expect(editor.getByRole('listitem')).toHaveCount(before - 1);
  await page.getByText('Changes', { exact: true }).click();
  await expect(page.getByRole('group', { name: 'Changes' })).toContainText('-');
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Save the template' }).click();
  await expect(page.getByRole('button', { name: 'Restore the original' })).toBeVisible();
  await page.getByRole('button', { name: 'Restore the original' }).click();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('button', { name: 'Restore the original' })).toHaveCount(0);
  await expect(editor.getByRole('listitem')).toHaveCount(before);
});

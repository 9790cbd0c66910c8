import { expect, open, overflowPx, takeOut, test, violations } from '../page-test.js';

test.setTimeout(120_000);

test('a manager walks from a stuck type to what an institution is asked', async ({ page }) => {
  const mine = test.info().project.name;
  await open(page, '/issues?split=subtype', 'zh-CN');
  await page.getByRole('link', { name: '查找久拖原因' }).first().click();
  await expect(page).toHaveURL(/\/issues\/cause\?.*member=B04-10/u);
  await expect(page.getByRole('heading', { name: /为何久拖不决：抵押解除/u })).toBeVisible();
  for (const name of ['卡在哪里', '时间耗在哪里', '原因、机构、产品、网点', '调成的案件有什么共同点', '好转的同类', '假设', '整改建议']) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /首次调解至办结/u })).toContainText('更慢');
  await expect(page.getByText(/关联，不是原因。检验/u)).toBeVisible();

  await page.getByRole('button', { name: '提出假设' }).click();
  await page.getByLabel('假设内容').fill(`解押材料移交晚（${mine}）`);
  await page.getByLabel('负责人').fill('质效组');
  await page.getByRole('group', { name: '依据的数字' }).getByRole('checkbox').first().check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  const hypothesis = page.getByRole('listitem').filter({ hasText: `解押材料移交晚（${mine}）` });
  await expect(hypothesis).toContainText('已提出');
  await hypothesis.getByRole('button', { name: '作出判断' }).click();
  await hypothesis.getByLabel('依据（至少 4 个字）').fill('各机构都慢在调解之后');
  await hypothesis.getByRole('button', { name: '保存' }).click();
  await expect(hypothesis.locator('.state').first()).toHaveText('得到支持');

  await page.getByRole('button', { name: '起草整改建议' }).click();
  await page.getByRole('combobox', { name: /^机构/u }).selectOption({ index: 0 });
  await page.getByLabel('收件人').fill('消费者权益保护部');
  await page.getByLabel('要求整改的内容').fill(`请说明解押时限（${mine}）`);
  await expect(page.getByRole('button', { name: '生成草稿' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /调解成功率/u }).check();
  await page.getByRole('button', { name: '生成草稿' }).click();
  const request = page.getByRole('listitem').filter({ hasText: `请说明解押时限（${mine}）` });
  await expect(request).toContainText('草稿');
  const file = await takeOut(page, request.getByRole('button', { name: '下载 PDF' }));
  expect(file.suggestedFilename()).toMatch(/^rectification-.+\.pdf$/u);
  await request.getByRole('button', { name: '标为已发出' }).click();
  await request.getByRole('button', { name: '保存' }).click();
  await expect(request.locator('.state').first()).toHaveText('已发出');
  // What was sent is sealed with it: the draft is no longer what is taken out.
  await expect(request.getByRole('link', { name: '打开封存的公函' })).toBeVisible();
  await expect(request.getByRole('button', { name: /^下载/u })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect(await overflowPx(page)).toBe(0);
  await page.screenshot({ path: test.info().outputPath('cause.png'), fullPage: true });
  await request.getByRole('button', { name: '登记答复' }).click();
  await request.getByLabel('答复内容').fill('已重新规定解押时限');
  await request.getByRole('button', { name: '保存' }).click();
  await expect(request).toContainText('已重新规定解押时限');
  await request.getByRole('link', { name: '打开封存的公函' }).click();
  await expect(page.getByRole('heading', { name: /溯源整改建议/u }).first()).toBeVisible();
});

test('it says what it is about in English too, and what it lacks', async ({ page }) => {
  await open(page, '/issues/cause?dimension=subtype&member=B04-10', 'en');
  await expect(page.getByRole('heading', { name: /^Why it stays unresolved: /u })).toBeVisible();
  await expect(page.getByText('Goes together; not a cause.').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await overflowPx(page)).toBe(0);
  await page.screenshot({ path: test.info().outputPath('cause-en.png'), fullPage: true });
  await page.goto('/issues/cause?ds=demo&dimension=subtype&member=none');
  await expect(page.getByText('Within the period and filters there are no cases of this type')).toBeVisible();
  await page.goto('/issues/cause');
  await expect(page.getByText('No type is named.')).toBeVisible();
});

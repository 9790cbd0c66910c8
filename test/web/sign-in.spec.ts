import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, overflowPx, test, violations } from './page-test.js';
import { startBuilt, type Built } from '../browser/start-built.js';

const PASSWORD = 'a password of 2026';

let folder: string;
let server: Built;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-signed-'));
  server = await startBuilt({ CONCORD_DATA_DIR: join(folder, 'data'), CONCORD_DEMO: 'off', CONCORD_SIGN_IN: 'on' });
});
test.afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
test.describe.configure({ mode: 'serial' });

/** Every answer without a session is refused: that is what is tried here. */
test.use({ quiet: undefined });

test('whoever reads the console makes the first administrator, who gives others what they may do', async ({ page, browser }) => {
  await expect.poll(() => /half an hour: (\S+)/u.exec(server.said())?.[1] ?? '').not.toBe('');
  const code = /half an hour: (\S+)/u.exec(server.said())?.[1] ?? '';
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await page.getByLabel('控制台上的一次性代码').fill('wrong');
  await page.getByLabel('用户名').fill('root');
  await page.getByLabel('姓名').fill('总管理员');
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '建立管理员' }).click();
  await expect(page.getByRole('alert')).toContainText('代码不对或已过期');
  await page.getByLabel('控制台上的一次性代码').fill(code);
  await page.getByRole('button', { name: '建立管理员' }).click();
  await expect(page.getByText('尚未载入任何数据')).toBeVisible();

  await page.goto(`${server.url}/people`);
  await page.getByRole('button', { name: '增加人员' }).click();
  await page.getByLabel('用户名').fill('north');
  await page.getByLabel('姓名').fill('北区质量管理');
  await page.getByRole('button', { name: '增加人员' }).click();
  const told = page.getByRole('status').locator('code');
  await expect(told).toHaveText(/^([a-z0-9]{5}-){3}[a-z0-9]{5}$/u);
  const password = await told.innerText();
  const person = page.getByRole('region', { name: '北区质量管理' });
  await expect(person.getByText('尚无授权')).toBeVisible();
  await person.getByRole('button', { name: '授权' }).click();
  await person.getByLabel('角色').selectOption('质量管理');
  await person.getByRole('button', { name: '限定范围' }).click();
  await person.getByRole('combobox', { name: '按', exact: true }).selectOption('region');
  await person.getByLabel('取值').fill('N');
  await person.getByRole('button', { name: '加入' }).click();
  await person.getByLabel('截止日').fill('2099-12-31');
  await person.getByRole('button', { name: '给予' }).click();
  await expect(person.getByText('至 2099-12-31')).toBeVisible();
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);

  // What they will see, before they do; and back.
  await person.getByRole('button', { name: '以此视角查看' }).click();
  const seen = page.getByRole('status').filter({ hasText: '您正按“北区质量管理”的授权查看' });
  await expect(seen).toBeVisible();
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
  await seen.getByRole('button', { name: '回到本人视角' }).click();
  await expect(page).toHaveURL(/\/people$/u);
  await expect(person.getByText('至 2099-12-31')).toBeVisible();
  await expect(seen).toHaveCount(0);

  // Somebody else, elsewhere: they may not look after people, and what they may is theirs to read.
  const other = await browser.newContext({ locale: 'zh-CN' });
  const theirs = await other.newPage();
  await theirs.goto(server.url);
  await theirs.getByLabel('用户名').fill('north');
  await theirs.getByLabel('口令').fill('not this one');
  await theirs.getByRole('button', { name: '登录' }).click();
  await expect(theirs.getByRole('alert')).toContainText('用户名或口令不对');
  await theirs.getByLabel('口令').fill(password);
  await theirs.getByRole('button', { name: '登录' }).click();
  await expect(theirs.getByText('尚未载入任何数据')).toBeVisible();
  await theirs.goto(`${server.url}/own`);
  await expect(theirs.getByText('地区 N')).toBeVisible();
  await theirs.getByLabel('用途').fill('月报');
  await theirs.getByRole('button', { name: '建立令牌' }).click();
  await expect(theirs.getByRole('status').locator('code')).toHaveText(/^concord_[\w-]{43}$/u);
  expect(await violations(theirs), 'WCAG 2.2 AA').toEqual([]);
  await theirs.goto(`${server.url}/people`);
  await expect(theirs.getByRole('alert')).toContainText('没有做这件事的权限');

  // Revoked: gone with their next question.
  await person.getByRole('button', { name: '收回' }).click();
  await expect(person.getByText('过去的授权 1 项')).toBeVisible();
  await theirs.goto(`${server.url}/own`);
  await expect(theirs.getByRole('alert')).toContainText('没有任何授权');
  await theirs.getByRole('button', { name: '退出' }).click();
  await expect(theirs.getByRole('heading', { name: '登录' })).toBeVisible();
  await other.close();

  // With a session of the browser's, only what the pages ask is answered; a program asks with a token.
  const asked = await page.evaluate(async () => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ viewer { name } }' }) });
    return response.json() as Promise<{ errors?: { extensions: { code: string } }[] }>;
  });
  expect(asked.errors?.[0]?.extensions.code).toBe('UNKNOWN_DOCUMENT');

  await page.goto(`${server.url}/audit`);
  await page.getByRole('button', { name: '核对整条链' }).click();
  await expect(page.getByRole('status').filter({ hasText: '完整无缺' })).toBeVisible();
  await page.getByRole('combobox', { name: '操作', exact: true }).selectOption({ label: '收回授权' });
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('main').getByRole('row').nth(1)).toContainText('北区质量管理');
  expect(await overflowPx(page), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(await violations(page), 'WCAG 2.2 AA').toEqual([]);
});

test('whoever guesses passwords is held back by the rates that the server starts with', async () => {
  const attempt = async (): Promise<number> => (await fetch(`${server.url}/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-concord': '1' }, body: JSON.stringify({ login: 'nobody', password: 'guessed' }) })).status;
  const statuses: number[] = [];
  for (let i = 0; i < 61; i += 1) statuses.push(await attempt());
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
  // The pages themselves are there all the same, and what is written down is a JSON object a line once it listens.
  expect((await fetch(server.url, { headers: { accept: 'text/html' } })).status).toBe(200);
});

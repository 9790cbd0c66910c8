import { chromium } from '@playwright/test';
const URL = 'http://127.0.0.1:3471';
const only = process.argv[2] ?? 'all';
const OUT = '/tmp/wizard-shot';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const faults = [];
async function ctx(lang, theme, width, height, mobile = false) {
  const c = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: 'zh-CN', reducedMotion: 'reduce', ...(mobile ? { hasTouch: true, isMobile: true } : {}) });
  await c.addInitScript(([l, t]) => { localStorage.setItem('concord.locale', l); localStorage.setItem('concord.theme', t); }, [lang, theme]);
  const p = await c.newPage();
  p.on('console', (m) => { if (m.type() === 'error') faults.push(`${lang} ${theme} ${m.text()}`); });
  p.on('pageerror', (e) => faults.push(`page ${e.message}`));
  p.setDefaultTimeout(20000);
  return p;
}
const shot = (p, n) => p.screenshot({ path: `${OUT}/${n}.png`, fullPage: true });
async function walk(lang, theme, width, height, mobile, file, tag, { load = false } = {}) {
  const p = await ctx(lang, theme, width, height, mobile);
  const en = lang === 'en';
  const b = (zh, e) => p.getByRole('button', { name: en ? e : zh, exact: true });
  await p.goto(`${URL}/data/deliver`);
  await p.locator('input[type=file]').waitFor({ state: 'attached' });
  await p.waitForTimeout(300);
  await shot(p, `${tag}-1`);
  const chooser = p.waitForEvent('filechooser');
  await b('选择文件', 'Choose a file').click();
  await (await chooser).setFiles(file);
  await b('读法无误，下一步', 'This is right, go on').waitFor();
  await shot(p, `${tag}-2`);
  await b('读法无误，下一步', 'This is right, go on').click();
  await b('试载（不改动数据）', 'Try it out (changes nothing)').waitFor();
  await p.waitForTimeout(500);
  await shot(p, `${tag}-3`);
  const pick = p.locator('select', { has: p.locator('optgroup') }).filter({ hasText: en ? 'Settled' : '成功' });
  const open = p.locator('select.said__choice.choice--open');
  if (await open.count() > 0) { await open.first().selectOption('code:S'); await p.waitForTimeout(600); await shot(p, `${tag}-3b`); }
  await b('试载（不改动数据）', 'Try it out (changes nothing)').click();
  await p.getByText(en ? /Ready to be loaded|would be refused|did not finish|same as load/i : /可以载入|会被拒绝|没有完成|完全相同/).first().waitFor();
  await p.waitForTimeout(300);
  await shot(p, `${tag}-4`);
  const over = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) faults.push(`${tag} overflow ${over}`);
  if (load) {
    await b('载入', 'Load').click();
    await p.getByText(en ? /is published/ : /已发布：/).waitFor();
    await p.waitForTimeout(600);
    await shot(p, `${tag}-5`);
    await p.locator('a.go').first().click();
    await p.waitForTimeout(1500);
    await shot(p, `${tag}-6`);
  }
  await p.context().close();
}
const jobs = {
  a: () => walk('zh-CN', 'light', 1440, 900, false, `${OUT}/made.csv`, 'a', { load: true }),
  b: () => walk('en', 'dark', 1920, 1080, false, `${OUT}/made.xlsx`, 'b', { load: true }),
  c: () => walk('zh-CN', 'dark', 390, 844, true, `${OUT}/made.xlsx`, 'c'),
  d: () => walk('en', 'light', 390, 844, true, `${OUT}/made.csv`, 'd'),
  e: () => walk('zh-CN', 'light', 1920, 1080, false, `${OUT}/wide.csv`, 'e'),
};
for (const [k, f] of Object.entries(jobs)) if (only === 'all' || only.includes(k)) { const t = Date.now(); try { await f(); } catch (e) { faults.push(`${k} ${e.message.slice(0, 400)}`); } console.log(k, Date.now() - t); }
console.log(faults.join('\n'));
await browser.close();

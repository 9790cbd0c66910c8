import { expect, open, test } from './page-test.js';

test('Chinese characters are drawn, not boxes', async ({ page }) => {
  await open(page, '/', 'zh-CN');
  const same = await page.evaluate(() => {
    const draw = (character: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 48;
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('no canvas');
      pen.font = `40px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(character, 2, 40);
      return canvas.toDataURL();
    };
    return new Set(['和', '衷', '调', '解'].map(draw)).size < 4;
  });
  expect(same, 'Install a Chinese font (Debian: apt-get install fonts-noto-cjk)').toBe(false);
});

import { detectEncoding, firstBadLine } from './detect-encoding.js';

const TEXT = '编号,收案,备注\nA-1,2024-01-01,投诉甲乙丙丁\nA-2,2024-01-02,戊己庚辛壬癸\n';

it('takes UTF-8 with a damaged byte for UTF-8, and names its line', () => {
  const damaged = Buffer.from(TEXT.repeat(20));
  damaged[damaged.lastIndexOf(Buffer.from('壬'))] = 0xff;
  expect(detectEncoding(damaged)).toBe('utf-8');
  // The last line of the sixtieth: a header stands above every two rows.
  expect(firstBadLine(damaged)).toBe(60);
  expect(firstBadLine(Buffer.from(TEXT))).toBeUndefined();
  expect(firstBadLine(Buffer.from([0x61, 0xff]))).toBe(1);
});

it('takes text that is broken throughout for GB18030', () => {
  // 编号,收案 in GB18030.
  expect(detectEncoding(Buffer.from('b1e0bac52ccad5b0b80a', 'hex'))).toBe('gb18030');
  expect(detectEncoding(Buffer.from('a,b\n1,2\n'))).toBeUndefined();
  expect(detectEncoding(Buffer.from(TEXT))).toBe('utf-8');
});

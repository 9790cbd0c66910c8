import { twoAtATime } from './load-context.js';

it('works on two things at a time, and on all of them', async () => {
  let running = 0;
  const most: number[] = [];
  const done: number[] = [];
  await twoAtATime([1, 2, 3, 4, 5], async (item) => {
    most.push(running += 1);
    await new Promise((resolve) => { setImmediate(resolve); });
    running -= 1;
    done.push(item);
  });
  expect(Math.max(...most)).toBe(2);
  expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
});

it('begins nothing after a failure, and waits for what is under way before it tells', async () => {
  const told: string[] = [];
  const working = twoAtATime(['bad', 'slow', 'never'], async (item) => {
    if (item === 'bad') throw new Error('bad');
    await new Promise((resolve) => { setImmediate(resolve); });
    told.push(item);
  });
  await expect(working).rejects.toThrow('bad');
  expect(told).toEqual(['slow']);
});

import { NoAnswer, within } from './within.js';

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => { jest.useRealTimers(); });

it('gives up a connection that neither answers nor ends, a while after the server should have', async () => {
  const giveUp = jest.fn();
  const waited = within(5_000, new Promise<never>(() => undefined), giveUp);
  const refused = expect(waited).rejects.toThrow(NoAnswer);
  await jest.advanceTimersByTimeAsync(14_999);
  expect(giveUp).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  await refused;
  expect(giveUp).toHaveBeenCalledTimes(1);
});

it('leaves no timer behind an answer, be it a failure', async () => {
  expect(await within(5_000, Promise.resolve(7), () => undefined)).toBe(7);
  await expect(within(5_000, Promise.reject(new Error('no')), () => undefined)).rejects.toThrow('no');
  expect(jest.getTimerCount()).toBe(0);
});

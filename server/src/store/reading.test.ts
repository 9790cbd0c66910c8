import { Reading, type DataVersion } from './reading.js';

/** A store whose data version is moved by hand; a question answers with the version it was asked of. */
function published() {
  const at: { number: number } = { number: 1 };
  const version = (): DataVersion => ({ number: at.number, publishedAt: null });
  const state: { known: DataVersion | undefined; looked: number } = { known: version(), looked: 0 };
  const reading = () => new Reading({
    get known() { return state.known; },
    current: () => { state.looked += 1; state.known = version(); return Promise.resolve(state.known); },
  });
  return { at, state, reading };
}

const plain = ({ number }: DataVersion): Promise<number> => Promise.resolve(number);
const turns = async (count: number): Promise<void> => { for (let i = 0; i < count; i += 1) await new Promise((resolve) => { setImmediate(resolve); }); };

describe('a reading', () => {
  it('looks the version up once for all questions that are asked together', async () => {
    const { state, reading } = published();
    const one = reading();
    expect(await Promise.all([one.ask(plain), one.ask(async (version) => { await turns(5); return version.number; }), Promise.resolve().then(() => one.ask(plain))])).toEqual([1, 1, 1]);
    expect([state.looked, one.version?.number]).toEqual([1, 1]);
  });

  it('asks all of them again when a load is published before the last is answered', async () => {
    const { at, reading } = published();
    const one = reading();
    const slow = async ({ number }: DataVersion): Promise<number> => { await turns(3); at.number = 2; return number; };
    expect(await Promise.all([one.ask(plain), one.ask(slow)])).toEqual([2, 2]);
  });

  it('gives away no answer before the slowest has one, so that none of an older version can stand beside it', async () => {
    const { at, reading } = published();
    const one = reading();
    let given: number | undefined;
    const quick = one.ask(plain).then((number) => { given = number; });
    const slow = one.ask(async ({ number }) => { await turns(20); expect(given).toBeUndefined(); at.number = 2; return number; });
    await Promise.all([quick, slow]);
    expect(given).toBe(2);
  });

  it('answers who comes late from the version that was given away, and fails when that is gone', async () => {
    const { at, reading } = published();
    const one = reading();
    expect(await one.ask(plain)).toBe(1);
    expect(await one.ask(plain)).toBe(1);
    at.number = 2;
    await expect(one.ask(plain)).rejects.toMatchObject({ code: 'DATA_MOVED' });
    expect(await reading().ask(plain)).toBe(2);
  });

  it('works out once what several fields rest on', async () => {
    const { reading } = published();
    const one = reading();
    let made = 0;
    const make = (): Promise<number> => { made += 1; return one.ask(plain); };
    expect(await Promise.all([one.once('a', make), one.once('a', make), one.once('b', make)])).toEqual([1, 1, 1]);
    expect(made).toBe(2);
  });

  it('gives up when loads are published faster than it can answer', async () => {
    const { at, reading } = published();
    await expect(reading().ask(({ number }) => { at.number += 1; return Promise.resolve(number); })).rejects.toMatchObject({ code: 'DATA_MOVED' });
  });

  it('tells why a question failed only when it was about the data in force', async () => {
    const { at, reading } = published();
    const one = reading();
    const failing = ({ number }: DataVersion): Promise<number> => { at.number = 2; return number === 1 ? Promise.reject(new Error('the old table is gone')) : Promise.resolve(number); };
    expect(await Promise.all([one.ask(plain), one.ask(failing)])).toEqual([2, 2]);
    await expect(reading().ask(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('works each of several things out once, with those that are asked for at the same time', async () => {
    const one = published().reading();
    const asked: string[][] = [];
    const ask = async (ids: readonly string[]): Promise<string[]> => { asked.push([...ids]); await turns(1); return ids.map((id) => id.toUpperCase()); };
    expect(await Promise.all([one.each('k', ['a', 'b', 'a'], ask), one.each('k', ['b', 'c'], ask), one.each('other', ['a'], ask)])).toEqual([['A', 'B', 'A'], ['B', 'C'], ['A']]);
    expect(asked).toEqual([['a', 'b'], ['c'], ['a']]);
    await expect(one.each('k', ['d', 'e'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

import { EngineError } from '../engine.js';
import { Turns, type Turn } from './turns.js';

const turn = (name: string, work: Turn['work'] = 'page', since = 0): Turn & { readonly name: string } => ({ name, by: name.slice(0, 1), work, since });
const order = (turns: Turns<ReturnType<typeof turn>>, now = 0): string => {
  const names: string[] = [];
  for (let next = turns.next(now); next !== undefined; next = turns.next(now)) {
    names.push(next.name);
    turns.begin(next);
  }
  return names.join(' ');
};

it('lets pages go before files, and files before what nobody waits for, in the order they came', () => {
  const turns = new Turns<ReturnType<typeof turn>>(64, 64);
  for (const one of [turn('a1', 'batch'), turn('b1', 'file'), turn('c1'), turn('d1', 'batch'), turn('e1', 'file'), turn('f1')]) turns.wait(one);
  expect(order(turns)).toBe('c1 f1 b1 e1 a1 d1');
});

it('lets whoever has least under way go first: a hundred questions of one person keep nobody else waiting', () => {
  const turns = new Turns<ReturnType<typeof turn>>(64, 200);
  for (let i = 0; i < 50; i += 1) turns.wait(turn(`a${String(i)}`));
  for (const one of ['b1', 'b2', 'c1']) turns.wait(turn(one));
  expect(order(turns).split(' ').slice(0, 6)).toEqual(['a0', 'b1', 'c1', 'a1', 'b2', 'a2']);
});

it('keeps half of the channels for pages, one at least for the rest, and what has waited long goes as a page', () => {
  const turns = new Turns<ReturnType<typeof turn>>(4, 64);
  for (const one of [turn('a1', 'batch'), turn('b1', 'file'), turn('c1', 'file')]) turns.wait(one);
  expect(order(turns)).toBe('b1 c1');
  expect(turns.mayBegin(turn('d1', 'batch'))).toBe(false);
  expect(turns.mayBegin(turn('d1'))).toBe(true);
  expect(order(turns, 1_999)).toBe('');
  expect(order(turns, 2_000)).toBe('a1');
  expect(new Turns(1, 8).mayBegin(turn('a1', 'batch'))).toBe(true);
});

it('is full for one person and for other kinds at half, for all at the whole', () => {
  const turns = new Turns<ReturnType<typeof turn>>(1, 8);
  const fill = (one: ReturnType<typeof turn>): string => { try { turns.wait(one); return 'waits'; } catch (error) { return error instanceof EngineError ? error.code : 'else'; } };
  expect([1, 2, 3, 4, 5].map((i) => fill(turn(`a${String(i)}`)))).toEqual(['waits', 'waits', 'waits', 'waits', 'QUEUE_FULL']);
  expect(['b1', 'c1', 'd1'].map((name) => fill(turn(name)))).toEqual(['waits', 'waits', 'waits']);
  expect(['e1', 'f1'].map((name) => fill(turn(name, 'file')))).toEqual(['waits', 'QUEUE_FULL']);
  const files = new Turns<ReturnType<typeof turn>>(1, 8);
  expect(['b1', 'c1', 'd1', 'e1'].map((name) => { files.wait(turn(name, 'file')); return name; })).toHaveLength(4);
  expect(() => { files.wait(turn('f1', 'file')); }).toThrow(EngineError);
  expect(() => { files.wait(turn('f1', 'batch')); }).not.toThrow();
  const own = new Turns<Turn>(1, 8);
  expect(() => { for (let i = 0; i < 8; i += 1) own.wait({ by: '', work: 'page', since: 0 }); }).not.toThrow();
});

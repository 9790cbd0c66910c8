import { commandOf, swipeOf } from './keys.js';

const key = (name: string, more: object = {}) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });

it.each([['ArrowRight', 'next'], ['PageDown', 'next'], [' ', 'next'], ['PageUp', 'previous'], ['ArrowLeft', 'previous'], ['D', 'drill'], ['d', 'drill'], ['n', 'notes'], ['Escape', 'leave'], ['x', null]])('reads %s as %s', (name, command) => {
  expect(commandOf(key(name), false)).toBe(command);
});

it('goes back with shift and space, and leaves typing and the browser’s own keys alone', () => {
  expect(commandOf(key(' ', { shiftKey: true }), false)).toBe('previous');
  expect(commandOf(key('d'), true)).toBeNull();
  expect(commandOf(key('Escape'), true)).toBe('leave');
  expect(commandOf(key('d', { ctrlKey: true }), false)).toBeNull();
});

it.each([[{ x: 300, y: 10 }, { x: 100, y: 30 }, 'next'], [{ x: 100, y: 10 }, { x: 300, y: 0 }, 'previous'], [{ x: 100, y: 10 }, { x: 120, y: 10 }, null], [{ x: 100, y: 10 }, { x: 200, y: 200 }, null]] as const)('reads a finger from %o to %o', (from, to, way) => {
  expect(swipeOf(from, to)).toBe(way);
});

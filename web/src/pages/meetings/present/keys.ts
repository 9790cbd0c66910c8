/** What the presenter wants. */
export type Command = 'decide' | 'drill' | 'first' | 'full' | 'last' | 'leave' | 'next' | 'notes' | 'previous';

const KEYS: Readonly<Record<string, Command>> = {
  ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous', Home: 'first', End: 'last', Escape: 'leave', d: 'drill', n: 'notes', a: 'decide', f: 'full',
};

/** What a key asks for, as keyboards and clickers send it; null for keys that mean nothing here, or are somebody's typing or the browser's own. `isTyping`: a field has the focus, where only Escape means something. */
export function commandOf({ altKey, ctrlKey, key, metaKey, shiftKey }: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'key' | 'metaKey' | 'shiftKey'>, isTyping: boolean): Command | null {
  if (altKey || ctrlKey || metaKey || (isTyping && key !== 'Escape')) return null;
  if (key === ' ') return shiftKey ? 'previous' : 'next';
  return KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Which way a finger went, over so many pixels; null for a tap, and for what went up or down. */
export function swipeOf(from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): 'next' | 'previous' | null {
  const [across, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(across) < 60 || Math.abs(across) < 2 * Math.abs(down)) return null;
  return across < 0 ? 'next' : 'previous';
}

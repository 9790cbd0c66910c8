import type { Operational } from '@concord/sql';
import type { Opened } from './opened.js';

/** Saved views: whose they are, and who may change them. */
export function viewsContract(opened: () => Opened): void {
  describe('saved views', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });
    const view = (name: string, isShared = false) => ({ name, isShared, definition: '{"名":"值"}' });

    it('are listed to their owner, shared ones to all, by name', async () => {
      await store.savedViews.add('a', view('two'));
      await store.savedViews.add('a', view('one', true));
      await store.savedViews.add('b', view('three'));
      expect((await store.savedViews.list('a')).map(({ name }) => name)).toEqual(['one', 'two']);
      expect((await store.savedViews.list('b')).map(({ name, owner }) => [name, owner])).toEqual([['one', 'a'], ['three', 'b']]);
      expect(await store.savedViews.count('a')).toBe(2);
    });

    it('are found by those who may open them, with all that was saved', async () => {
      const saved = await store.savedViews.add('a', view('一 \u0000 二'));
      expect(await store.savedViews.find(saved.id, 'a')).toEqual({ ...saved, name: '一 \uFFFD 二', definition: '{"名":"值"}', revision: 1 });
      expect(await store.savedViews.find(saved.id, 'b')).toBeUndefined();
    });

    it('are changed by their owner, from the revision read, by one of two at once', async () => {
      const { id } = await store.savedViews.add('a', view('one', true));
      expect(await store.savedViews.change(id, 'b', 1, view('stolen'))).toBeUndefined();
      const changed = await Promise.all(['x', 'y'].map((name) => store.savedViews.change(id, 'a', 1, view(name))));
      expect(changed.filter((one) => one !== undefined)).toMatchObject([{ revision: 2, isShared: false }]);
    });

    it('are removed by their owner', async () => {
      const { id } = await store.savedViews.add('a', view('one', true));
      expect([await store.savedViews.remove(id, 'b'), await store.savedViews.remove(id, 'a'), await store.savedViews.remove(id, 'a')]).toEqual([false, true, false]);
    });
  });
}

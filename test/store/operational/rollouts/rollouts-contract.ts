import type { Operational } from '@concord/sql';
import type { Opened } from '../opened.js';

/** Drawn roll-outs: written down once, told as they were. */
export function rolloutsContract(opened: () => Opened): void {
  describe('roll-outs', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });
    const plan = (dataset: string, name: string) => ({ dataset, name, body: '{"单位":["甲"]}', startsOn: '2027-01-01', seed: 2_147_483_646, drawnBy: 'a' });

    it('are told of their dataset alone, with all that was written down', async () => {
      const [one] = [await store.rolloutPlans.add(plan('demo', '回访试点\0')), await store.rolloutPlans.add(plan('other', 'two'))];
      expect(one).toMatchObject({ ...plan('demo', '回访试点\uFFFD'), drawnAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/u) as string });
      expect(await store.rolloutPlans.list('demo')).toEqual([one]);
      expect(await store.rolloutPlans.list('nowhere')).toEqual([]);
    });
  });
}

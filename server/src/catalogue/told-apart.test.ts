import { toldApart } from './told-apart.js';

it('names a dataset by its source, and by its id, too, where another source bears the name in either language', () => {
  const one = { id: 'north', label: { zh: '登记簿', en: 'Register' } };
  const alone = { id: 'core', label: { zh: 'core', en: 'core' } };
  expect(toldApart([one, alone])).toEqual([one, alone]);
  expect(toldApart([one, alone, { id: 'south', label: { zh: '南区登记簿', en: 'Register' } }])).toEqual([
    { id: 'north', label: { zh: '登记簿（north）', en: 'Register (north)' } }, alone, { id: 'south', label: { zh: '南区登记簿（south）', en: 'Register (south)' } },
  ]);
});

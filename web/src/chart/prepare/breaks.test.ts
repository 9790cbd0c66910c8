import { breaksWithin, type DefinitionBreak } from './breaks.js';

const points = [{ from: '2024-06-01', to: '2024-06-30' }, { from: '2024-07-01', to: '2024-07-31' }, { from: '2024-08-01', to: '2024-08-31' }];
const on = (changedOn: string, metric: string | null = null): DefinitionBreak => ({ changedOn, metric, text: { en: changedOn, zh: changedOn } });

it('puts a break where its day is, and leaves out what lies outside or is about another metric', () => {
  const breaks = [on('2024-07-31'), on('2024-07-01', 'intake'), on('2024-05-31'), on('2024-09-01'), on('2024-08-15', 'csat')];
  expect(breaksWithin(points, breaks, 'intake').map(({ index, changedOn }) => [index, changedOn])).toEqual([[1, '2024-07-01'], [1, '2024-07-31']]);
  expect(breaksWithin([], breaks, 'intake')).toEqual([]);
});

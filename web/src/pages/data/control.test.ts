import { shownAmounts, sumControls } from './control.js';

it('adds the months of a load up, side by side', () => {
  const month = (n: number) => ({
    month: `2024-0${String(n)}-01`, rows: n, rejected: 1,
    delivered: { cases: n, claimed: n * 10, agreed: 0.5, performed: 1, cost: 0 }, next: { cases: n * 2, claimed: 1, agreed: 2, performed: n, cost: 0 }, current: { cases: 0, claimed: 0, agreed: 0, performed: n === 1 ? null : 0, cost: 0 },
  });
  expect(sumControls([month(1), month(3)])).toEqual({
    month: null, rows: 4, rejected: 2, delivered: { cases: 4, claimed: 40, agreed: 1, performed: 2, cost: 0 }, next: { cases: 8, claimed: 2, agreed: 4, performed: 4, cost: 0 }, current: { cases: 0, claimed: 0, agreed: 0, performed: null, cost: 0 },
  });
  expect(shownAmounts(sumControls([month(1), month(3)]))).toEqual(['claimed', 'agreed', 'performed']);
  expect(shownAmounts(sumControls([]))).toEqual(['claimed']);
  expect(sumControls([])).toMatchObject({ month: null, rows: 0 });
});

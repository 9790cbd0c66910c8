import { sumControls } from './control.js';

it('adds the months of a load up, side by side', () => {
  const month = (n: number) => ({
    month: `2024-0${String(n)}-01`, rows: n, rejected: 1,
    delivered: { cases: n, claimed: n * 10, agreed: 0.5 }, next: { cases: n * 2, claimed: 1, agreed: 2 }, current: { cases: 0, claimed: 0, agreed: 0 },
  });
  expect(sumControls([month(1), month(3)])).toEqual({
    month: null, rows: 4, rejected: 2, delivered: { cases: 4, claimed: 40, agreed: 1 }, next: { cases: 8, claimed: 2, agreed: 4 }, current: { cases: 0, claimed: 0, agreed: 0 },
  });
  expect(sumControls([])).toMatchObject({ month: null, rows: 0 });
});

import { defineDimension } from '../src/dimension.js';

const BANDS = {
  '': { zh: '未填', en: 'Not told' },
  '<1': { zh: '1 万以下', en: 'below 10,000' },
  '1-5': { zh: '1–5 万', en: '10,000 to 50,000' },
  '5-20': { zh: '5–20 万', en: '50,000 to 200,000' },
  '20+': { zh: '20 万及以上', en: '200,000 and more' },
} as const;

/** Amount claimed in bands, in the currency of the dataset; each band begins with its lower end. */
export const amountBand = defineDimension({
  id: 'amount_band',
  label: { zh: '涉案金额档', en: 'Amount band' },
  key: `multiIf(amount_claimed IS NULL, '', amount_claimed < 10000, '<1', amount_claimed < 50000, '1-5', amount_claimed < 200000, '5-20', '20+')`,
  words: [BANDS],
  order: Object.keys(BANDS),
  needs: 'amount_claimed',
});

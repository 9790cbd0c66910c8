/** Bands of the age of a pending case (buckets of NCSC CourTools measure 4). */
export const AGE_BANDS = {
  '0-7': { zh: '0–7 天', en: '0–7 days' },
  '8-15': { zh: '8–15 天', en: '8–15 days' },
  '16-30': { zh: '16–30 天', en: '16–30 days' },
  '31-60': { zh: '31–60 天', en: '31–60 days' },
  '61-90': { zh: '61–90 天', en: '61–90 days' },
  '91-180': { zh: '91–180 天', en: '91–180 days' },
  '181+': { zh: '180 天以上', en: 'over 180 days' },
} as const;

/** The band of an age in days (SQL). */
export const ageBandSql = (age: string): string =>
  `multiIf(${age} <= 7, '0-7', ${age} <= 15, '8-15', ${age} <= 30, '16-30', ${age} <= 60, '31-60', ${age} <= 90, '61-90', ${age} <= 180, '91-180', '181+')`;

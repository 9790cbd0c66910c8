import { choices, type Choices } from '../random.js';

/** A sub-type of dispute as the demo history knows it. */
export interface Issue {
  readonly subtype: string;
  readonly business: string;
  /** Share of all cases, relative to the others. */
  readonly weight: number;
  readonly causes: Choices<string>;
  /** How easily it settles: shift of the logit. */
  readonly ease: number;
  /** How long it takes: factor on the time after the first session. */
  readonly slow: number;
  /** Chance that it drags on for months. */
  readonly drag: number;
  /** Median amount in dispute, yuan. */
  readonly amount: number;
}

/** Sub-type, weight, causes with weights, ease, slow, median amount. Cards lead, as in banks' published reports. */
const TABLE: readonly (readonly [string, number, string, number, number, number])[] = [
  ['B01-01', 5, 'C01:4 C02:3 C03:3', 0.4, 0.8, 3000],
  ['B01-02', 6, 'C04:8 C05:2', -0.4, 1.3, 48000],
  ['B01-03', 6, 'C03:9 C01:1', 0.1, 1.0, 21000],
  ['B01-04', 4, 'C11:6 C05:4', 0.1, 1.0, 6000],
  ['B01-05', 8, 'C03:8 C01:2', -0.2, 1.1, 9000],
  ['B02-01', 15, 'C03:8 C01:2', 0.3, 0.8, 4000],
  ['B02-02', 14, 'C09:8 C02:2', -0.6, 1.4, 16000],
  ['B02-03', 5, 'C02:6 C01:4', 0.7, 0.6, 900],
  ['B02-04', 11, 'C11:8 C05:2', 0.8, 0.6, 260],
  ['B02-05', 17, 'C03:9 C01:1', -0.3, 1.2, 12000],
  ['B03-01', 285, 'C12:68 C03:28 C01:4', 0.1, 1.1, 46000],
  ['B03-02', 125, 'C12:48 C11:32 C03:14 C05:6', 0.0, 1.0, 18000],
  ['B03-03', 62, 'C11:55 C05:25 C12:20', 0.2, 0.9, 12000],
  ['B03-04', 22, 'C11:7 C05:3', 0.9, 0.6, 1200],
  ['B03-05', 34, 'C09:7 C03:3', -0.5, 1.3, 8600],
  ['B03-06', 38, 'C03:8 C12:2', 0.0, 0.9, 22000],
  ['B03-07', 46, 'C03:6 C12:3 C10:1', -0.7, 1.1, 15000],
  ['B03-08', 35, 'C04:7 C05:3', 0.1, 1.0, 9800],
  ['B03-09', 28, 'C04:5 C06:3 C11:2', 0.6, 0.8, 2600],
  ['B03-10', 14, 'C04:5 C03:5', 0.7, 0.6, 600],
  ['B03-11', 14, 'C03:8 C01:2', 0.7, 0.6, 1500],
  ['B03-12', 7, 'C03:7 C11:3', 0.6, 0.7, 2100],
  ['B04-01', 16, 'C03:5 C11:3 C08:2', -0.1, 1.1, 310000],
  ['B04-02', 13, 'C11:6 C08:4', 0.2, 1.0, 24000],
  ['B04-03', 40, 'C12:5 C03:3 C11:2', 0.0, 1.1, 86000],
  ['B04-04', 5, 'C12:6 C03:4', 0.5, 0.9, 14000],
  ['B04-05', 15, 'C11:5 C04:3 C05:2', 0.1, 1.0, 72000],
  ['B04-06', 80, 'C11:75 C05:15 C12:10', -0.1, 1.0, 32000],
  ['B04-07', 14, 'C11:7 C05:3', 0.0, 1.0, 15000],
  ['B04-08', 9, 'C05:8 C11:2', 0.2, 1.0, 38000],
  ['B04-09', 22, 'C12:7 C03:3', 0.1, 1.2, 64000],
  ['B04-10', 18, 'C03:75 C08:25', -0.2, 1.2, 180000],
  ['B05-01', 22, 'C12:1', 0.1, 0.9, 28000],
  ['B05-02', 18, 'C12:8 C10:2', -0.1, 1.0, 26000],
  ['B05-03', 9, 'C12:1', 0.0, 1.0, 31000],
  ['B05-04', 4, 'C12:1', -0.2, 1.0, 24000],
  ['B05-05', 5, 'C12:5 C10:5', -0.4, 1.1, 22000],
  ['B06-01', 8, 'C03:5 C02:3 C09:2', 0.3, 0.8, 7000],
  ['B06-02', 7, 'C09:5 C02:5', 0.0, 0.9, 3200],
  ['B06-03', 5, 'C02:5 C03:5', 0.3, 0.8, 900],
  ['B06-04', 7, 'C06:5 C11:5', 0.3, 0.9, 1800],
  ['B07-01', 9, 'C04:6 C05:4', -0.6, 1.4, 160000],
  ['B07-02', 10, 'C07:8 C05:2', -0.9, 1.4, 120000],
  ['B07-03', 4, 'C08:6 C05:4', -0.3, 1.2, 90000],
  ['B08-01', 17, 'C04:8 C05:2', -0.3, 1.3, 42000],
  ['B08-02', 8, 'C04:5 C07:5', -0.7, 1.4, 98000],
  ['B08-03', 3, 'C02:5 C03:5', 0.6, 0.7, 400],
  ['B09-01', 3, 'C03:7 C11:3', 0.3, 0.9, 18000],
  ['B10-01', 3, 'C07:6 C05:4', -0.3, 1.1, 26000],
  ['B11-01', 3, 'C01:5 C03:5', 0.8, 0.5, 200],
  ['B12-01', 7, 'C10:1', -0.5, 1.2, 5000],
  ['B12-02', 8, 'C10:7 C03:3', -0.2, 1.0, 2000],
  ['B13-01', 1, 'C03:1', 0.4, 0.8, 9000],
  ['B14-01', 8, 'C11:7 C06:3', 0.8, 0.6, 120],
  ['B99-99', 7, 'C99:6 C03:4', 0.0, 1.0, 5000],
];

/** Any cause may also be put down as 其他, about one case in fifty. */
const OTHER_CAUSE_SHARE = 0.02;

function weightsOf(text: string): Record<string, number> {
  const weights = Object.fromEntries(text.split(' ').map((part) => part.split(':')).map(([cause = '', weight]) => [cause, Number(weight)]));
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  return { ...weights, C99: (weights['C99'] ?? 0) + sum * OTHER_CAUSE_SHARE };
}

/** All sub-types of the demo history; `stuck` settles seldom and late. */
export function issues(stuck: string): readonly Issue[] {
  return TABLE.map(([subtype, weight, causes, ease, slow, amount]) => ({
    subtype,
    business: subtype.slice(0, 3),
    weight,
    causes: choices(weightsOf(causes)),
    ease: subtype === stuck ? -1.5 : ease,
    slow: subtype === stuck ? 3.5 : slow,
    drag: subtype === stuck ? 0.4 : 0.035,
    amount,
  }));
}

/** Products by business; other businesses name none. */
export const PRODUCTS: Readonly<Record<string, Choices<string>>> = {
  B01: choices({ 'DEMO-P011': 1 }),
  B02: choices({ 'DEMO-P021': 1 }),
  B03: choices({ 'DEMO-P031': 62, 'DEMO-P032': 24, 'DEMO-P033': 14 }),
  B04: choices({ 'DEMO-P041': 22, 'DEMO-P042': 56, 'DEMO-P043': 22 }),
  B06: choices({ 'DEMO-P061': 1 }),
  B07: choices({ 'DEMO-P071': 1 }),
  B08: choices({ 'DEMO-P081': 1 }),
};

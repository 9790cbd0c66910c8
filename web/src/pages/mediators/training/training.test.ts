import { byShortage, shareText, stateOf } from './training.js';
import type { Trainings } from './training.js';

const row = (key: string, hours: number | null): Trainings['hours'][number] => ({ hours, ofDrills: 0, ofRecords: 0, team: '', mediator: { key, label: { en: key, zh: key } } });

it('holds hours against those asked for, and nothing against who tells none', () => {
  expect([stateOf(24, 24), stateOf(23.5, 24), stateOf(null, 24), stateOf(0, 0)]).toEqual(['met', 'short', 'unknown', 'met']);
  expect(byShortage([row('a', 30), row('b', null), row('c', 20), row('d', 8), row('e', 24)], 24).map(({ mediator }) => mediator.key)).toEqual(['d', 'c', 'b', 'a', 'e']);
});

it('tells no share of a few cases', () => {
  expect([shareText({ successes: 0, trials: 0 }, 'zh-CN'), shareText({ successes: 3, trials: 9 }, 'zh-CN'), shareText({ successes: 6, trials: 10 }, 'zh-CN'), shareText({ successes: 5632, trials: 7903 }, 'en')]).toEqual(['—', '3/9', '60.0% · 6/10', '71.3% · 5,632/7,903']);
});

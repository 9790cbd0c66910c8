import type { Dataset } from '../../catalogue/catalogue.js';
import type { MediatorsQuery } from '../../graphql/gen/graphql.js';
import { metric, value } from '../../measure/samples.js';
import { mediatorsEn } from '../../text/mediators/en.js';
import { wordingOf } from '../../text/wording.js';
import { alikeOf, countedBy, variablesOf, whoOf } from './question.js';
import { choicesOf, EVERY, matching, postsOf, rosterOf } from './roster.js';
import { workOf, workSentence } from './spread/spread.js';
import type { MediatorsWords } from './words.js';

const spoken = (key: string): string => key.split('.').reduce<unknown>((words, step) => (words as Record<string, unknown>)[step], mediatorsEn) as string;
const words: MediatorsWords = { wording: wordingOf('en'), say: (key, blanks) => spoken(key).replaceAll(/\{(\w+)\}/g, (_, blank: string) => String(blanks?.[blank])) };
const person = (key: string, name: string, given: Parameters<typeof value>[0], position: MediatorsQuery['plot']['points'][number]['position'] = 'not_judged', shrunk: number | null = null) =>
  ({ member: { key, isOther: false, label: { zh: name, en: name } }, value: value(given), expected: null, ratio: null, rate: null, height: null, size: 0, position, shrunk, shrunkSd: null });
const counts = (of: Record<string, number>) => ({ metric: 'closings' as const, total: value({}), rows: [...Object.entries(of).map(([key, n]) => ({ member: { key, isOther: false, label: { zh: key, en: key } }, value: { value: n } })), { member: { key: '', isOther: true, label: { zh: '', en: '' } }, value: { value: 99 } }] });
const post = (...cells: readonly string[]) => ({ cells: cells.map((cell) => ({ value: cell === '' ? null : cell, word: null })) });
const data: MediatorsQuery = {
  plot: {
    metric: 'settlement_rate', dimension: 'mediator', scale: 'share', standardisedBy: [], phi: 1, tau2: 0, judged: 1, chance: 0.004, findings: [], limits: [], total: value({ value: 0.7, n: 400, ciLow: 0.65, ciHigh: 0.75 }),
    points: [
      person('m1', 'Zhao', { value: 0.95, ciLow: 0.9, ciHigh: 0.98, n: 200, numerator: 190, denominator: 200 }, 'above_998', 0.123),
      person('m2', 'Chen', { n: 7, numerator: 7, denominator: 7, value: 1, ciLow: 0.65, ciHigh: 1, reliability: 'counts' }),
      person('m3', 'Li', { value: 0.5, ciLow: 0.3, ciHigh: 0.7, n: 20, numerator: 10, denominator: 20, reliability: 'indicative' }),
    ],
  },
  closings: counts({ m1: 210, m2: 10, m3: 20 }), open: counts({ m1: 4, m3: 30 }),
  posts: { rows: [post('m1', '2024-01-01', 'Centre', 'East', '2023-11-20'), post('m3', '2026-07-15', 'Centre', 'West', '')] },
  postColumns: [{ id: 'mediator', columns: ['mediator', 'valid_from', 'organisation', 'team', 'started_on'].map((name) => ({ name })) }],
};
const roster = rosterOf(data, '2026-10-31', metric('ratio', 'percent'), words);
const all = { text: '', organisation: EVERY, team: EVERY, tenure: EVERY };

it('lists people by name, not by rate, with what they have to do', () => {
  expect(roster.lines.map(({ name, closings, open }) => [name, closings, open])).toEqual([['Chen', '10', '—'], ['Li', '20', '30'], ['Zhao', '210', '4']]);
  expect(roster.full).toBe(1);
});

it('lists who has cases in hand and answers for none, without a result', () => {
  const taken = rosterOf({ ...data, open: counts({ m1: 4, m3: 30, m9: 6 }) }, '2026-10-31', metric('ratio', 'percent'), words);
  expect(taken.lines.find(({ key }) => key === 'm9')).toMatchObject({ name: 'm9', closings: '—', open: '6', n: '0', value: '—', position: 'not_judged', isWeak: true });
  expect(taken.lines.length).toBe(roster.lines.length + 1);
  expect(taken.scale).toEqual(roster.scale);
  expect(workOf({ ...data, open: counts({ m9: 6 }) }, words).points.find(({ key }) => key === 'm9')).toEqual({ key: 'm9', name: 'm9', closings: 0, open: 6 });
});

it('lists who is in post without a case among all cases, and not among some', () => {
  const posted = { ...data, posts: { rows: [...(data.posts?.rows ?? []), { cells: [{ value: 'm8', word: { zh: '孙', en: 'Sun' } }, ...['2026-09-01', 'Centre', 'East', ''].map((one) => ({ value: one, word: null }))] }] } };
  const line = rosterOf(posted, '2026-10-31', metric('ratio', 'percent'), words).lines.find(({ key }) => key === 'm8');
  expect(line).toMatchObject({ name: 'Sun', team: 'East', closings: '—', open: '—', n: '0', value: '—', tenure: 'newcomers' });
  expect(rosterOf(posted, '2026-10-31', metric('ratio', 'percent'), words, false).lines.some(({ key }) => key === 'm8')).toBe(false);
});

it('shows seven of seven as a fraction, without a bar', () => {
  expect(roster.lines[0]).toMatchObject({ value: '7/7', intervalText: '—', isWeak: true, position: 'not_judged', shrunk: '—', interval: { value: null, low: null, high: null } });
  expect(roster.lines[2]).toMatchObject({ isWeak: false, position: 'above_998', shrunk: '+12.3' });
});

it('counts whole months in post from the first day, else from the day the post began', () => {
  expect([...postsOf(data, '2026-10-31')].map(([key, { months, team }]) => [key, months, team])).toEqual([['m1', 35, 'East'], ['m3', 3, 'West']]);
  expect(roster.lines.map(({ tenure, tenureText }) => [tenure, tenureText])).toEqual([[null, '—'], ['newcomers', '3 months'], ['seasoned', '2 years']]);
});

it('finds by part of a name, by organisation, team and length in post', () => {
  const keys = (filter: Partial<typeof all>) => matching(roster.lines, { ...all, ...filter }).map(({ key }) => key);
  expect(keys({})).toEqual(['m2', 'm3', 'm1']);
  expect([keys({ text: ' ZHA ' }), keys({ organisation: 'Centre' }), keys({ team: 'West' }), keys({ tenure: 'seasoned' })]).toEqual([['m1'], ['m3', 'm1'], ['m3'], ['m1']]);
  expect(choicesOf(roster.lines, 'team', words)).toEqual(['East', 'West']);
});

it('tells how work is spread', () => {
  const work = workOf(data, words);
  expect(work.medians).toEqual({ closings: 20, open: 4 });
  expect(workSentence(work, words)).toBe('The median closed is 20, the middle half lies between 15 and 115; the tenth with most (1) closed 87.5% of all. Li has most open, 30, 7.5 times the median of 4.');
});

it('asks for what a dataset knows', () => {
  const dataset: Pick<Dataset, 'asOf' | 'dimensions' | 'metrics'> = { asOf: '2026-10-20', dimensions: ['mediator', 'business', 'cause'], metrics: ['closings', 'settlement_rate'] };
  expect([whoOf(dataset), alikeOf(dataset)]).toEqual([['mediator'], ['business', 'cause']]);
  const asked = variablesOf({ dataset: 'd', filters: [], range: { from: '2026-01-01', to: '2026-10-31' } }, dataset, { who: 'mediator', metric: 'settlement_rate', likeBy: ['business'] }, true);
  expect(asked).toMatchObject({ on: '2026-10-20', withClosings: true, withOpen: false, withPosts: true, plot: { standardisedBy: ['business'], dimension: 'mediator' } });
  // Where it is known who had a case first, results are counted for who answers for it, and work for who has it.
  expect(variablesOf({ dataset: 'd', filters: [], range: { from: '2026-01-01', to: '2026-10-31' } }, { ...dataset, dimensions: ['mediator', 'attributed_mediator'] }, { who: 'mediator', metric: 'settlement_rate', likeBy: [] }, false))
    .toMatchObject({ withPosts: false, plot: { dimension: 'attributed_mediator' }, closings: { dimension: 'mediator' } });
  expect(countedBy({ dimensions: ['team', 'attributed_mediator'] }, 'team')).toBe('team');
});

import type { ProfileQuery } from '../../../graphql/gen/graphql.js';
import { metric, value } from '../../../measure/samples.js';
import { mediatorsZhCN } from '../../../text/mediators/zh-cn.js';
import { wordingOf } from '../../../text/wording.js';
import type { MediatorsWords } from '../words.js';
import { clausesOf } from '../names/handovers.js';
import { peopleInPost, totalsOf } from './in-post.js';
import { boardText, figureLines, grouped, handovers, mixLines, postWords, strataLines, trainingsOf } from './profile.js';
import { variablesOf } from './question.js';

const spoken = (key: string): string => key.split('.').reduce<unknown>((words, step) => (words as Record<string, unknown>)[step], mediatorsZhCN) as string;
const words: MediatorsWords = { wording: wordingOf('zh-CN'), say: (key, blanks) => spoken(key).replaceAll(/\{(\w+)\}/g, (_, blank: string) => String(blanks?.[blank])) };
const member = (key: string, zh: string) => ({ key, label: { zh, en: zh } });
const stratum = (n: number, observed: number, expected: number, ...path: readonly string[]) => ({ n, observed, expected, path: path.map((key) => member(key, key)) });
const cells = (...values: readonly (string | null)[]) => ({ cells: values.map((value) => ({ value })) });
const kinds: ProfileQuery['kinds'] = [
  { id: 'mediator', columns: ['mediator', 'valid_from', 'valid_to', 'organisation', 'team', 'started_on', 'fte', 'training_hours'].map((name) => ({ name })) },
  { id: 'training', columns: ['training', 'mediator', 'held_on', 'hours'].map((name) => ({ name })) },
];

it('puts kinds of case together by the first they have in common, and loses none', () => {
  const strata = [stratum(8, 4, 3.8, '普通', '信用卡'), stratum(6, 2, 2.7, '疑难'), stratum(6, 1, 1.5, '普通', '贷款'), stratum(2, 1, 1.1)];
  expect(strataLines(grouped(strata), words).map(({ name, n, observed, expected, excess }) => [name, n, observed, expected, excess])).toEqual([
    ['普通', '14', '5', '5.3', '−0.3'], ['疑难', '6', '2', '2.7', '−0.7'], ['其余', '2', '1', '1.1', '−0.1'],
  ]);
  expect(strataLines(strata, words)[0]).toMatchObject({ name: '普通 · 信用卡', n: '8' });
});

it('tells work twice, of the cases in hand and of those answered for, and results once', () => {
  const series = (id: 'closings' | 'settlement_rate', n: number) => ({ metric: id, total: value({ value: id === 'closings' ? n : 0.5, n }), control: null });
  const metrics = new Map([['closings' as const, metric('count', 'case', { id: 'closings', label: { zh: '办结', en: 'Closed' } })], ['settlement_rate' as const, metric('ratio', 'percent')]]);
  const [own, all] = [[series('closings', 205), series('settlement_rate', 180)], [series('closings', 9000), series('settlement_rate', 8000)]];
  const told = (lines: ReturnType<typeof figureLines>) => lines.lines.map(({ id, by, name, own: text }) => [id, by, name, text]);
  expect(told(figureLines({ own, all, work: [series('closings', 210)] }, { metrics }, words))).toEqual([['closings', 'has', '办结 · 现由本人承办', '210'], ['closings', 'answers', '办结 · 由本人负责', '205'], ['settlement_rate', 'answers', 'rate-zh', '50.0%']]);
  expect(told(figureLines({ own, all }, { metrics }, words)).map(([, , name]) => name)).toEqual(['办结', 'rate-zh']);
});

it('asks for results by who answers for a case, and for work by who has it', () => {
  const base = { dataset: 'd', filters: [{ dimension: 'mediator' as const, values: ['m2'] }, { dimension: 'business' as const, values: ['B03'] }], range: { from: '2026-01-01', to: '2026-10-31' } };
  const asked = variablesOf(base, { dimensions: ['mediator', 'attributed_mediator'], metrics: ['closings', 'settlement_rate'] }, 'mediator', 'm1', 'settlement_rate', { records: true, changes: false }, '2026-10-31');
  const by = (dimension: string) => [{ dimension: 'business', values: ['B03'] }, { dimension, values: ['m1'] }];
  expect(asked).toMatchObject({ isPerson: true, withTaken: false, withWork: true, own: { filters: by('attributed_mediator') }, work: { filters: by('mediator'), metrics: ['closings'] }, plot: { dimension: 'attributed_mediator' }, taken: { filters: by('mediator') } });
  expect(variablesOf(base, { dimensions: ['mediator'], metrics: ['closings'] }, 'mediator', 'm1', 'settlement_rate', { records: false, changes: false }, '2026-10-31')).toMatchObject({ isPerson: false, withTaken: false, withWork: false, own: { filters: by('mediator') }, plot: { dimension: 'mediator' } });
});

it('tells what counts on the board, in the numbers that stand there', () => {
  const row = { indicators: [{ metric: 'settlement_rate' as const, n: 83, observed: 60, expected: 58.2, excess: 0, overlap: 1, points: 50, pointsSd: 1, reliability: 1, shrunk: 0, shrunkSd: 0 }] };
  expect(boardText({ from: '2025-11-01', cutOff: '2026-10-31', row: row as Parameters<typeof boardText>[0]['row'] }, { metrics: new Map([['settlement_rate', metric('ratio', 'percent')]]) }, words)).toBe('金牌榜（2025-11-01 至 2026-10-31，不计页面筛选）记在本人名下的：rate-zh 60/83。');
});

it('counts a hand-over only where somebody else had the case before', () => {
  const change = (caseId: string, from: string | null, to: string) => ({ source: 's', caseId, change: { from, to } });
  const taken = { hasNext: false, rows: [change('1', 'm2', 'm1'), change('1', 'm3', 'm1'), change('2', null, 'm1'), change('3', '', 'm1'), change('4', 'm1', 'm2')] };
  expect(handovers({ taken }, 'm1')).toEqual({ cases: 1, isAll: true });
  expect(handovers({ taken: { ...taken, hasNext: true } }, 'm1').isAll).toBe(false);
});

it('tells the post of the day, not one that ended, nor one of a namesake in part', () => {
  const posts = { rows: [cells('m1', '2022-01-01', '2025-12-31', '甲', '一队', '2022-01-01', '1', '10'), cells('m1', '2026-01-01', null, '甲', '二队', '2022-01-01', '0.5', '72'), cells('m12', '2026-01-01', null, '乙', '', '', '', '')] };
  expect(postWords({ posts, kinds }, 'm1', '2026-10-31', words)).toBe('甲 · 二队 · 2022-01-01 起任职 · 工时比例 0.5 · 培训 72 学时');
  expect(postWords({ posts, kinds }, 'm9', '2026-10-31', words)).toBe('');
});

it('lists trainings newest first', () => {
  const trainings = { rows: [cells('A', 'm1', '2025-01-01', '8'), cells('B', 'm1', '2026-01-01', null), cells('C', 'm12', '2026-02-01', '1')] };
  expect(trainingsOf({ trainings, kinds }, 'm1')).toEqual([{ course: 'B', day: '2026-01-01', hours: '' }, { course: 'A', day: '2025-01-01', hours: '8' }]);
});

it('lays the mix of one beside that of all', () => {
  const row = (key: string, share: number | null, isOther = false) => ({ share, member: { ...member(key, key), isOther } });
  expect(mixLines({ mix: { rows: [row('难', 0.6), row('易', 0.4), row('', 0.1, true)] }, allMix: { rows: [row('难', 0.25)] } }, words)).toEqual([
    { name: '难', own: '60.0%', everybody: '25.0%', widths: { own: 0.6, everybody: 0.25 } }, { name: '易', own: '40.0%', everybody: '0.0%', widths: { own: 0.4, everybody: 0 } },
  ]);
});

it('lists who is in a body on a day, and adds up what their posts tell', () => {
  const posts = { rows: [cells('m2', '2026-01-01', null, '甲', '二队', '2020-05-01', '', ''), cells('m1', '2026-01-01', null, '甲', '一队', '2022-01-01', '0.5', '72'), cells('m3', '2022-01-01', '2025-12-31', '甲', '一队', '', '1', '30'), cells('m4', '2026-01-01', null, '甲乙', '一队', '', '1', '30')] };
  const people = peopleInPost({ posts, kinds }, 'organisation', '甲', '2026-10-31');
  expect(people.map(({ mediator, team, hours }) => [mediator, team, hours])).toEqual([['m1', '一队', 72], ['m2', '二队', null]]);
  expect(totalsOf(people)).toEqual({ fte: 1.5, hours: 72, withHours: 1 });
  expect(peopleInPost({ posts, kinds }, 'team', '一队', '2026-10-31').map(({ mediator }) => mediator)).toEqual(['m1', 'm4']);
});

it('asks of a body for its cases that changed hands, in place of who gave and took', () => {
  expect(clausesOf('kept', 'organisation', '甲')).toEqual([{ dimension: 'organisation', values: ['甲'] }, { dimension: 'attribution', values: ['kept'] }]);
  expect(clausesOf('kept', 'mediator', 'm1').map(({ dimension }) => dimension)).toEqual(['first_mediator', 'attribution', 'attributed_mediator']);
});

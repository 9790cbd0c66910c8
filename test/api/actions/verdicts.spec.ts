import { EVERY_RIGHT, LOCAL_VIEWER, VerdictWatch } from '@concord/server';
import { Acting, type Told } from './acting.js';

/** Eighteen months: twelve before the first of January 2026, six after. */
const MONTHS = Array.from({ length: 21 }, (_, i) => `${String(2025 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`);
const WOBBLE = [2, -3, 1, 4, -2, 0, 3, -4, 1, -1, 2, -3, 3, -2, 0, 2, -1, 1, 0, 1, -1];
const FOLLOW_UP = 'query ($id: ID!) { actionFollowUp(id: $id) { why sentence { zh } declared { direction isBefore } kept { stage verdict dataVersion } followUp { verdict reason dataVersion after { months } restated { value n } sentences { zh en } } } }';
const PRECISION = 'query { actionVerdicts(dataset: "effects") { again held faded turned waiting reviewed { improved no_evidence worse not_judged too_early } precision { value low high } sentence { zh en } } }';
interface FollowedUp { readonly why: string | null; readonly sentence: { readonly zh: string }; readonly kept: readonly { readonly stage: string; readonly verdict: string }[]; readonly followUp: { readonly verdict: string; readonly reason: string | null; readonly sentences: readonly { readonly zh: string }[] } | null }

/** Cases closed in a month of an institution, so many of a hundred settled. */
const closed = (who: string, m: number, settled: number): string[] => Array.from({ length: 100 }, (_, i) => `${who}-${MONTHS[m] ?? ''}-${String(i)},2024-12-01,2024-12-01,${MONTHS[m] ?? ''}-15,${i < settled ? 'S2' : 'U1'},${who},M`);
/** 60 of 100 in each, with and without 15 more from January 2026 on; one whose gain is lost again after June, so that nine months together lie on the old trend. */
const rows = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, k) => from + k).flatMap((m) => {
  const wobble = WOBBLE[m] ?? 0;
  return [...closed('PLANTED', m, (m < 12 ? 60 : 75) + wobble), ...closed('PLAIN', m, 60 + wobble), ...closed('FADING', m, (m < 12 ? 60 : m > 17 ? 36 : m > 15 ? 66 : 72) + wobble)];
});
const EFFECT = { metric: 'settlement_rate', direction: 'up', startsOn: '2026-01-01', reviewOn: '2026-06-30', size: 0.05 };

let acting: Acting;
const ids: Record<string, string> = {};
beforeAll(async () => {
  acting = await Acting.start();
  await acting.load('effects', rows(0, 18), '2026-07-05');
  for (const who of ['PLANTED', 'PLAIN', 'FADING']) {
    const { answer, code } = await acting.add({ dataset: 'effects', number: { metric: 'settlement_rate', range: { from: '2025-01-01', to: '2025-12-31' }, filters: [], split: { dimension: 'institution', member: who } }, effect: EFFECT });
    if (answer === undefined) throw new Error(code);
    ids[who] = answer.id;
  }
});
afterAll(() => acting.close());
afterEach(() => { acting.api.viewer = LOCAL_VIEWER; });

const followUp = async (id = ''): Promise<FollowedUp> => (await acting.ask<FollowedUp>(FOLLOW_UP, { id })).answer as FollowedUp;
const judge = () => acting.api.service(VerdictWatch).judgeNow();
const verdicts = async (who: string): Promise<Told['verdicts']> => ((await acting.find(ids[who] ?? '')).answer as Told).verdicts;

it('calls a planted effect improved and none no evidence, by what was declared, and keeps what was said at the review with its data', async () => {
  expect((await followUp(ids['PLANTED'])).followUp).toMatchObject({ verdict: 'improved', reason: null, after: { months: 6 } });
  expect((await followUp(ids['PLAIN'])).followUp).toMatchObject({ verdict: 'no_evidence', reason: null });
  await judge();
  await judge();
  const version = (await acting.ask<{ dataVersion: number }>('{ freshness { dataVersion } }', {})).answer?.dataVersion;
  expect(await verdicts('PLANTED')).toEqual([{ stage: 'review', verdict: 'improved', reason: null, asOf: '2026-07-05', dataVersion: version }]);
  expect(await verdicts('PLAIN')).toMatchObject([{ stage: 'review', verdict: 'no_evidence' }]);
  // It was declared today, after the months it is about: it says so, and stays a description.
  const told = await followUp(ids['PLANTED']);
  expect(told.sentence.zh).toContain('行动开始之后才写明');
  expect(told.followUp?.sentences.map(({ zh }) => zh).join('')).toMatch(/证据等级 A/u);
  expect((await acting.ask(PRECISION, {})).answer).toMatchObject({ again: 0, waiting: 2, precision: null, reviewed: { improved: 2, no_evidence: 1, worse: 0, not_judged: 0, too_early: 0 } });
});

it('judges again three months later what it once called improved, and tells how often that held', async () => {
  await acting.load('effects', rows(18, 21), '2026-10-05');
  await judge();
  expect((await verdicts('PLANTED')).map(({ stage, verdict }) => [stage, verdict])).toEqual([['later', 'improved'], ['review', 'improved']]);
  const faded = (await verdicts('FADING')).find(({ stage }) => stage === 'later')?.verdict;
  expect(faded).toBe('no_evidence');
  // One of two: Wilson's interval for 1/2 at z = 1.96 is (1 + z²/2 ± z·√(1/2 + z²/4)) / (2 + z²).
  const z2 = 1.959_963_984_540_054 ** 2;
  const [mid, half] = [(1 + z2 / 2) / (2 + z2), Math.sqrt(z2) * Math.sqrt(0.5 + z2 / 4) / (2 + z2)];
  const { answer } = await acting.ask<{ precision: { value: number; low: number; high: number }; sentence: { zh: string } }>(PRECISION, {});
  expect(answer).toMatchObject({ again: 2, held: 1, faded: 1, turned: 0, waiting: 0, precision: { value: 0.5 } });
  expect([answer?.precision.low, answer?.precision.high]).toEqual([expect.closeTo(mid - half, 8), expect.closeTo(mid + half, 8)]);
  expect(answer?.sentence.zh).toBe('以往判为“改善”、三个月后再次检验的 2 项中，1 项仍成立（50.0%，95%区间 9.5–90.5%）。');
});

it('says why there is no computed verdict: no number, nothing declared', async () => {
  const without = (await acting.add({ dataset: 'effects', number: null })).answer as Told;
  expect(await followUp(without.id)).toMatchObject({ why: 'no_number', followUp: null, sentence: { zh: '此行动没有关联的数字，不作计算结论；请以佐证说明成效。' } });
  const undeclared = (await acting.add({ dataset: 'effects', number: { metric: 'intake', range: { from: '2025-01-01', to: '2025-01-31' }, filters: [] } })).answer as Told;
  expect(await followUp(undeclared.id)).toMatchObject({ why: 'no_effect', followUp: null });
  expect(await followUp('nobody')).toBeNull();
});

it('tells of a number whose data were restated what it was then and what it is now', async () => {
  const number = { metric: 'settlement_rate', range: { from: '2025-03-01', to: '2025-03-31' }, filters: [{ dimension: 'institution', values: ['PLAIN'] }] };
  const action = (await acting.add({ dataset: 'effects', number })).answer as Told;
  expect(action.number).toMatchObject({ value: 0.61, n: 100, now: { value: 0.61, isRestated: false } });
  await acting.load('effects', closed('PLAIN', 2, 71), '2026-10-06');
  const told = ((await acting.find(action.id)).answer as Told).number;
  expect(told).toMatchObject({ value: 0.61, n: 100, dataVersion: action.number?.dataVersion, now: { value: 0.71, n: 100, isRestated: true } });
  expect((await acting.change(action, { state: 'done' })).answer?.number?.value).toBe(0.61);
});

it('goes on telling of a number whose metric was retired since, without a verdict', async () => {
  const kept = await acting.api.stores.operational.actions.find(ids['PLAIN'] ?? '');
  if (kept === undefined) throw new Error('no action');
  const body = kept.body.replaceAll('"settlement_rate"', '"rate_of_old"');
  await acting.api.stores.operational.actions.begin({ ...kept, id: 'retired', body }, { by: 'local', kind: 'added', body: '{}' });
  const { answer } = await acting.find('retired');
  expect(answer?.number).toMatchObject({ metric: 'rate_of_old', isRetired: true, now: null, text: { zh: expect.stringMatching(/%$/u) as string } });
  expect((await followUp('retired')).followUp).toMatchObject({ verdict: 'not_judged', reason: 'metric_gone' });
  acting.api.viewer = { id: 'x', scope: [{ dimension: 'institution', values: ['PLANTED'] }], rights: EVERY_RIGHT };
  expect((await acting.find('retired')).answer).toBeNull();
});

import { effectDraft, effectInput, groupOf } from './effect-draft.js';

it('begins with the direction that is better, and tells points of a share as a share', () => {
  expect([effectDraft('lower').direction, effectDraft('higher').direction, effectDraft(undefined).direction]).toEqual(['down', 'up', 'up']);
  const draft = { ...effectDraft('higher'), size: '5', startsOn: '2026-01-01', reviewOn: '2026-06-30', isWorst: true };
  expect(effectInput(draft, 'settlement_rate', 'percent', 'institution')).toEqual({ metric: 'settlement_rate', direction: 'up', size: 0.05, startsOn: '2026-01-01', reviewOn: '2026-06-30', chosenAsWorst: 'institution' });
  expect(effectInput({ ...draft, size: '', isWorst: false }, 'intake', 'case', 'institution')).toMatchObject({ size: null, chosenAsWorst: null });
});

it('knows the one group that may have been chosen', () => {
  const one = { dimension: 'institution' as const, values: ['I1'] };
  expect([groupOf([one], null), groupOf([one, { dimension: 'region', values: ['N'] }], null), groupOf([{ ...one, exclude: true }], null), groupOf([{ ...one, values: ['I1', 'I2'] }], null), groupOf([one], { dimension: 'business' })]).toEqual(['institution', null, null, null, 'business']);
});

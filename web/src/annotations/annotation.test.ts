import { fit, marksIn, notesWithin, sharedNotes, type Annotation } from './annotation.js';

const members = (...keys: string[]) => keys.map((key) => ({ key, label: { zh: key, en: key } }));
const TEAM = { dimension: 'team' as const, isWhole: true, members: members('T1') };
const PEOPLE = { dimension: 'mediator' as const, isWhole: true, members: members('M1', 'M2') };
const note = (startsOn: string, change: Partial<Annotation> = {}): Annotation => ({ id: startsOn, kind: 'campaign', metric: null, startsOn, endsOn: startsOn, people: null, scopes: [], text: { zh: startsOn, en: startsOn }, ...change });
const MONTHS = ['05', '06', '07', '08'].map((month) => ({ from: `2026-${month}-01`, to: `2026-${month}-${month === '06' ? '30' : '31'}` }));

describe('whether something is about what is shown', () => {
  const by = (dimension: 'institution' | 'mediator' | 'team', ...values: string[]) => ({ dimension, values });

  it('is, when it was for everybody or for the members picked out', () => {
    expect([fit([], [by('team', 'T9')]), fit([TEAM], [by('team', 'T1')]), fit([PEOPLE], [by('mediator', 'M2')])]).toEqual(['all', 'all', 'all']);
  });

  it('is in part, when others are shown as well', () => {
    expect([fit([TEAM], []), fit([TEAM], [by('team', 'T1', 'T2')]), fit([TEAM], [by('institution', 'I1')]), fit([{ ...TEAM, isWhole: false }], [by('team', 'T1')])]).toEqual(['part', 'part', 'part', 'part']);
  });

  it('is not, when none of them is shown', () => {
    expect([fit([TEAM], [by('team', 'T2')]), fit([PEOPLE, TEAM], [by('team', 'T2')])]).toEqual(['none', 'none']);
  });

  it('takes whichever dimension tells it', () => {
    expect([fit([PEOPLE, TEAM], [by('team', 'T1')]), fit([PEOPLE, TEAM], [by('mediator', 'M1')])]).toEqual(['all', 'all']);
  });
});

it('puts spans where they fall, open ones to the end, and leaves out what lies elsewhere or is about another metric', () => {
  const all = [note('2026-06-30', { endsOn: '2026-07-31' }), note('2026-08-02', { endsOn: null }), note('2026-04-01', { endsOn: '2026-05-02' }), note('2026-09-01', { endsOn: null }), note('2026-06-01', { metric: 'csat' }), note('2026-07-01', { metric: 'intake' })];
  expect(notesWithin(MONTHS, all, 'intake', []).drawn.map(({ first, last, mark, note: { startsOn } }) => [startsOn, first, last, mark])).toEqual([['2026-04-01', 0, 0, '①'], ['2026-06-30', 1, 2, '②'], ['2026-07-01', 2, 2, '③'], ['2026-08-02', 3, 3, '④']]);
  expect(notesWithin([], all, 'intake', [])).toEqual({ drawn: [], partial: [] });
});

it('shades what lasted over months, and no year for the sake of a fortnight', () => {
  const all = [note('2026-06-30', { endsOn: '2026-07-31' }), note('2026-07-02')];
  expect(notesWithin(MONTHS, all, 'intake', []).drawn.map(({ lasts }) => lasts)).toEqual([true, false]);
  expect(notesWithin([{ from: '2026-01-01', to: '2026-12-31' }], all, 'intake', []).drawn.map(({ lasts }) => lasts)).toEqual([false, false]);
});

it('marks a baseline that somebody set, and no first phase nor a break that is an annotation itself', () => {
  const phase = { from: '2026-06-01', frozenUntil: null, startsOn: '2026-06-01', text: { zh: '自此', en: 'from here' }, trust: 'full' as const };
  const { drawn } = notesWithin(MONTHS, [], 'intake', [], { phases: [{ ...phase, why: 'first', startsOn: null }, { ...phase, why: 'rebase' }, { ...phase, why: 'definition_break' }] });
  expect(drawn.map(({ first, note: { kind } }) => [first, kind])).toEqual([[1, 'rebase']]);
});

it('numbers several trends as one, each with what is about it', () => {
  const all = [note('2026-05-01', { scopes: [TEAM] }), note('2026-06-01')];
  const [mine, others] = [notesWithin(MONTHS, all, 'intake', [{ dimension: 'team', values: ['T1'] }]), notesWithin(MONTHS, all, 'intake', [{ dimension: 'team', values: ['T2'] }])];
  const shared = sharedNotes([others, mine]);
  expect(shared.drawn.map(({ mark, note: { id } }) => [mark, id])).toEqual([['①', '2026-05-01'], ['②', '2026-06-01']]);
  expect([marksIn(mine, shared), marksIn(others, shared)].map((marks) => marks.map(({ mark }) => mark))).toEqual([['①', '②'], ['②']]);
  expect(sharedNotes([notesWithin(MONTHS, all, 'intake', []), mine]).partial).toEqual([]);
});

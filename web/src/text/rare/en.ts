import type { RareWords } from './zh-cn.js';

/** The sentences of events too rare for a monthly chart, in English. */
export const en: RareWords = {
  title: { t: 'Days between one and the next (t chart)', g: 'Cases between one and the next (g chart)' },
  head: { t: 'Days between', g: 'Cases between' }, since: 'One', on: 'The next', soFar: 'Not yet',
  gap: { t: '{since} to {on}: {n} days', g: '{since} to {on}: {n} cases between' }, quiet: { t: 'Since {since}: {n} days so far', g: 'Since {since}: {n} cases so far' },
  rules: { astronomical: 'outside the control limits', shift: 'seven gaps in a row on one side of the centre', trend: 'seven gaps in a row moving one way', twoOfThree: 'two of three gaps close to a control limit' },
  how: { t: 'Limits by XmR of the 1/3.6th powers of the days (t chart, Nelson 1994); the higher a point, the longer the gap. The hollow point at the end is the time since the last one, up to the last day that is known.', g: 'Limits by the geometric distribution (g chart, Benneyan 2001); the higher a point, the more cases lie between. The hollow point at the end is what has come since the last one, up to the last day that is known.' },
  noise: 'Were nothing different, the latest gap would still be a signal {latest} of the time, and what has come since beyond the limit {since} of the time.',
  provisional: 'Fewer than 20 gaps: the limits are provisional.',
};

import type { ResolutionMessages } from './zh-cn.js';

/** The sentences of the Resolution page in English. */
export const resolutionEn: ResolutionMessages = {
  title: 'Resolution',
  note: 'How well and how fast disputes are resolved, what follows, and where it differs. A settlement rate has more than one basis; small samples are not ordered; a difference is first asked whether it is chance.',
  nothing: 'This dataset has no outcomes: how well cases are resolved cannot be told.',
  jump: 'On this page',
  parts: { rates: 'Settlement', change: 'Why it changed', time: 'Duration', stock: 'Limits and age', steps: 'Contact to performance', after: 'Performance and after', members: 'Organisations', volumes: 'Normalised volumes' },
  absent: {
    title: 'What this dataset cannot tell', needs: {
      change: 'Needs a rate and kinds of case to split it by.', time: 'Needs closing dates, and open cases as well: closed ones alone would make cases look shorter than they are.', stock: 'Needs closing dates together with open cases, or limits.', steps: 'Needs assignment dates, and dates of contact, consent and hearing.',
      after: 'Needs records of performance, confirmation, reopening or litigation.', members: 'Needs mediating organisations or institutions.', volumes: 'Needs numbers of branches, customers or staff, and cases in the period.',
    },
  },
  rates: {
    title: 'The settlement rate, basis by basis', trendOf: 'Trend', choose: 'Basis of the trend', state: 'Latest month judged',
    immature: 'not mature ({share} known)', axis: 'The axis runs from {min} to {max}, not from zero.',
  },
  change: {
    title: 'Why it changed', metric: 'Metric', by: 'Split by', versus: 'Compared with', previous: 'Period before', year: 'Year before',
    mix: 'Mix', level: 'Level', total: 'Total', share: 'Share', other: '{n} others', otherNote: 'Kinds with fewer than 30 cases in either period, and those with little effect, are put together as others; their effects are worked out one by one and added up.',
    mixMeaning: 'Mix: the shares of the kinds of case moved (against the average: a kind below it that grows counts negative).', levelMeaning: 'Level: the rate of like cases moved. The split says which parts make up the difference, not why.',
    axis: 'The axis runs from {min} to {max}.', standardised: 'Standardised (mean mix of both)',
    rate: 'Rate', beforeRate: 'Before', afterRate: 'Now',
  },
  time: {
    title: 'Time to resolution by {name}', titleAll: 'Time to resolution', split: 'Split by', median: 'median {n} d', noMedian: 'median not reached', whole: 'grey: all cases',
    note: 'Share still open on day n after acceptance (else receipt); open cases are censored at the as-of date; all panels share their axes, drawn to day {day}, when 5% of all cases are left open.', day: 'Day {n}', open: 'still open', all: 'All', weak: 'fewer than 30 cases, indicative', few: 'fewer than 10 cases ({n}), no curve', p75: 'P75', p90: 'P90', notReached: 'not reached',
    endings: 'How cases end', endingsNote: 'Cumulative incidence of competing endings (Aalen–Johansen); on any day the bands add up to 100%.', stillOpen: 'Still open', byDay: 'Day {n}', ending: 'Ending', cases: 'Cases',
  },
  stock: {
    title: 'Age of pending cases at month end',
    note: 'All days since acceptance (else receipt); cases placed inactive, reactivated or reopened count while active.', bands: { b0: '0–30 days', b30: '31–60 days', b60: '61–90 days', b90: '91–180 days', b180: 'over 180 days' }, month: 'Month end', total: 'Pending', pick: 'Click a segment for its cases.', list: 'Pending at the end of {month}, {band}', close: 'Close the list', partial: 'incomplete',
    bandsTitle: 'Bands of age: all days and active days', days: '{band} days', band: 'Age', allDays: 'All days', activeDays: 'Active days', bandsSentence: 'At the end of {month} {total} are pending: older than 90 days are {all} by all days, {active} by active days.', bandsNote: 'Active days leave out time placed inactive and time between closing and re-opening; sources tell one suspension and one re-opening of a case, the latest.',
    limits: 'Limits', limitTrend: 'Trend of SLA compliance',
  },
  steps: {
    title: 'From assignment to performance', ofStart: '{share} of assigned', rate: '95% {interval} · {fraction}', lost: '{n} went no further', waiting: '{n} of them may still', reason: '{name} {n}', open: 'No outcome yet',
    note: 'One cohort, by assignment date; each step’s rate is of the step before. Who went no further is told by the outcome as it is now.',
    step: 'Step', cases: 'Cases', share: 'Of assigned', stepRate: 'Rate of the step', losses: 'Went no further',
  },
  after: {
    title: 'Performance, re-opening and litigation', metric: 'Metric', state: 'Latest month judged', mature: 'Mature', note: 'Each has its own date: performance its due date, re-opening and litigation the closing, 90 and 180 days on. The rows are not of the same cases.', waiting: '{share} watched long enough',
  },
  members: {
    title: '{metric} · by {name}', metric: 'Metric', by: 'By', adjust: 'Adjusted for the mix of', adjustNone: 'not adjusted', n: 'Cases', limits95: '95% limits', limits998: '99.8% limits', centre: 'all {value}', asLike: 'as the like (O/E = 1)', rate: 'Rate', adjusted: 'Adjusted rate', expected: 'Expected of like cases', ratio: 'Observed/expected', place: 'Place',
    places: { within: 'within limits', above_95: 'above 95%', above_998: 'above 99.8%', below_95: 'below 95%', below_998: 'below 99.8%', not_judged: 'not judged' },
    note: 'In order of name, never of rate. Below 10 cases no point; 10–29 grey and not judged.',
  },
  volumes: { title: '{metric} · by {name}', metric: 'Metric', by: 'By' },
};

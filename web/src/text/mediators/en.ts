import type { MediatorsMessages } from './zh-cn.js';

/** The sentences of the pages of mediators, teams and organisations in English. */
export const mediatorsEn: MediatorsMessages = {
  title: 'Mediators', note: 'First whether they differ by more than chance, then each of them; in order of name, no ranking. Results such as settlement rates are counted for the mediator answerable (whom a case was assigned to first; the rules of the gold board tell when it moves), as on the gold board; work, closed and open, for whoever has the case now.', who: 'Who', metric: 'Metric', like: 'Held against', likeNone: 'all cases', likeMix: 'like cases', likeBy: 'Like cases agree in {list}; kinds of fewer than 30 are put together one step up.',
  likeOne: 'Like cases agree in {list}.',
  of: { mediator: 'Mediators', team: 'Teams', organisation: 'Organisations' },
  nothing: 'This dataset has no share that can be counted, or names no mediators.',
  plot: '{metric} · {name}',
  roster: {
    title: '{name}', count: '{n}, of which {full} with 30 cases or more.', search: 'Find a name', none: 'None matches', all: 'Show all {n}', organisation: 'Organisation', team: 'Team', tenure: 'In post', anyOrganisation: 'All organisations', anyTeam: 'All teams', anyTenure: 'Any length', newcomers: 'under 6 months', settled: '6–24 months', seasoned: 'over 24 months',
    name: 'Name', closings: 'Closed', open: 'Open', closingsInHand: 'Closed (has it now)', openInHand: 'Open (has it now)', nAnswered: 'Cases (answers for)', value: 'Share', interval: '95% interval', n: 'Cases', place: 'Against the limits', shrunk: 'Above/below the like (chance taken out)', months: '{n} months', years: '{n} years', unknown: '—', caption: 'The line marks the whole, {value}. An interval that crosses it does not differ from the whole. Post, organisation and team come from the reference data, as of {asOf}.', compare: 'Compare', profile: 'Profile of {name}',
  },
  work: {
    title: 'Workload', note: 'Across: closed in the period; up: open at its end; dashed: medians. Workload is for planning and is never scored.', closings: 'Closed (cases)', open: 'Open at the end (cases)', median: 'median', sentence: 'The median closed is {median}, the middle half lies between {q1} and {q3}; the tenth with most ({top}) closed {share} of all.', openSentence: '{name} has most open, {n}, {times} times the median of {median}.', none: 'Nothing was closed in the period.', point: '{name}\nclosed {closings} · open {open}',
  },
  stop: '.',
  pair: {
    title: 'Two beside each other', note: 'Choose two: they are compared on the like cases that both have.', first: 'First', second: 'Second', choose: 'Choose', strata: 'Like cases', balance: 'How alike their cases are', balanceNote: 'What share of the cases would have to be others for the mixes to be equal; 0 is equal. “Among the like” as they count in the comparison.', before: 'all cases', after: 'among the like', matched: ' (what makes them like)', kind: 'Kind', weight: 'Weight', more: '{n} more kinds', all: 'All like cases', dimension: 'Respect', expected: '{n} expected of like cases', overlap: '{share} of the cases have enough like them', same: 'Choose two different ones.', noLike: 'This dataset has nothing to tell cases apart by: all cases are compared.',
  },
  profile: {
    by: { has: '{name} · has it now', answers: '{name} · answers for it' }, byNote: 'Results are counted for the mediator answerable, as on the gold board; work both ways beside each other: cases they have now, and cases they answer for (which stay with whom they were assigned to first).', boardCounts: 'On the gold board ({from} to {to}, without this page’s filters) these count for them: {list}.', boardPart: '{name} {observed}/{n}',
    back: 'Back to the list', of: '{name}', note: 'The work of one. High or low only beside like cases; a single month first asks for chance.', since: 'in post since {day}', training: '{n} training hours', fte: 'full-time share {n}', figures: 'Figures', figure: 'Metric', own: 'Own', everybody: 'All', state: 'Latest month', mix: 'Mix of cases', mixSentence: 'By {by}: {text}.', mixNote: 'With another mix, shares cannot be compared as they stand.', share: 'Share', trend: 'Trend', against: 'Observed and expected, by kind of case', stratum: 'Kind', observed: 'Observed', expected: 'Expected', excess: 'Difference', againstSentence: '{observed} of {n}; like cases would come to {expected}.', board: 'Place on the board', cases: 'All cases', trainings: 'Training', trainingNone: 'No training on record.', handovers: 'Of the cases now theirs, {n} were taken over from somebody else (by the history of changes).', handoversSome: 'Of the cases now theirs, at least {n} were taken over from somebody else (by the latest 500 changes).', rest: 'the rest', every: 'Show every kind ({n})', shrunk: 'Once chance is taken out, {points} points.', mixPart: '{name} {own} (all {everybody})', course: 'Course', day: 'Day', hours: 'Hours',
  },
};

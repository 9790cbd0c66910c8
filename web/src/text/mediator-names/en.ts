import type { NamesWords } from './zh-cn.js';

/** Sentences about two names of one mediator, and about cases that changed hands. */
export const wordsEn: NamesWords = {
  title: 'Names that may be one person',
  note: 'The same but for width, blanks, traditional characters, accents and the order of words. Whether they are one person is for a person to say; a merge is reference data with its day, who decided and why, and is undone by withdrawing its load.',
  name: 'Name', cases: 'Cases', span: 'Received', to: '{from} to {to}',
  every: 'Show all {n}',
  merge: 'Merge…', mergeInto: 'Which one stays', alias: 'Name to be merged', keep: 'Name in use', by: 'Decided by', reason: 'Reason', reasonHint: 'e.g. one person, a blank too many', go: 'Merge', cancel: 'Cancel', close: 'Close',
  effect: 'The {n} cases of “{alias}” will count for “{name}”; the cases keep what was delivered.', running: 'Merging', stop: 'Stop', done: 'Now one mediator (load #{n}). Withdrawing that load undoes it.', failed: 'The names could not be merged; nothing was changed.', refused: 'Say who decided and why (a reason of at least 4 characters, on one line).', cancelled: 'Stopped; nothing was changed.',
  mergedTitle: 'Merged names', mergedFrom: 'Merged from “{alias}”: {day}, {by}; reason: {reason} (load #{n})', mergedInto: '“{alias}” was merged into “{name}”: {day}, {by}; reason: {reason} (load #{n}).', see: 'See “{name}”', undo: 'Withdraw it on the data page',
  handTitle: 'Hand-overs, and whose case it is', handNote: 'A case stays with its first mediator, unless handed on within 2 working days of being assigned or for recusal. By date received, in the chosen period and filters.',
  handNone: 'No case was handed on or taken over in the chosen period.', changed: 'Changed hands', changedKept: 'of these still with the first', changedPrompt: 'of these handed on within two working days', changedRecusal: 'of these for recusal', given: 'Handed on', givenKept: 'of these still counted here', taken: 'Taken over', takenOwn: 'of these counted here', handCases: '{n}', which: 'Cases',
};

import type { RetentionWords } from './zh-cn.js';

/** Sentences about how long closed cases are kept. */
export const retentionEn: RetentionWords = {
  title: 'How long cases are kept',
  note: 'How many years closed cases are kept, counted from their closing. What is older is deleted out of the current cases, all versions, rejected rows, messages and hand-overs, not to be undone.', nightly: 'The rule is applied by itself each night at {at}, from a week after it was set; where rounds of the board rest on old cases a person has to confirm it.', byHand: 'Only once a person has seen the effect and confirmed it.',
  forever: 'No rule has been set: cases are kept without an end.', holds: 'Cases closed for {years} years may be deleted.', ended: 'Cases are kept without an end.', deleted: 'Cases closed before {day} have been deleted: figures of earlier periods are incomplete and not shown on any page; history begins on {day}.',
  years: 'Kept after the closing (years)', reason: 'Reason (at least 10 characters)', set: 'Set the rule', end: 'Keep without an end', refused: 'Not set', setBy: '{day} · {who} · {years}: {reason}', yearsOf: '{n} years', noEnd: 'no end', history: 'What was set',
  look: 'See what would be deleted', plan: 'Effect of deleting', none: 'No case was closed before {day}; there is nothing to delete.', goes: '{cases} cases closed before {day} ({versions} versions) will be deleted for good.', source: 'Source', cases: 'Cases', versions: 'Versions',
  months: 'Months of closing that lose cases', month: 'Month of closing', gone: 'Deleted', left: 'Left', emptied: '{n} of these months have no closed case any more. No figure of a period before {day} is shown, of any metric; none of them reads as zero.',
  rounds: 'These rounds of the board rest on these cases. Once they are deleted the rounds can never be made again; what they keep is all there is:', breaksRounds: 'I know that these rounds can never be made again, and delete all the same', excellent: '{n} of them are told of as excellent cases, which stay: they are de-identified.',
  backups: 'Backups made before still hold these cases and are to be cleared by the rules for backups. A later delivery that brings them again has these rows rejected, and nothing of them kept, unless the rule is relaxed first.',
  sure: 'I have seen the effect and want these cases deleted for good', go: 'Delete for good', running: 'Deleting', stop: 'Cancel', cancelled: 'Cancelled; no case was deleted.', failed: 'Nothing was deleted', done: '{cases} cases and {versions} versions were deleted (act {acts}).', again: 'Look again',
};

import type { KeepingWords } from './keeping-zh-cn.js';

/** Sentences about how long the log and rejected rows are kept. */
export const keepingEn: KeepingWords = {
  title: { log: 'How long the log is kept', rejects: 'How long texts of rejected rows are kept' },
  note: {
    log: 'How many months the activity log is kept, six at least (Cybersecurity Law, article 21). What is older is deleted from the oldest on; one event says how much, up to when, by whom and by which rule, and seals the digest of the last, so that the whole chain can still be checked from there.',
    rejects: 'How many months what stood in rejected rows is kept, counted from their delivery. It is deleted down to the disk; how many rows, why, their month and case number stay, so that reconciliation and grades are as they were, but the rows can no longer be downloaded, corrected and handed back. What an interrupted load had read is kept for 7 days at most and uploads for a day; they go by themselves.',
  },
  forever: 'No rule has been set: kept without an end.', holds: { log: 'Events of {months} months and more may be deleted.', rejects: 'Texts of rows rejected {months} months ago and earlier may be deleted.' },
  nightly: 'It is applied by itself each night at {at}, from a week after it was set.', byHand: 'Only once a person has seen the effect and confirmed it.',
  months: 'Kept (months)', reason: 'Reason (at least 10 characters)', set: 'Set the rule', end: 'Keep without an end', refused: 'Not set', monthsOf: '{n} months', noEnd: 'no end', history: 'What was set', setBy: '{day} · {who} · {months}: {reason}',
  look: 'See what would be deleted', plan: 'Effect of deleting', none: 'There is nothing of before {day} to delete.',
  goes: { log: '{items} events of before {day} ({from} to {to}) will be deleted for good.', rejects: 'What stood in {items} rows of {loads} loads delivered before {day} ({from} to {to}) will be deleted for good.' },
  stays: { log: 'One event at the newest end tells of it; the chain is checked from there.', rejects: 'Loads go on saying how many rows they rejected and why, and that the texts were deleted.' },
  backups: 'Backups made before still hold it and are to be cleared by the rules for backups.', sure: 'I have seen the effect and want this deleted for good', go: 'Delete for good',
  done: { log: '{items} events were deleted.', rejects: 'What stood in {items} rows was deleted.' },
  access: 'Sessions that have ended go when somebody signs in next, tokens and codes 30 days after they ended or were taken back. Nobody has to set that: they open nothing and hold nothing but whose they were, which the log tells as well.',
};

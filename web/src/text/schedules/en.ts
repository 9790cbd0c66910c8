import type { ScheduleWords } from './zh-cn.js';

/** The sentences of scheduled loads, in English. */
export const schedulesEn: ScheduleWords = {
  title: 'Scheduled loads and backups', note: 'Folders are looked at and database tables read at their time, and what is new is loaded. Checks are those of a load by hand: a load that fails one publishes nothing, and each rejected row says why.', back: 'Back to Data',
  what: 'Scheduled loads', none: 'Nothing is loaded by itself yet.', noneWhy: 'Once you add something, the server looks at its folder or table on time; what it misses while it is stopped is made up for once, when it starts.', add: 'Add', edit: 'Change', count: '{n} scheduled',
  states: { none: 'Not run yet', running: 'Loading', done: 'Fine', attention: 'Please look', failed: 'Did not succeed', off: 'Off' },
  folder: 'Folder {place}', source: 'Source {place}', by: 'Profile: {name}', gone: 'The profile {id} is gone', never: 'Not run yet', last: 'Last {time}', next: 'Next {time}', retry: 'Tries again {time}', off: 'Off: does not run by itself', soon: 'About to begin', failures: '{n} runs in a row did not succeed; each failure is followed by a longer wait, up to 6 hours.',
  refused: 'Refused files ({n})', refusedNote: 'They stay where they are, and are tried again once they or their profile change.', run: 'Run now', enable: 'Turn on', disable: 'Turn off', remove: 'Remove', confirm: 'Remove “{name}”? What it loaded stays.', yes: 'Remove it', no: 'Keep it', lost: 'The server does not answer; this is what was last known.',
  refusedBy: 'The server did not accept this; check each field and try again.',
  failedOf: '{name} did not succeed, {time}.', look: 'See what runs by itself',
  backup: {
    what: 'Backups', name: 'Daily backup', into: 'Into {place}', running: 'Backing up', none: 'No backup is made by itself.', late: 'No backup has been made since {time}, and one is due every day; the operator will find more in the log of the server.', lateNone: 'No backup has been made in the day and a half since they were set; the operator will find more in the log of the server.', how: 'Once the operator sets CONCORD_BACKUP_FOLDER and CONCORD_BACKUP_KEY, the server backs everything up once a day; paths and keys cannot be typed here.', note: 'Cases, loads, settings and the key of the pseudonyms are in one encrypted file; etl restore brings it back with the same key. Folder, time and how many are kept are set by the operator.',
  },
  retention: {
    what: 'Deletion for age', name: 'Nightly deletion for age', by: 'By the rules that were set', running: 'Deleting', none: 'Nothing is deleted for its age by itself.', how: 'Once the operator sets CONCORD_RETENTION_AT, the server applies the rules that were set each night; else they are applied by whoever has seen their effect on the Data page or the activity log.', note: 'Applies the rules of how long cases, texts of rejected rows and the activity log are kept, from a week after each was set; cases that rounds of the board rest on need a person. The time is set by the operator.',
  },
  form: {
    title: 'Add a scheduled load', change: 'Change “{name}”', name: 'Name', namePlaceholder: 'e.g. Core system, daily', kind: 'What to load', folder: 'New files of a folder', source: 'A database table', place: 'Folder', table: 'Database table', profile: 'Profile', pick: 'Please choose', save: 'Save', cancel: 'Cancel',
    every: 'How often', at: 'Time', day: 'Day of the week', ofDay: '{name} ({source}: {table})',
    noFolders: 'No folder is configured on the server.', noSources: 'No database is configured on the server.', operator: 'The operator writes them into the file that CONCORD_PLACES names; paths and addresses cannot be typed here.',
    noTables: 'There is no profile of a database table yet.', unconfigured: '{source} (not configured)', zone: 'By the clock of the institution (Beijing time).', fullRead: 'Read the whole table', fullReadNote: 'Usually only what was newly written is read. Rows that changed without moving the watermark, and rows that were deleted, are seen when the whole table is read.', byHand: 'It runs by the cron pattern {pattern}; a choice here replaces that.',
  },
  text: {
    open: 'Write a profile of a database table', note: 'One profile for one table. The watermark is a column that grows whenever a row is written (a time, a date or a number): only rows from there on are read, and overlap minutes before it, so that what was committed late is not lost. Without one, the whole table is read each time. A deleted row is seen only when the whole table is read.', label: 'Profile (YAML)', save: 'Save the profile', saved: 'Saved: {id}', sources: 'Databases configured: {names}',
  },
  rhythm: { minutes5: 'Every 5 minutes', minutes15: 'Every 15 minutes', hour: 'Every hour', day: 'Every day', week: 'Every week', month: 'On the 1st of each month', monthEnd: 'On the last day of each month', at: '{every}, {time}', onDay: 'Every {day}, {time}', pattern: 'By {pattern}' },
  full: { line: 'Reads the whole table: {when} · {last}', never: 'never', weekly: 'at the first run of each week', monthly: 'at the first run of each month', last: 'last {time}', none: 'not yet' },
  days: { d1: 'Monday', d2: 'Tuesday', d3: 'Wednesday', d4: 'Thursday', d5: 'Friday', d6: 'Saturday', d0: 'Sunday' },
};

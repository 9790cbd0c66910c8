import type { CaseWords } from './zh-cn.js';

/** The sentences of a case's course and its party's journey, in English. */
export const wordsEn: CaseWords = {
  title: 'Cases of the party', party: 'Party {pseudonym}', partyNote: 'The beginning of a pseudonym; nothing else of the party is shown.', caseId: 'Case', received: 'Received', closed: 'Closed', open: 'Open', along: 'Along time ({from} to {to})', gap: 'Since the one before', gapDays: '{n} days', this: 'this case', repeat: 'Repeat dispute', repeatOf: '{days} days after {caseId} was closed', issue: 'Issue', institution: 'Institution', outcome: 'Outcome', reopened: 'reopened {day}',
  course: 'Course of the case', courseGap: '{n} days between', courseDay: 'day {n}', courseNote: 'Filled dots are steps, hollow ones messages, diamonds limits; day 0 is the day of receipt. Of suspensions and re-openings only the latest is kept, earlier ones are not in the data. Data as of {day}.', showEmpty: 'Show empty fields ({n})', hideEmpty: 'Hide empty fields', limit_kept: 'kept', limit_missed: 'missed', limit_ahead: 'not due yet',
  none: 'This case names no party: no other cases can be seen.', capped: 'The latest {shown} of {total} are listed.', spanOpen: 'received {from}, open', spanClosed: '{from} to {to}',
};

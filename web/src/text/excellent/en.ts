import type { ExcellentWords } from './zh-cn.js';

/** Sentences about excellent cases. */
export const wordsEn: ExcellentWords = {
  title: 'Excellent cases', note: 'Cases put forward, de-identified, reviewed and published by people. Facts are those of the case when it was put forward, by kind and year only; of the story only the masked text is kept.',
  none: 'There are no excellent cases yet. A settled case can be put forward on its page.', noneShown: 'None is in this state.', all: 'All', csv: 'Download CSV', print: 'Print', show: 'See all excellent cases', count: '{n}',
  phases: { nominated: 'To be reviewed', returned: 'Sent back', accepted: 'Accepted', published: 'Published', withdrawn: 'Withdrawn' },
  by: 'Mediator', took: 'closed in {n} days', year: '{n}', source: 'Case', log: 'History', reasonOf: 'Reason', praised: 'Review',
  kinds: { nominated: 'put forward', revised: 'revised', returned: 'sent back', accepted: 'accepted', published: 'published', withdrawn: 'withdrawn' },
  nominate: 'Put forward as an excellent case', nominateNote: 'What the dispute was, how it was settled, what can be learnt. No names, addresses or employers; numbers are masked by themselves.', already: 'Put forward as an excellent case ({phase}).',
  name: 'Title', nameHint: 'e.g. A dispute about instalment fees', summary: 'Story and method (50 to 4,000 characters)', preview: 'What will be kept', masked: 'Masked: {list}', kept: 'No number was found that needs masking.', maybe: 'Check whether these are names: {list}',
  confirm: 'I have checked: nothing in the text tells who a party is, by name, address, employer or otherwise.', save: 'Put forward', saved: 'Put forward; it will be reviewed.', cancel: 'Cancel', refused: 'This cannot be done.',
  maskedKinds: { email: 'e-mail', link: 'link', id_card: 'identity number', phone: 'phone', card: 'card', account: 'account', plate: 'number plate', messenger: 'messenger id', case_number: 'case number', number: 'number' }, times: '{kind} × {n}',
  reason: 'Reason (at least 10 characters)', accept: 'Accept', sendBack: 'Send back', publish: 'Publish', withdraw: 'Withdraw', revise: 'Revise', decide: 'Review',
  reviewOwn: 'You put this case forward or rewrote it, so it is not yours to accept or send back; somebody else reviews it.', reviewUnnamed: 'Nobody signs in on this machine, so nominator and reviewer cannot be told apart; have somebody review it who did not put it forward.',
};

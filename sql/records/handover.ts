import { HANDOVER_REASON_WORDS, HANDOVER_REASONS } from '../src/record/people/handover-reasons.js';
import { defineRecord, field, needed } from '../src/record/record.js';

/** Hand-overs of cases, one by one, for registers that keep more than the first. Who answers for a case is worked out from them (`../src/record/attribution.ts`). */
export const handover = defineRecord({
  id: 'handover',
  label: { zh: '案件转办', en: 'Hand-overs of cases' },
  meaning: {
    zh: '一行是一案的一次转办：何日、由谁、给谁、为何。有转办记录的案件以此为准，否则看案件自己的首任调解员与转办日。首任原则：分派后 2 个工作日内改派、或因回避改派的，归接手人；其余仍归移交人。',
    en: 'One row is a hand-over of a case: the day, from whom, to whom, and why. Where a case has such rows they count, else its own first mediator and day of hand-over do. A case stays with who had it, unless handed on within 2 working days of being assigned, or for recusal.',
  },
  key: ['case_no', 'handed_over_on', 'to_mediator'],
  validity: 'none',
  touches: { column: 'case_id', fields: ['case_no'] },
  columns: [
    needed('case_no', 'text', '案件编号', 'Case id'), needed('handed_over_on', 'date', '转办日', 'Handed over'),
    needed('from_mediator', 'text', '移交人', 'From'), needed('to_mediator', 'text', '接手人', 'To'),
    { ...field('reason', 'text', '转办原因', 'Reason'), codes: HANDOVER_REASONS, words: HANDOVER_REASON_WORDS }, field('order', 'whole', '当日次序', 'Order within the day'),
  ],
});

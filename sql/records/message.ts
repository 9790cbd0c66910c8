import { defineRecord, field, needed } from '../src/record/record.js';

/** Messages sent to parties. A case takes from its messages what the notification funnel asks (`../src/record/first-message.ts`). */
export const message = defineRecord({
  id: 'message',
  label: { zh: '短信', en: 'Messages' },
  meaning: {
    zh: '一行是发给某案当事人的一条短信：何时发出、运营商回执、何时点开链接、何时回复或回电、是否退订或投诉。没有回执是“未知”，不是未送达。时间按机构当地时间，须精确到分。',
    en: 'One row is a message to a party of a case: when it was sent, the carrier\'s receipt, when its link was opened, when it was answered or called back, whether the party opted out or complained. No receipt is unknown, not a failure. Times are local and exact to the minute.',
  },
  key: ['message_id'],
  validity: 'none',
  begins: 'sent_at',
  touches: { column: 'case_id', fields: ['case_no'] },
  columns: [
    needed('message_id', 'text', '短信编号', 'Message id'), needed('case_no', 'text', '案件编号', 'Case id'), needed('sent_at', 'moment', '发送时间', 'Sent'),
    field('template', 'text', '模板', 'Template'), { ...field('receipt', 'text', '回执', 'Receipt'), codes: ['delivered', 'failed'] },
    field('delivered_at', 'moment', '送达时间', 'Delivered'), field('opened_at', 'moment', '点击时间', 'Opened'), field('answered_at', 'moment', '回复或回电时间', 'Answered'),
    field('opted_out', 'flag', '退订或投诉', 'Opted out or complained'),
  ],
});

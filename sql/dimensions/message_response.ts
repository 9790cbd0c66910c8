import { defineDimension } from '../src/dimension.js';

const RESPONSES = {
  answered: { zh: '已回复', en: 'Answered' },
  opened: { zh: '只点击', en: 'Opened only' },
  silent: { zh: '送达未响应', en: 'Delivered, no response' },
  unknown: { zh: '回执未知', en: 'Receipt unknown' },
  failed: { zh: '未送达', en: 'Not delivered' },
  none: { zh: '未发短信', en: 'No message' },
} as const;

/** What became of a case's first message. Who answers differs from who does not: a split by it tells no effect of messages. */
export const messageResponse = defineDimension({
  id: 'message_response',
  label: { zh: '短信响应', en: 'Message response' },
  key: `multiIf(notified_receipt = '', 'none', notified_answered = 1, 'answered', notified_opened = 1, 'opened', notified_receipt = 'delivered', 'silent', notified_receipt)`,
  words: [RESPONSES],
  order: Object.keys(RESPONSES),
  needs: 'notified_receipt',
});

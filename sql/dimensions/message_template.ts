import { defineDimension } from '../src/dimension.js';
import { DEMO_TEMPLATE } from './demo-words.js';

/** The template of a case's first message. */
export const messageTemplate = defineDimension({
  id: 'message_template',
  label: { zh: '短信模板', en: 'Message template' },
  key: 'notified_template',
  words: [DEMO_TEMPLATE],
  needs: 'notified_template',
});

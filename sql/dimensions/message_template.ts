import { defineDimension } from '../src/dimension.js';

/** The template of a case's first message. */
export const messageTemplate = defineDimension({
  id: 'message_template',
  label: { zh: '短信模板', en: 'Message template' },
  key: 'notified_template',
  needs: 'notified_template',
});

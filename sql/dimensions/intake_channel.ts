import { defineDimension } from '../src/dimension.js';
import { INTAKE_CHANNEL } from './taxonomy.js';

export const intakeChannel = defineDimension({
  id: 'intake_channel',
  label: { zh: '案件来源', en: 'Intake channel' },
  key: 'intake_channel',
  words: [INTAKE_CHANNEL],
  needs: 'intake_channel',
});

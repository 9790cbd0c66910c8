import { defineDimension } from '../src/dimension.js';
import { MEDIATION_MODE } from './taxonomy.js';

export const mediationMode = defineDimension({
  id: 'mediation_mode',
  label: { zh: '调解方式', en: 'Mediation mode' },
  key: 'mediation_mode',
  words: [MEDIATION_MODE],
  needs: 'mediation_mode',
});

import { defineDimension } from '../src/dimension.js';
import { ATTRIBUTION_CODES } from '../src/record/people/attribution.js';

export const attribution = defineDimension({
  id: 'attribution',
  label: { zh: '归属依据', en: 'Counts by' },
  key: 'attribution',
  words: [{
    [ATTRIBUTION_CODES.sole]: { zh: '未转办', en: 'Never handed over' },
    [ATTRIBUTION_CODES.kept]: { zh: '已转办，仍归移交人', en: 'Handed over, still with who had it' },
    [ATTRIBUTION_CODES.prompt]: { zh: '2 个工作日内改派，归接手人', en: 'Handed on within 2 working days' },
    [ATTRIBUTION_CODES.recusal]: { zh: '因回避改派，归接手人', en: 'Handed on for recusal' },
  }],
  needs: 'first_mediator',
});

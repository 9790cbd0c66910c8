import { defineMetric } from '../src/metric.js';

export const consumerFavourRate = defineMetric({
  id: 'consumer_favour_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '支持率', en: 'In the consumer\'s favour' },
  meaning: {
    zh: '按办结日；分母为有裁断倾向的案件，分子为全部或部分支持消费者。部分支持计为支持。重开后再办结的案件按最近一次办结计。',
    en: 'By closing date: of cases decided for either side, those decided wholly or partly for the consumer. Partly counts as in favour. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: 'FCA DISP 1.10；FOS 支持率', en: 'FCA DISP 1.10; FOS uphold rate' },
  basis: 'closed_on',
  numerator: `favour IN ('full', 'partial')`,
  denominator: `outcome_class != 'X' AND favour != ''`,
  numeratorLabel: { zh: '全部或部分支持', en: 'Wholly or partly in favour' },
  denominatorLabel: { zh: '有裁断倾向', en: 'Decided' },
  needs: ['closed_on', 'favour'],
});

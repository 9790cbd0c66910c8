import { defineMetric } from '../src/metric.js';

export const judicialConfirmation = defineMetric({
  id: 'judicial_confirmation',
  version: 1,
  kind: 'ratio',
  label: { zh: '司法确认率', en: 'Judicial confirmation' },
  meaning: {
    zh: '按协议日（无则办结日）；分母为达成满 30 日的书面协议，分子为已司法确认。并非越高越好：即时履行无需确认。',
    en: 'By agreement date (else closing date): of written agreements older than 30 days, those confirmed by a court. Higher is not better: what is performed at once needs no confirmation.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: '民事诉讼法：协议生效后三十日内共同申请', en: 'Civil Procedure Law: joint application within 30 days of the agreement' },
  basis: 'agreed_on',
  numerator: `confirmed_on IS NOT NULL`,
  denominator: `outcome = 'S2'`,
  settledAfter: 30,
  numeratorLabel: { zh: '已司法确认', en: 'Confirmed' },
  denominatorLabel: { zh: '达成满 30 日的书面协议', en: 'Written agreements older than 30 days' },
  needs: ['settled_how', 'confirmed_on'],
});

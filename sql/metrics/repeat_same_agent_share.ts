import { defineMetric } from '../src/metric.js';

export const repeatSameAgentShare = defineMetric({
  id: 'repeat_same_agent_share',
  version: 1,
  kind: 'ratio',
  label: { zh: '同一代理人重复占比', en: 'Repeats by the same agent' },
  meaning: {
    zh: '按首次办结日；分母为办结满 180 日且 180 日内再起纠纷的案件（同“重复纠纷率”的分子），分子为其中前后两次由同一申请人代理人代理的案件。未记代理人视为无代理。代理人只以化名比对，从不显示。',
    en: 'By first closing date: of cases after which the same dispute came again within 180 days (the numerator of repeat disputes), those in which the same agent acted for the claimant both times. No agent on record counts as none. Agents are compared by pseudonym and never shown.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: '本产品口径 12', en: 'Product definition 12' },
  basis: 'ended_on',
  numerator: `claimant_agent != '' AND has(repeat_agents, claimant_agent)`,
  denominator: `outcome_class != 'X' AND party != '' AND repeated_on <= ended_on + 180`,
  settledAfter: 180,
  looksUp: 'repeated_on',
  numeratorLabel: { zh: '同一代理人再次代理', en: 'Same agent again' },
  denominatorLabel: { zh: '180 日内再起纠纷', en: 'Disputed again within 180 days' },
  needs: ['closed_on', 'party', 'claimant_agent'],
  alongside: ['repeat_dispute_rate'],
});

import { defineMetric } from '../src/metric.js';

export const agentClusterShare = defineMetric({
  id: 'agent_cluster_share',
  version: 2,
  kind: 'ratio',
  label: { zh: '集中代理占比', en: 'Cases of clustered agents' },
  meaning: {
    zh: '按收案日；分母为收到的案件（重复、录入错误的，以及所属来源起始不足 90 日、无从回看的不计），分子为其申请人代理人在当日及此前 89 日内共代理不少于 5 件的案件。未记代理人视为无代理。代理人只以化名比对，从不显示；集中不等于不当。',
    en: 'By receipt: of cases received (duplicates, mistakes and those of the first 89 days of their source, which cannot be looked back from, left out), those whose claimant’s agent brought at least 5 cases within the 90 days up to that day. No agent on record counts as none. Agents are compared by pseudonym and never shown; a cluster is no misconduct.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径（先行指标：代理集中）', en: 'Product definition (leading indicator: clusters of agents)' },
  basis: 'received_on',
  numerator: `agent_cases >= 5`,
  denominator: `outcome NOT IN ('X2', 'X3') AND agent_watched`,
  looksUp: 'agent_cases',
  numeratorLabel: { zh: '集中代理的案件', en: 'Cases of clustered agents' },
  denominatorLabel: { zh: '收案（重复、误录除外）', en: 'Cases received (no duplicates or mistakes)' },
  needs: ['received_on', 'claimant_agent'],
  leading: true,
  alongside: ['repeat_same_agent_share'],
});

import type { Template } from '../template.js';

/** 金牌调解员榜: the board of a published round with the rules it was made by, and a certificate for everybody who was awarded. */
export const GOLD: Template = {
  id: 'gold', version: 1, title: { zh: '金牌调解员榜', en: 'Gold mediators' }, period: 'month',
  sections: [
    { id: 'board', title: { zh: '评选结果', en: 'The board' }, parts: [{ kind: 'board' }] },
    { id: 'method', title: { zh: '评选办法', en: 'How it is made' }, parts: [{ kind: 'method' }] },
    { id: 'definitions', title: { zh: '指标定义', en: 'Definitions' }, parts: [{ kind: 'definitions' }] },
    { id: 'certificates', title: { zh: '证书', en: 'Certificates' }, parts: [{ kind: 'certificates', issuer: { zh: '调解员评选委员会', en: 'Committee for the award of mediators' } }] },
  ],
};

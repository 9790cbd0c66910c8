import { defineCheck, knownFinding } from '../src/check/check.js';

export const olderAsOf = defineCheck({
  id: 'older_as_of',
  kind: 'load',
  label: { zh: '改动了案件，截至日却更早', en: 'Changes cases, but knows less far' },
  meaning: {
    zh: '本次的截至日（列名处，其后为该来源的截至日）早于该来源已载入的数据，却改动了库中的案件：所带案件中被改动的占比。可能是较早的文件晚到，把新值改回旧值；若是对旧案件的更正，载入时填写更正时的截至日即可说明。',
    en: 'This delivery knows up to an earlier day (in the place of a column, before that of its source) than what the source has delivered, and yet changes cases: the share of its cases that it changes. It may be an older file that came late and puts old values in the place of new ones; where it corrects older cases, say when loading up to which day it knows.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0,
  statement: ({ days: { own, known }, brought, changed }) => knownFinding(own !== '' && own < known && changed > 0 ? { column: `${own} < ${known}`, measured: changed / brought, atFault: changed, cases: brought } : undefined),
});

import { defineDimension } from '../src/dimension.js';
import { DUE_RULE_CODES, NATIONAL_RULES } from '../src/record/national-rules.js';

export const dueRule = defineDimension({
  id: 'due_rule',
  label: { zh: '时限依据', en: 'Limit by' },
  key: 'due_rule',
  words: [{
    [DUE_RULE_CODES.delivered]: { zh: '来源所给期限', en: 'As delivered' },
    [DUE_RULE_CODES.none]: { zh: '无适用规则', en: 'No rule applies' },
    [DUE_RULE_CODES.suspended]: { zh: '中止中，时限停计', en: 'Inactive, clock stopped' },
    [DUE_RULE_CODES.notAnnounced]: { zh: '该年放假通知未发布，不推算', en: 'Holidays not announced, not worked out' },
    ...Object.fromEntries(NATIONAL_RULES.map(({ rule, label, verify }) => [rule, verify === undefined ? label : { zh: `${label.zh}（内置，待核）`, en: `${label.en} (built in, to be checked)` }])),
  }],
  needs: 'due_rule',
});

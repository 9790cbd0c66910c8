import type { AnnotationMessages } from './zh-cn.js';

/** The sentences of annotations in English. */
export const annotationsEn: AnnotationMessages = {
  title: 'Marked in the chart', kinds: { action: 'Action', comment: 'Discussion', decision: 'Decision', campaign: 'Campaign', definition_break: 'Definition changed', incentive: 'Incentive', roll_out: 'Roll-out', rule_change: 'Rule change', rebase: 'New baseline', training: 'Training' },
  span: '{from} to {to}', since: 'since {from}', people: '{n} took part', whose: '{name} · {members}', andMore: '{first} and {n} in all',
  partial: 'About a part of these cases only, not marked', narrow: 'Show this part', failed: 'Campaigns, trainings and definition breaks could not be fetched; marks may be missing.', rest: '{n} more',
  description: 'Marks say what happened at the time, not why figures are as they are.',
};

import type { LocalisedText } from '../../words.js';

/** What was done for a span of time: a campaign, an incentive, a rule that changed, a step of a planned roll-out. Where nothing is said it is a campaign. */
export const CAMPAIGN_KINDS = ['campaign', 'incentive', 'roll_out', 'rule_change'] as const;
/** One of them. */
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];
/** What they are called. */
export const CAMPAIGN_KIND_WORDS: Readonly<Record<CampaignKind, LocalisedText>> = {
  campaign: { zh: '专项活动', en: 'Campaign' }, incentive: { zh: '激励', en: 'Incentive' }, roll_out: { zh: '分步推行', en: 'Roll-out' }, rule_change: { zh: '规则调整', en: 'Rule change' },
};

import type { LocalisedText } from '@concord/sql';
import type { Verdict } from '../../follow-up/rule/terms.js';

/** What verdicts are called. */
export const VERDICT_WORDS: Readonly<Record<Verdict, LocalisedText>> = { improved: { zh: '改善', en: 'improved' }, no_evidence: { zh: '尚无证据', en: 'no evidence yet' }, worse: { zh: '变差', en: 'worse' }, not_judged: { zh: '不作判断', en: 'not judged' }, too_early: { zh: '尚早', en: 'too early' } };

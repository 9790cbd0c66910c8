import type { Breakdown } from '../../chart/prepare/pareto.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import { measureText } from '../../measure/measure.js';
import { countText, percentText } from '../../text/format.js';
import type { Wording } from '../../text/wording.js';

/** The metrics of the funnel: one cohort, cases whose first message is seven days old or more. */
export const FUNNEL_METRICS = ['message_receipts', 'message_delivery', 'message_opening', 'message_answers', 'message_consent'] as const;
/** What is told beside it. */
export const CARE_METRICS = ['message_at_night', 'message_opt_out'] as const;

type FunnelMetric = (typeof FUNNEL_METRICS)[number];
type StepId = 'sent' | 'delivered' | 'opened' | 'answered' | 'consented';

/** A step of the funnel in words: how many, of what, and who was lost on the way. */
export interface FunnelStep {
  readonly id: StepId;
  readonly count: string;
  /** Share of all first messages sent, 0 to 1, as the bar is drawn; null where none was sent. */
  readonly share: number | null;
  readonly shareText: string;
  /** Share of those receipts are unknown of, drawn apart behind the bar; 0 for other steps. */
  readonly unknown: number;
  /** The step's own rate: of what it is counted; empty for the first. */
  readonly rate: string;
  readonly interval: string;
  readonly fraction: string;
  /** The same over every message instead of each case's first; empty where that is not known (yet). */
  readonly each: string;
  /** What was lost before this step. */
  readonly losses: readonly string[];
  readonly metric: FunnelMetric | null;
}

/** The answers of the funnel's metrics for the whole period. */
export type FunnelValues = Readonly<Record<FunnelMetric, MetricValue>>;

/** Values over every message, by the metric that counts the same of each case's first. */
export type MessageValues = ReadonlyMap<string, MetricValue>;

/** 每条短信 86.2%（95% 85.9–86.5%，41,000/47,500） */
export function eachText(value: MetricValue, definition: MetricDefinition | undefined, { t, locale }: Pick<Wording, 't' | 'locale'>): string {
  if (definition === undefined) return '';
  const { main, unit, interval, fraction } = measureText(value, definition, locale);
  return t('notifications.each', { rate: `${main}${unit}`, interval: interval ?? '—', fraction: fraction ?? '—' });
}

const num = (value: MetricValue): number => value.numerator ?? 0;
const den = (value: MetricValue): number => value.denominator ?? 0;

/**
 * The steps of the notification funnel. Each is drawn as its share of all first messages sent. A receipt that is missing is unknown: it is told beside those not
 * delivered and drawn apart. `perMessage` are the same rates over every message. Opening, answering and consenting are each counted by themselves: an answer may come by telephone, unopened.
 */
export function funnelOf(values: FunnelValues, definitions: ReadonlyMap<string, MetricDefinition>, { t, locale }: Wording, perMessage: MessageValues = new Map()): readonly FunnelStep[] {
  const { message_receipts: receipts, message_delivery: delivery, message_opening: opening, message_answers: answers, message_consent: consent } = values;
  const sent = den(receipts);
  const count = (n: number): string => countText(n, locale);
  const step = (id: StepId, n: number, metric: FunnelMetric | null, losses: readonly string[], unknown = 0): FunnelStep => {
    const definition = definitions.get(metric ?? '');
    const each = perMessage.get(metric ?? 'message_receipts');
    const text = metric === null || definition === undefined ? null : measureText(values[metric], definition, locale);
    return {
      id, metric, losses, count: count(n), share: sent === 0 ? null : n / sent, shareText: sent === 0 ? '—' : percentText(n / sent, locale), unknown: sent === 0 ? 0 : unknown / sent,
      rate: text === null ? '' : `${text.main}${text.unit}`, interval: text?.interval ?? '', fraction: text?.fraction ?? '', each: each === undefined ? '' : metric === null ? t('notifications.eachSent', { n: count(den(each)) }) : eachText(each, definition, { t, locale }),
    };
  };
  const unknown = sent - num(receipts);
  const delivered = num(delivery);
  return [
    step('sent', sent, null, []),
    step('delivered', delivered, 'message_delivery', [
      t('notifications.failed', { n: count(den(delivery) - delivered) }), ...(unknown > 0 ? [t('notifications.unknown', { n: count(unknown), share: percentText(unknown / (sent || 1), locale) })] : []),
    ], unknown),
    step('opened', num(opening), 'message_opening', [t('notifications.notOpened', { n: count(den(opening) - num(opening)) })]),
    step('answered', num(answers), 'message_answers', [t('notifications.notAnswered', { n: count(den(answers) - num(answers)) })]),
    step('consented', num(consent), 'message_consent', [t('notifications.notConsented', { n: count(den(consent) - num(consent)) })]),
  ];
}

/** The members of the response split in the order of the funnel's end to its beginning, not by size. */
export function inOrder(breakdown: Breakdown, keys: readonly string[]): Breakdown {
  const place = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return { ...breakdown, rows: [...breakdown.rows].sort((a, b) => place(a.member.key) - place(b.member.key)) };
}

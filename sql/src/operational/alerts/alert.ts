/** What may be unusual: a count of one month, of one week, of a quarter; a type nobody saw before; one that stays unresolved; a leading indicator. */
export const ALERT_KINDS = ['surge', 'weekly_surge', 'rise', 'new_type', 'stuck', 'leading'] as const;
/** Id of a kind; the same in the store, the contract and the code. */
export type AlertKind = (typeof ALERT_KINDS)[number];

/** How people dealt with it. `explained`: the reason is known (campaign, outage, price change); `closed`: dealt with. */
export const ALERT_STATES = ['open', 'acknowledged', 'explained', 'closed'] as const;
/** One of `ALERT_STATES`. */
export type AlertState = (typeof ALERT_STATES)[number];

/** 提示, 预警, 重大; weakest first. */
export const ALERT_STRENGTHS = ['notice', 'warning', 'critical'] as const;
/** One of `ALERT_STRENGTHS`. */
export type AlertStrength = (typeof ALERT_STRENGTHS)[number];

/** What an alert is about: a type of dispute and a place, each a dimension and its member; '' and '' where it is about all of them. */
export interface AlertSubject {
  readonly kind: AlertKind;
  readonly typeBy: string;
  readonly typeKey: string;
  readonly placeBy: string;
  readonly placeKey: string;
}

/** What the judge found of one subject in the newest data. */
export interface FoundAlert extends AlertSubject {
  readonly strength: AlertStrength;
  /** First day of what is unusual. */
  readonly sinceOn: string;
  /** First day of the period judged. */
  readonly seenOn: string;
  /** JSON; kept as it is. */
  readonly figures: string;
}

/** An alert as it stands. There is one a dataset and subject, for ever: it clears and fires again. */
export interface Alert extends AlertSubject {
  readonly id: string;
  readonly dataset: string;
  readonly state: AlertState;
  readonly strength: AlertStrength;
  /** Whether the newest data still show it; a cleared one keeps the strength and figures it last had. */
  readonly isFiring: boolean;
  readonly owner: string;
  readonly note: string;
  readonly firstSeenOn: string;
  /** Since when it fires without a break, as the judgements tell. */
  readonly sinceOn: string;
  readonly lastSeenOn: string;
  readonly figures: string;
  /** Data version that raised it first, and the newest that showed it. */
  readonly raisedBy: number;
  readonly seenBy: number;
}

/** The subject as one text. */
export const subjectKey = ({ kind, typeBy, typeKey, placeBy, placeKey }: AlertSubject): string => JSON.stringify([kind, typeBy, typeKey, placeBy, placeKey]);

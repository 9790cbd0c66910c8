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

/** What people hold of an alert they dealt with: something had happened, or it was chance. */
export const ALERT_VERDICTS = ['real', 'chance'] as const;
/** One of `ALERT_VERDICTS`. */
export type AlertVerdict = (typeof ALERT_VERDICTS)[number];

/** What an alert is about: a type of dispute and a place, each a dimension and its member; '' and '' where it is about all of them. */
export interface AlertSubject {
  readonly typeBy: string;
  readonly typeKey: string;
  readonly placeBy: string;
  readonly placeKey: string;
}

/** One rule by which a subject is unusual. */
export interface AlertReason {
  readonly kind: AlertKind;
  readonly strength: AlertStrength;
  /** First day of what is unusual; since when without a break, once it is kept. */
  readonly sinceOn: string;
  /** First day of the period judged. */
  readonly seenOn: string;
  /** JSON; kept as it is. */
  readonly figures: string;
}

/** What the judge found of one subject in the newest data: one reason or more, each of another kind. */
export interface FoundAlert extends AlertSubject {
  readonly reasons: readonly AlertReason[];
}

/** An alert as it stands. There is one a dataset and subject, for ever: it fires while any reason does, clears and fires again. */
export interface Alert extends AlertSubject {
  readonly id: string;
  readonly dataset: string;
  readonly state: AlertState;
  /** That of its strongest reason. */
  readonly strength: AlertStrength;
  /** Whether the newest data still show it; a cleared one keeps the reasons it last had. */
  readonly isFiring: boolean;
  readonly owner: string;
  readonly note: string;
  /** Null: nobody has said. */
  readonly verdict: AlertVerdict | null;
  readonly firstSeenOn: string;
  /** Since when it fires without a break, as the judgements tell. */
  readonly sinceOn: string;
  readonly lastSeenOn: string;
  /** The strongest first. */
  readonly reasons: readonly AlertReason[];
  /** Data version that raised it first, and the newest that showed it. */
  readonly raisedBy: number;
  readonly seenBy: number;
}

/** The subject as one text. */
export const subjectKey = ({ typeBy, typeKey, placeBy, placeKey }: AlertSubject): string => JSON.stringify([typeBy, typeKey, placeBy, placeKey]);

/** Place of a strength among them, the weakest 0. */
export const rankOf = ({ strength }: { readonly strength: AlertStrength }): number => ALERT_STRENGTHS.indexOf(strength);

/** Reasons in the order they are told: the strongest first, of equal ones by kind. */
export const inOrder = (reasons: readonly AlertReason[]): readonly AlertReason[] =>
  [...reasons].sort((a, b) => rankOf(b) - rankOf(a) || ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind));

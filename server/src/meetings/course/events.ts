import type { DateRange, DimensionId, Filter, LocalisedText, MetricId, Scope } from '@concord/sql';

/** How far a meeting is. A reopened one is open again, with the data version that was frozen at first. */
export const MEETING_STATES = ['planned', 'open', 'closed', 'reopened', 'cancelled'] as const;
/** One of them. */
export type MeetingState = (typeof MEETING_STATES)[number];

/** What items of an agenda come from, in the order in which they are proposed; `other` is what a person added. */
export const AGENDA_KINDS = ['action', 'request', 'verdict', 'signal', 'stuck', 'target', 'area', 'checked', 'excellent', 'other', 'decisions'] as const;
/** One of them. */
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** Somebody who takes part, and the cases they answer for; all filters of an area hold. */
export interface Participant {
  /** '' for whoever is known by name alone. */
  readonly account: string;
  readonly name: string;
  readonly area: readonly Filter[];
}

/** By what a participant is known within a meeting. */
export const participantId = ({ account, name }: Pick<Participant, 'account' | 'name'>): string => (account === '' ? name : account);

/** What a meeting is planned as. */
export interface Plan {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly heldOn: string;
  /** `HH:MM`, in the institution's zone. */
  readonly startsAt: string;
  readonly minutes: number;
  /** First day of the month it is about. */
  readonly month: string;
  readonly place: string;
  /** Which cases it is about. */
  readonly filters: readonly Filter[];
  readonly participants: readonly Participant[];
}

/** The number an item is about. */
export interface AgendaLink {
  readonly metric: MetricId;
  readonly filters: readonly Filter[];
  readonly split: DimensionId | null;
  readonly range: DateRange;
}

/** An item as a source proposes it, or a person adds it. */
export interface ProposedItem {
  /** The same for the same finding, whenever it is proposed. */
  readonly id: string;
  readonly kind: AgendaKind;
  readonly title: LocalisedText;
  /** What is found, in a sentence; empty where nothing is. */
  readonly sentence: LocalisedText;
  readonly link: AgendaLink | null;
  readonly minutes: number;
  /** A participant; '' for nobody in particular. */
  readonly owner: string;
}

/** What was done in a meeting. Nothing is changed or taken away. */
export type MeetingEvent =
  | { readonly kind: 'planned'; readonly plan: Plan; readonly chair: string; readonly scope: Scope }
  | { readonly kind: 'changed'; readonly plan: Plan }
  | { readonly kind: 'proposed'; readonly items: readonly ProposedItem[] }
  | { readonly kind: 'item_added'; readonly item: ProposedItem }
  | { readonly kind: 'item_set'; readonly item: string; readonly minutes: number; readonly owner: string }
  | { readonly kind: 'item_dropped'; readonly item: string }
  | { readonly kind: 'item_restored'; readonly item: string }
  | { readonly kind: 'ordered'; readonly items: readonly string[] }
  | { readonly kind: 'stated'; readonly participant: string; readonly text: string }
  | { readonly kind: 'opened'; readonly dataVersion: number; readonly asOf: string }
  | { readonly kind: 'handed_over'; readonly chair: string }
  | { readonly kind: 'decided'; readonly decision: string; readonly item: string; readonly text: string; readonly mentions: readonly string[] }
  | { readonly kind: 'decision_withdrawn'; readonly decision: string; readonly reason: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'sealed'; readonly pack: string; readonly upTo: number }
  | { readonly kind: 'reopened'; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly reason: string };

/** An event with who did it and when (UTC, as the store writes it). */
export type MeetingDone = MeetingEvent & { readonly seq: number; readonly at: string; readonly by: string };

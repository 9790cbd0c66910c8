/** What is planted in the demo history: who, what, where, when and how much. `truths.ts` puts it in words. */

/** A sub-type that starts to grow in two regions; the last factor holds from then on. */
export const GROWTH = {
  subtype: 'B04-06', regions: ['DEMO-R02', 'DEMO-R03'], from: '2026-06', factors: [1.4, 1.8, 2.1, 2.4, 2.6],
} as const;

/** A sub-type that settles seldom and stays open for months. */
export const STUCK = { subtype: 'B04-10' } as const;

/** Gets nearly all of the hard cases of the organisation and settles them far more often than others would. */
export const HARD_CASE_EXPERT = { mediator: 'DEMO-M023', skill: 0.58, hardCases: 16, capacity: 0.5 } as const;

/** Fourteen cases, fourteen settlements: chance, not skill. */
export const LUCKY = { mediator: 'DEMO-M118', cases: 14, from: '2026-05', to: '2026-07' } as const;

/** Enters its cases late and puts a third of them down as 其他. */
export const BAD_DATA = { branch: 'DEMO-BR21', otherShare: 0.36, lateShare: 0.75, lateMedianDays: 9 } as const;

/** A training that helps: every first session from this month on settles about eight points more often. */
export const TRAINING = { team: 'DEMO-TEAM-C1', from: '2026-01', logit: 0.48, heldOn: '2025-12-18', hours: 24 } as const;

/**
 * A training given to the mediators with the lowest settlement rates of a quarter. It does nothing: nothing in the history
 * knows of it, and who took part is read off the generated cases. They improve all the same (regression to the mean).
 */
export const IDLE_TRAINING = { chosenOn: ['2025-04', '2025-06'], measuredOn: ['2025-07', '2025-12'], mediators: 8, minDecided: 15, heldOn: '2025-07-01' } as const;

/** Surveys only what was settled from this day on, so that those who are asked are content. Told so after the case is over: nothing else in the history knows of it. */
export const CHOSEN_SURVEYS = { mediator: 'DEMO-M081', from: '2025-11-01' } as const;

/** A drill on made-up cases. Nothing in the history knows of it. */
export const DRILL = { team: 'DEMO-TEAM-B1', heldOn: '2025-11-12', hours: 4 } as const;

/** Works in another team of the organisation from this month on; the figures of both know who was where when. */
export const CHANGED_TEAM = { mediator: 'DEMO-M005', team: 'DEMO-TEAM-A2', from: '2025-04' } as const;

/** An organisation whose register has no column for the team: its cases take theirs from the mediators' records. */
export const TEAMS_NOT_DELIVERED = 'DEMO-ORG-F';

/** A product that had another code until this day. */
export const RENAMED = { scheme: 'product', oldCode: 'DEMO-P030', newCode: 'DEMO-P033', from: '2024-07-01' } as const;

/** Old cases that the second delivery tells differently. */
export const RESTATED = { outcome: 18, amount_agreed: 14, mediator: 12, closedFrom: '2026-01', closedTo: '2026-08' } as const;

/** Rows that must not be loaded as they are, by kind, in each delivery. */
export const DIRT = {
  unreadable_date: [8, 3],
  closed_before_received: [6, 2],
  unknown_outcome: [7, 3],
  missing_case_id: [5, 2],
  identical_row: [9, 4],
  conflicting_rows: [4, 2],
  negative_amount: [6, 2],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/** A way for a row to be wrong. */
export type DirtKind = keyof typeof DIRT;

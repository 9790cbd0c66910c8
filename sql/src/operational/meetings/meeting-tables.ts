/** `meeting_series`: a row a series of meetings. */
export interface MeetingSeriesTable {
  id: string;
  dataset: string;
  /** JSON: name, rhythm, who usually takes part. */
  body: string;
  /** Counts its changes. */
  revision: number;
  saved_at: string;
  saved_by: string;
}

/** `meeting`: a row a meeting; what lists are found by, as its events have made it. */
export interface MeetingTable {
  id: string;
  dataset: string;
  series_id: string;
  /** `YYYY-MM-DD`. */
  held_on: string;
  state: string;
  created_at: string;
  created_by: string;
}

/** `meeting_event`: what was done in one. */
export interface MeetingEventTable {
  meeting_id: string;
  seq: number;
  at: string;
  by: string;
  kind: string;
  /** JSON. */
  body: string;
}

/** `calendar_feed`: by what a program reads somebody's meetings. */
export interface CalendarFeedTable {
  account_id: string;
  digest: string;
  made_at: string;
}

/** Tables of meetings. */
export interface MeetingTables {
  meeting_series: MeetingSeriesTable;
  meeting: MeetingTable;
  meeting_event: MeetingEventTable;
  calendar_feed: CalendarFeedTable;
}

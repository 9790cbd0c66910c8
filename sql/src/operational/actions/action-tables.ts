/** `action`: a row an action, as its events have made it. */
export interface ActionTable {
  id: string;
  dataset: string;
  state: string;
  /** Account of who has it; '' where it is a name alone. */
  owner: string;
  due_on: string;
  /** Meeting it was decided in; '' where none. */
  meeting: string;
  /** JSON: all that is told of it. */
  body: string;
  /** Counts its events. */
  revision: number;
  created_at: string;
  created_by: string;
}

/** `action_event`: what was done about one. */
export interface ActionEventTable {
  action_id: string;
  seq: number;
  at: string;
  by: string;
  kind: string;
  /** JSON. */
  body: string;
}

/** `action_verdict`: what was said of one at its review, and what later data say of it. */
export interface ActionVerdictTable {
  action_id: string;
  /** `review` or `later`. */
  stage: string;
  judged_at: string;
  as_of_on: string;
  data_version: number;
  rule: string;
  verdict: string;
  /** '' where there is a verdict. */
  reason: string;
}

/** `comment_thread`: what people say to one number. */
export interface CommentThreadTable {
  id: string;
  dataset: string;
  metric: string;
  state: string;
  /** JSON: the number it hangs on. */
  number: string;
  revision: number;
  created_at: string;
  created_by: string;
}

/** `comment_event`: what was said and done there. */
export interface CommentEventTable {
  thread_id: string;
  seq: number;
  at: string;
  by: string;
  kind: string;
  /** JSON. */
  body: string;
}

/** `comment_mention`: whom an entry names. */
export interface CommentMentionTable {
  thread_id: string;
  seq: number;
  account_id: string;
}

/** Tables of actions and of what is said to numbers. */
export interface ActionTables {
  action: ActionTable;
  action_event: ActionEventTable;
  action_verdict: ActionVerdictTable;
  comment_thread: CommentThreadTable;
  comment_event: CommentEventTable;
  comment_mention: CommentMentionTable;
}

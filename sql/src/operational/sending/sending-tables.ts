/** Who works on a row, until when they said they are alive, and when it is tried next; null: never again. */
interface Held {
  /** A process, or ''. */
  holder: string;
  held_until: string | null;
  next_try_at: string | null;
  tries: number;
}

/** A report that is sent by itself. Times are UTC text `YYYY-MM-DD hh:mm:ss.mmm`. */
interface ReportScheduleTable {
  id: string;
  name: string;
  /** JSON. */
  body: string;
  owner: string;
  /** The grant the owner acted by when it was saved, or ''. */
  owner_grant: string;
  /** JSON: what the owner saw then. */
  owner_scope: string;
  /** 0 or 1. */
  enabled: number;
  /** Up to when its times were seen to. */
  counted_to: string;
  next_at: string | null;
  /** Why there is no next time: a code, a Chinese and an English sentence, one a line; or ''. */
  fault: string;
  saved_at: string;
}

/** One time that a report was due. */
interface ReportRunTable extends Held {
  id: string;
  schedule_id: string;
  name: string;
  due_at: string;
  period: string;
  cause: string;
  asked_by: string;
  /** JSON: the schedule as it was then. */
  body: string;
  data_version: number | null;
  state: string;
  message: string;
  made_at: string | null;
  ended_at: string | null;
}

/** What one recipient got of a run. */
interface ReportDeliveryTable {
  run_id: string;
  recipient_no: number;
  state: string;
  message: string;
  message_id: string;
  /** How often it was sent on purpose. */
  sends: number;
  /** JSON. */
  files: string;
  sent_at: string | null;
}

interface AlertSubscriptionTable {
  account_id: string;
  grant_id: string;
  /** JSON. */
  body: string;
  saved_at: string;
}

/** A mail to one person. */
interface NoticeTable extends Held {
  id: string;
  account_id: string;
  message_id: string;
  /** JSON. */
  body: string;
  state: string;
  message: string;
  made_at: string;
  sent_at: string | null;
}

/** What somebody was told once. */
interface NoticeItemTable {
  account_id: string;
  source: string;
  item: string;
  notice_id: string;
}

/** Tables of what is sent. */
export interface SendingTables {
  report_schedule: ReportScheduleTable;
  report_run: ReportRunTable;
  report_delivery: ReportDeliveryTable;
  alert_subscription: AlertSubscriptionTable;
  notice: NoticeTable;
  notice_item: NoticeItemTable;
}

import type { Kysely } from 'kysely';
import type { ActionTables } from './actions/action-tables.js';
import type { AccountTable, ApiTokenTable, AuditEventTable, OnceCodeTable, RoleGrantTable, SessionTable } from './people/people-tables.js';
import type { KeepingRuleTable, RetentionRuleTable } from './retention/retention-tables.js';
import type { CauseTables } from './causes/cause-tables.js';
import type { ExcellentCaseTable, ExcellentEventTable } from './excellent/excellent-tables.js';
import type { MeetingTables } from './meetings/meeting-tables.js';
import type { PackTables } from './packs/pack-tables.js';
import type { ProcessTables } from './processes/process-tables.js';
import type { SendingTables } from './sending/sending-tables.js';
import type { PublicationTable } from './published/publication-tables.js';
import type { AlertEventTable, AlertReasonTable, AlertTable, JudgementTable } from './alerts/alert-tables.js';

/** `concord`'s load registry: one row a load. Times are UTC text `YYYY-MM-DD hh:mm:ss.mmm`, days `YYYY-MM-DD`. */
interface LoadTable {
  load_no: number;
  dataset: string;
  source: string;
  profile: string;
  profile_hash: string;
  profile_text: string;
  /** JSON list. */
  file_names: string;
  file_hash: string;
  file_bytes: number;
  state: string;
  message: string;
  started_at: string;
  seen_at: string;
  finished_at: string | null;
  as_of_on: string | null;
  publication_id: string;
  delivered: number;
  loaded: number;
  folded: number;
  unchanged: number;
  rejected: number;
  cases_new: number;
  cases_changed: number;
  /** A viewer's id, `cli`, `schedule` and its name; '' where it is not known. */
  by: string;
}

interface ProfileTable {
  id: string;
  version: number;
  hash: string;
  yaml: string;
  saved_at: string;
}

interface ScheduleTable {
  id: string;
  name: string;
  profile: string;
  /** `folder`, `source`, `backup` or `retention`. */
  kind: string;
  place: string;
  pattern: string;
  /** 0 or 1. */
  enabled: number;
  /** `never`, `weekly` or `monthly`. */
  full_read: string;
  last_full_at: string | null;
  next_run_at: string | null;
  /** The process that runs it, or ''. */
  holder: string;
  held_until: string | null;
  last_run_at: string | null;
  last_state: string;
  last_result: string;
  failures: number;
  added_at: string | null;
  last_done_at: string | null;
}

interface SourceMarkTable {
  load_no: number;
  place: string;
  watermark: string;
  read_from: string;
  tail_digest: string;
  based_on: number | null;
}

interface WatchedFileTable {
  schedule_id: string;
  name: string;
  look: string;
  hash: string;
  profile_hash: string;
  state: string;
  load_no: number | null;
  message: string;
  seen_at: string;
}

interface SavedViewTable {
  id: string;
  owner: string;
  name: string;
  /** 0 or 1. */
  is_shared: number;
  /** JSON. */
  definition: string;
  revision: number;
  saved_at: string;
}

interface BoardRoundTable {
  id: string;
  dataset: string;
  title: string;
  cut_off: string;
  method: string;
  method_version: number;
  phase: string;
  seats: number;
  ranking_mode: string;
  public_workdays: number;
  created_at: string;
  created_by: string;
}

interface BoardMethodTable {
  dataset: string;
  version: number;
  /** JSON. */
  body: string;
  reason: string;
  decided_at: string;
  decided_by: string;
}

interface RolloutPlanTable {
  id: string;
  dataset: string;
  name: string;
  /** JSON. */
  body: string;
  starts_on: string;
  seed: number;
  drawn_at: string;
  drawn_by: string;
}

interface BoardEventTable {
  round_id: string;
  seq: number;
  at: string;
  by: string;
  kind: string;
  /** JSON. */
  body: string;
}

/** Every table of the operational store, as Kysely sees it: text and numbers only, so that both databases give the same. */
export interface Tables extends CauseTables, ActionTables, MeetingTables, PackTables, ProcessTables, SendingTables {
  load: LoadTable;
  profile: ProfileTable;
  schedule: ScheduleTable;
  saved_view: SavedViewTable;
  source_mark: SourceMarkTable;
  watched_file: WatchedFileTable;
  board_method: BoardMethodTable;
  board_round: BoardRoundTable;
  board_event: BoardEventTable;
  excellent_case: ExcellentCaseTable;
  excellent_event: ExcellentEventTable;
  alert: AlertTable;
  alert_reason: AlertReasonTable;
  alert_event: AlertEventTable;
  judgement: JudgementTable;
  account: AccountTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
  api_token: ApiTokenTable;
  once_code: OnceCodeTable;
  audit_event: AuditEventTable;
  retention_rule: RetentionRuleTable;
  keeping_rule: KeepingRuleTable;
  publication_sealed: PublicationTable;
  rollout_plan: RolloutPlanTable;
  /** What each migration said when it ran. */
  operational_migration_hash: { name: string; hash: string };
}

/** The operational store as its repositories use it. */
export type OperationalDb = Kysely<Tables>;

/** Now, as the store writes time: UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
export const storeTime = (ms = Date.now()): string => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

/** The milliseconds since 1970 of a time the store wrote. */
export const storeTimeMs = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);

/** Text both databases keep alike: PostgreSQL knows no NUL, neither knows half a character. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8');

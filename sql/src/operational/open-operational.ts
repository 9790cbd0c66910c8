import { Kysely } from 'kysely';
import { Actions } from './actions/actions.js';
import { Comments } from './actions/comments.js';
import { BoardMethods } from './board/board-methods.js';
import { BoardRounds } from './board/board-rounds.js';
import { CauseRecords } from './causes/cause-records.js';
import { ExcellentCases } from './excellent/excellent-cases.js';
import { Alerts } from './alerts/alerts.js';
import { Accounts } from './people/accounts.js';
import { ApiTokens } from './people/api-tokens.js';
import { AuditLog } from './people/audit-log.js';
import { OnceCodes } from './people/once-codes.js';
import { RoleGrants } from './people/role-grants.js';
import { Sessions } from './people/sessions.js';
import { placeOf, postgresDialect } from './dialect/postgres.js';
import { sqliteDialect } from './dialect/sqlite.js';
import { dumpOperational, fillOperational } from './dump/dump.js';
import { LoadRegistry } from './loads.js';
import { migrateOperational, unmigrateOperational } from './migrate-operational.js';
import { KeepingRules } from './retention/keeping-rules.js';
import { Meetings } from './meetings/meetings.js';
import { KeptFiles } from './packs/kept-files.js';
import { ReportDrafts } from './packs/report-drafts.js';
import { ReportPacks } from './packs/report-packs.js';
import { ReportTemplates } from './packs/report-templates.js';
import { JobBook } from './processes/job-book.js';
import { Leases } from './processes/leases.js';
import { Publications } from './published/publications.js';
import { RetentionRules } from './retention/retention-rules.js';
import { SavedProfiles } from './profiles.js';
import { RolloutPlans } from './rollouts/rollout-plans.js';
import { Notices } from './sending/notices.js';
import { ReportRuns } from './sending/report-runs.js';
import { ReportSchedules } from './sending/report-schedules.js';
import { Schedules } from './schedules.js';
import { SourceMarks } from './source-marks.js';
import type { OperationalDb, Tables } from './tables.js';
import { SavedViews } from './views/saved-views.js';
import { WatchedFiles } from './watched-files.js';

/** Where the operational store is: PostgreSQL at `url`, or without one the SQLite file `path`. */
export interface OperationalConfig {
  /** `postgres://user:password@host:port/database`. */
  readonly url?: string;
  readonly path: string;
}

/**
 * The operational store, opened: what changes row by row and must not be lost, as against the cases. One schema on SQLite and PostgreSQL; every
 * acknowledged change is on the disk, and transactions run one after the other, across processes too.
 */
export interface Operational {
  readonly kind: 'sqlite' | 'postgres';
  readonly loads: LoadRegistry;
  readonly jobBook: JobBook;
  readonly leases: Leases;
  readonly profiles: SavedProfiles;
  readonly savedViews: SavedViews;
  readonly schedules: Schedules;
  readonly sourceMarks: SourceMarks;
  readonly watchedFiles: WatchedFiles;
  readonly boardMethods: BoardMethods;
  readonly boardRounds: BoardRounds;
  readonly excellentCases: ExcellentCases;
  readonly causeRecords: CauseRecords;
  readonly meetings: Meetings;
  readonly alerts: Alerts;
  readonly accounts: Accounts;
  readonly roleGrants: RoleGrants;
  readonly sessions: Sessions;
  readonly apiTokens: ApiTokens;
  readonly onceCodes: OnceCodes;
  readonly auditLog: AuditLog;
  readonly retentionRules: RetentionRules;
  readonly keepingRules: KeepingRules;
  readonly publications: Publications;
  readonly reportTemplates: ReportTemplates;
  readonly reportDrafts: ReportDrafts;
  readonly reportPacks: ReportPacks;
  readonly keptFiles: KeptFiles;
  readonly reportSchedules: ReportSchedules;
  readonly reportRuns: ReportRuns;
  readonly notices: Notices;
  readonly rolloutPlans: RolloutPlans;
  readonly actions: Actions;
  readonly comments: Comments;
  /** All of it at one moment, as lines for `restoreOperational`. */
  dump(): Promise<string[]>;
  close(): Promise<void>;
}

async function connect({ url, path }: OperationalConfig): Promise<{ db: OperationalDb; place: string }> {
  const db = new Kysely<Tables>({ dialect: url === undefined ? await sqliteDialect(path) : postgresDialect(url) });
  return { db, place: url === undefined ? path : placeOf(url) };
}

/** Takes every table of ours out of the operational store, and all data with it. Throws `OperationalError`. */
export async function removeOperational(config: OperationalConfig): Promise<void> {
  const { db, place } = await connect(config);
  await unmigrateOperational(db, place).finally(() => db.destroy());
}

/** Fills an empty operational store with the lines of a dump, of this version or an earlier one. Throws `OperationalError`. */
export async function restoreOperational(config: OperationalConfig, lines: readonly string[]): Promise<void> {
  const { db, place } = await connect(config);
  await fillOperational(db, place, lines).finally(() => db.destroy());
}

/** Connected, and of this version. */
async function broughtUp(config: OperationalConfig): Promise<OperationalDb> {
  const { db, place } = await connect(config);
  try {
    await migrateOperational(db, place);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Opens the operational store and brings it to this version. Throws `OperationalError`. */
export async function openOperational(config: OperationalConfig): Promise<Operational> {
  const db = await broughtUp(config);
  const auditLog = new AuditLog(db);
  return {
    kind: config.url === undefined ? 'sqlite' : 'postgres',
    loads: new LoadRegistry(db),
    jobBook: new JobBook(db),
    leases: new Leases(db),
    profiles: new SavedProfiles(db),
    savedViews: new SavedViews(db),
    schedules: new Schedules(db),
    sourceMarks: new SourceMarks(db),
    watchedFiles: new WatchedFiles(db),
    boardMethods: new BoardMethods(db),
    boardRounds: new BoardRounds(db),
    excellentCases: new ExcellentCases(db),
    causeRecords: new CauseRecords(db),
    meetings: new Meetings(db),
    alerts: new Alerts(db),
    accounts: new Accounts(db),
    roleGrants: new RoleGrants(db),
    sessions: new Sessions(db),
    apiTokens: new ApiTokens(db),
    onceCodes: new OnceCodes(db),
    auditLog,
    retentionRules: new RetentionRules(db),
    keepingRules: new KeepingRules(db),
    publications: new Publications(db),
    reportTemplates: new ReportTemplates(db),
    reportDrafts: new ReportDrafts(db),
    reportPacks: new ReportPacks(db),
    keptFiles: new KeptFiles(db),
    reportSchedules: new ReportSchedules(db),
    reportRuns: new ReportRuns(db),
    notices: new Notices(db),
    rolloutPlans: new RolloutPlans(db),
    actions: new Actions(db),
    comments: new Comments(db),
    dump: () => dumpOperational(db),
    close: async () => {
      await auditLog.settled();
      await db.destroy();
    },
  };
}

/**
 * - `OPERATIONAL_DOWN` the server does not answer, or has no such database
 * - `OPERATIONAL_DENIED` the file cannot be read or written, or the server refuses the user or password
 * - `OPERATIONAL_BUSY` another process held the store for longer than one waits
 * - `OPERATIONAL_FULL` there is no more room on its disk; nothing of what was to be written is
 * - `OPERATIONAL_DAMAGED` the file is not a database, or a broken one
 * - `OPERATIONAL_NEWER` a newer version of this product made it what it is
 * - `OPERATIONAL_EDITED` a migration it has run reads otherwise now
 * - `OPERATIONAL_NOT_EMPTY` it holds something already, and a backup is brought back into an empty one only
 * - `OPERATIONAL_OTHER` it holds the loads of another store of cases
 * - `OPERATIONAL_FAILED` anything else; the cause is kept for the log
 */
export type OperationalErrorCode =
  | 'OPERATIONAL_DOWN' | 'OPERATIONAL_DENIED' | 'OPERATIONAL_BUSY' | 'OPERATIONAL_FULL' | 'OPERATIONAL_DAMAGED' | 'OPERATIONAL_NEWER' | 'OPERATIONAL_EDITED' | 'OPERATIONAL_NOT_EMPTY' | 'OPERATIONAL_OTHER' | 'OPERATIONAL_FAILED';

/** What went wrong with the operational store: a code and a sentence in each language that may be shown; neither holds SQL, values or a password. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError';
  constructor(readonly code: OperationalErrorCode, readonly zh: string, readonly en: string, cause?: unknown) {
    super(en, { cause });
  }
}

type Said = readonly [zh: string, en: string];

const SAYINGS: Readonly<Record<OperationalErrorCode, (place: string) => Said>> = {
  OPERATIONAL_DOWN: (place) => [`业务库 ${place} 没有应答；请检查 DATABASE_URL 与数据库服务。`, `The operational store ${place} does not answer; check DATABASE_URL and the database server.`],
  OPERATIONAL_DENIED: (place) => [`没有权限使用业务库 ${place}。`, `The operational store ${place} may not be used: no permission.`],
  OPERATIONAL_BUSY: (place) => [`业务库 ${place} 正忙，请稍后再试。`, `The operational store ${place} is busy; try again in a moment.`],
  OPERATIONAL_FULL: (place) => [`业务库 ${place} 所在的磁盘已满，没有写入；请腾出空间后再试。`, `The disk of the operational store ${place} is full, so nothing was written; make room and try again.`],
  OPERATIONAL_DAMAGED: (place) => [`业务库 ${place} 不是可用的数据库文件；请由备份恢复。`, `The operational store ${place} is not a sound database; restore it from a backup.`],
  OPERATIONAL_NEWER: (place) => [`业务库 ${place} 由更新的版本打开过；请使用该版本。`, `The operational store ${place} was opened by a newer version; use that version.`],
  OPERATIONAL_EDITED: (place) => [`业务库 ${place}：已执行的迁移后来被改动，未打开；请用原来的程序，改动须另写一个迁移。`, `The operational store ${place}: a migration it has run was edited since, so it was not opened. Use the program as it was; a change needs a migration of its own.`],
  OPERATIONAL_NOT_EMPTY: (place) => [`业务库 ${place} 已有数据；备份只能恢复到空库。`, `The operational store ${place} holds data; a backup is brought back into an empty one only.`],
  OPERATIONAL_OTHER: (loadNo) => [`业务库中的第 ${loadNo} 次载入属于另一个案件库；请为每个案件库各用一个业务库。`, `Load ${loadNo} of the operational store belongs to another store of cases; each needs an operational store of its own.`],
  OPERATIONAL_FAILED: (place) => [`业务库 ${place} 出错。`, `The operational store ${place} failed.`],
};

/** By SQLSTATE class or code (PostgreSQL, appendix A), SQLite's result code, or the network's word. */
const CODES: readonly (readonly [RegExp, OperationalErrorCode])[] = [
  [/^(08|57P)|^3D000$|^53300$|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE)$/u, 'OPERATIONAL_DOWN'],
  [/^28|^42501$|^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT)$/u, 'OPERATIONAL_DENIED'],
  [/^SQLITE_(BUSY|LOCKED)|^55P03$|^57014$/u, 'OPERATIONAL_BUSY'],
  [/^SQLITE_FULL|^53100$|^(ENOSPC|EDQUOT)$/u, 'OPERATIONAL_FULL'],
  [/^SQLITE_(NOTADB|CORRUPT)/u, 'OPERATIONAL_DAMAGED'],
];

function codeOf(error: unknown): OperationalErrorCode {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known = CODES.find(([pattern]) => pattern.test(code))?.[1];
  if (known !== undefined) return known;
  // What the pool says when it gives up, the client when the connection is cut, and libsql when it cannot open: none has a code.
  if (!(error instanceof Error)) return 'OPERATIONAL_FAILED';
  if (/timeout|terminated|ended/iu.test(error.message)) return 'OPERATIONAL_DOWN';
  return /unable to open/iu.test(error.message) ? 'OPERATIONAL_DENIED' : 'OPERATIONAL_FAILED';
}

/** Names an error of either database; `place` is the file, or host and database without user and password. */
export function operationalFailure(error: unknown, place: string, code: OperationalErrorCode = codeOf(error)): OperationalError {
  if (error instanceof OperationalError) return error;
  return new OperationalError(code, ...SAYINGS[code](place), error);
}

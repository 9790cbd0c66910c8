import { maskText } from '../mask/mask-text.js';

/**
 * Why a whole load was refused; nothing of it is published.
 * - file: `NOT_A_FILE` `EMPTY_FILE` `NOT_TEXT` `BAD_GZIP` `GZIP_BOMB` `TOO_LARGE` `BAD_ENCODING` `UNCLOSED_QUOTE` `FILE_CHANGED`
 * - kind of file: `WRONG_FORMAT` `OLE_FILE` `BAD_ZIP` `ZIP_BOMB` `MACROS` `BAD_XLSX` `NO_SHEET` `BAD_XML` `BAD_PARQUET`
 * - live source: `UNKNOWN_SOURCE` `SOURCE_DOWN` `SOURCE_DENIED` `SOURCE_TLS` `SOURCE_TIMEOUT` `SOURCE_CHANGED` `SOURCE_FAILED` `NO_SUCH_TABLE` `BAD_COLUMN_TYPE`
 * - watched folder: `UNKNOWN_FOLDER`
 * - header: `BAD_HEADER` `TOO_MANY_COLUMNS` `DUPLICATE_HEADER` `MISSING_COLUMN`
 * - profile and caller: `PROFILE_INVALID` `UNKNOWN_PROFILE` `NO_PSEUDONYM_KEY` `BAD_DATASET` `BAD_AS_OF` `NO_SUCH_LOAD` `FILE_EXISTS`
 * - load: `LOAD_RUNNING` `NO_ROWS` `TOO_MANY_REJECTS` `TOO_MANY_MISSING` `NOT_RECONCILED` `CONTROL_TOTALS_DIFFER` `CHECK_FAILED` `CANCELLED` `INTERRUPTED` `INTERRUPTED_KEPT` `DISK_FULL` `HAND_OVER`
 * - withdrawal, deletion for age: `NOT_PUBLISHED` `PLAN_OUTDATED` `ROUNDS_REST_ON_IT` `NO_RETENTION_RULE`
 * - how long is kept: `LOG_TOO_SHORT` `BAD_RULE` `REJECTS_DELETED`
 * - backup: `NO_BACKUP_KEY` `NO_BACKUP_FOLDER` `BAD_BACKUP` `BACKUP_NEWER` `BACKUP_ELSEWHERE` `STORE_NOT_EMPTY`
 */
export type RefusalCode =
  | 'NOT_A_FILE' | 'EMPTY_FILE' | 'NOT_TEXT' | 'BAD_GZIP' | 'GZIP_BOMB' | 'TOO_LARGE' | 'BAD_ENCODING' | 'UNCLOSED_QUOTE' | 'FILE_CHANGED'
  | 'WRONG_FORMAT' | 'OLE_FILE' | 'BAD_ZIP' | 'ZIP_BOMB' | 'MACROS' | 'BAD_XLSX' | 'NO_SHEET' | 'BAD_XML' | 'BAD_PARQUET'
  | 'UNKNOWN_SOURCE' | 'SOURCE_DOWN' | 'SOURCE_DENIED' | 'SOURCE_TLS' | 'SOURCE_TIMEOUT' | 'SOURCE_CHANGED' | 'SOURCE_FAILED' | 'NO_SUCH_TABLE' | 'BAD_COLUMN_TYPE' | 'UNKNOWN_FOLDER'
  | 'BAD_HEADER' | 'TOO_MANY_COLUMNS' | 'DUPLICATE_HEADER' | 'MISSING_COLUMN'
  | 'PROFILE_INVALID' | 'UNKNOWN_PROFILE' | 'NO_PSEUDONYM_KEY' | 'BAD_DATASET' | 'BAD_AS_OF' | 'NO_SUCH_LOAD' | 'FILE_EXISTS'
  | 'LOAD_RUNNING' | 'NO_ROWS' | 'TOO_MANY_REJECTS' | 'TOO_MANY_MISSING' | 'NOT_RECONCILED' | 'CONTROL_TOTALS_DIFFER' | 'CHECK_FAILED' | 'CANCELLED' | 'INTERRUPTED' | 'INTERRUPTED_KEPT' | 'DISK_FULL' | 'HAND_OVER' | 'MOVE_NOWHERE' | 'MOVE_KEY' | 'MOVE_DIFFERS' | 'MOVE_OUTDATED' | 'NOT_PUBLISHED' | 'PLAN_OUTDATED' | 'ROUNDS_REST_ON_IT' | 'NO_RETENTION_RULE'
  | 'NO_BACKUP_KEY' | 'NO_BACKUP_FOLDER' | 'BAD_BACKUP' | 'BACKUP_NEWER' | 'BACKUP_ELSEWHERE' | 'STORE_NOT_EMPTY' | 'LOG_BROKEN'
  | 'LOG_TOO_SHORT' | 'BAD_RULE' | 'REJECTS_DELETED';

/** What a sentence may quote of a file (a header that is a row of data, a file's name) tells nobody's numbers. */
const unnamed = (sentence: string): string => maskText(sentence, 'words').text;

/** A load that was refused, in one clear sentence per language. Its text names files by base name only, and never holds SQL or a number that tells who somebody is. */
export class LoadRefused extends Error {
  override readonly name = 'LoadRefused';
  readonly zh: string;
  readonly en: string;
  constructor(readonly code: RefusalCode, zh: string, en: string, options?: ErrorOptions) {
    super(`${code}: ${unnamed(en)}`, options);
    this.zh = unnamed(zh);
    this.en = unnamed(en);
  }
}

/** What the registry keeps as a load's message: the code, the Chinese and the English sentence, one a line. */
export function refusalMessage(refused: LoadRefused): string {
  return [refused.code, refused.zh, refused.en].map((line) => line.replaceAll('\n', ' ')).join('\n');
}

/** The refusal of work whose caller has given up. */
export const cancelledBy = (cause?: unknown): LoadRefused => new LoadRefused('CANCELLED', '已取消，未改动任何数据。', 'Cancelled; no data were changed.', { cause });

/** Throws `CANCELLED` once the caller has given up; called between steps, never inside the publishing one. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelledBy();
}

/** The refusal of whoever finds no more room: in the spool, or in the store. */
export const diskFull = (cause: unknown): LoadRefused =>
  new LoadRefused('DISK_FULL', '磁盘空间不足，未发布任何数据；腾出空间后重新载入即可。', 'The disk is full; nothing was published. Make room and load again.', { cause });

/** What writing threw, as `DISK_FULL` where there was no more room. */
export const asDiskFull = (error: unknown): unknown => (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT') ? diskFull(error) : error);

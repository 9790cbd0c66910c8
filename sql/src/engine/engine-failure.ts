import { EngineError, type EngineErrorCode } from './engine.js';

const SAYINGS: Readonly<Record<EngineErrorCode, string>> = {
  STORE_LOCKED: 'Another process is using the data directory.',
  STORE_DENIED: 'The store cannot be written.',
  STORE_FULL: 'The store has no room left on its disk.',
  STORE_DOWN: 'The store does not answer.',
  SHARD_DOWN: 'A part of the store does not answer.',
  STORE_UNFIT: 'The server of the store is not fit for it.',
  QUERY_TIMEOUT: 'The statement took longer than its limit and was stopped.',
  QUERY_TOO_LARGE: 'The statement needs more than its limit.',
  QUERY_CANCELLED: 'The statement was cancelled.',
  QUERY_REFUSED: 'The store refused the statement: it asks for more than reading.',
  QUERY_FAILED: 'The store could not run the statement.',
  QUEUE_FULL: 'The store is too busy; try again in a moment.',
};

interface Known {
  readonly code: EngineErrorCode;
  readonly message?: string;
}

/** By ClickHouse's error number (`src/Common/ErrorCodes.cpp`). */
const BY_NUMBER: ReadonlyMap<number, Known> = new Map<number, Known>([
  [76, { code: 'STORE_LOCKED' }],
  [158, { code: 'QUERY_TOO_LARGE', message: 'The statement would read more rows than its limit.' }],
  [159, { code: 'QUERY_TIMEOUT' }],
  [160, { code: 'QUERY_TIMEOUT' }],
  [164, { code: 'QUERY_REFUSED' }],
  [192, { code: 'STORE_DOWN', message: 'The store refuses the user name or password.' }],
  [193, { code: 'STORE_DOWN', message: 'The store refuses the user name or password.' }],
  [194, { code: 'STORE_DOWN', message: 'The store refuses the user name or password.' }],
  [202, { code: 'QUEUE_FULL' }],
  [209, { code: 'STORE_DOWN' }],
  [210, { code: 'STORE_DOWN' }],
  [236, { code: 'STORE_DOWN' }],
  [241, { code: 'QUERY_TOO_LARGE', message: 'The statement needs more memory than its limit.' }],
  [243, { code: 'STORE_FULL' }],
  [279, { code: 'STORE_DOWN' }],
  [307, { code: 'QUERY_TOO_LARGE', message: 'The statement would read more bytes than its limit.' }],
  [394, { code: 'QUERY_CANCELLED' }],
  [396, { code: 'QUERY_TOO_LARGE', message: 'The answer is larger than its limit.' }],
  [497, { code: 'QUERY_REFUSED', message: 'The user of the store has not the rights for this statement.' }],
  [516, { code: 'STORE_DOWN', message: 'The store refuses the user name or password.' }],
]);

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE']);
const NETWORK_WORDS = /socket hang up|^Timeout error\.?$|is closed|No active connection/i;

/** Judged by shape: the embedded engine's errors are of another copy of the class. */
interface Thrown {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly errors?: unknown;
}

const isThrown = (error: unknown): error is Thrown => typeof error === 'object' && error !== null;

function isNetwork(error: unknown): boolean {
  if (!isThrown(error)) return false;
  if (typeof error.code === 'string' && NETWORK.has(error.code)) return true;
  if (Array.isArray(error.errors)) return error.errors.some(isNetwork);
  return typeof error.message === 'string' && NETWORK_WORDS.test(error.message);
}

/** A write that the disk did not take has many numbers (75, 1001 …), but always the system's own words. */
const isFull = (error: unknown): boolean => isThrown(error) && typeof error.message === 'string' && /No space left on device|Disk quota exceeded/.test(error.message);

function engineNumber(error: unknown): number | undefined {
  if (!isThrown(error) || typeof error.type !== 'string' || !/^\d+$/.test(String(error.code))) return undefined;
  return Number(error.code);
}

/** Names what the engine said: a code and one sentence without SQL; the engine's own words stay in `detail.cause` for the log. */
export function engineFailure(error: unknown, queryId?: string): EngineError {
  if (error instanceof EngineError) return error;
  const rest = { cause: error, ...(queryId === undefined ? {} : { queryId }) };
  const number = engineNumber(error);
  if (number === undefined) {
    const code = isNetwork(error) ? 'STORE_DOWN' : 'QUERY_FAILED';
    return new EngineError(code, SAYINGS[code], rest);
  }
  const { code, message } = BY_NUMBER.get(number) ?? { code: isFull(error) ? 'STORE_FULL' : 'QUERY_FAILED' };
  return new EngineError(code, message ?? SAYINGS[code], { engineCode: number, ...rest });
}

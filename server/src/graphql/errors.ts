import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { DateRangeError, EngineError, ExposureError, FilterError, OperationalError, PartError, UnknownIdError, YearNotAnnouncedError, type LocalisedText } from '@concord/sql';
import { LoadRefused } from '@concord/etl';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Telemetry } from '../health/telemetry.js';
import { PeriodDeletedError, QuestionError, Refused } from '../store/errors.js';

/** What the person asking can do about it, in words that name nothing internal. */
const SAFE_MESSAGES: Readonly<Record<string, string>> = {
  STORE_DOWN: 'the store does not answer',
  SHARD_DOWN: 'a part of the store does not answer, and numbers without it would be too small',
  STORE_LOCKED: 'the store is in use by another process',
  STORE_DENIED: 'the store cannot be opened',
  STORE_FULL: 'the store has no room left on its disk',
  QUERY_TIMEOUT: 'the question took too long',
  QUERY_TOO_LARGE: 'the question needs more than it may use',
  QUERY_CANCELLED: 'the question was cancelled',
  QUEUE_FULL: 'too many questions at once; try again shortly',
};

/** Codes GraphQL itself gives; their messages concern the document and are safe. */
const DOCUMENT_CODES = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'BAD_INPUT', 'UNKNOWN_DOCUMENT']);

/** What GraphQL thinks was meant: the contract tells nobody its names. */
const SUGGESTED = /\s*Did you mean [^]*$/u;

interface Told {
  readonly code: string;
  readonly message: string;
  /** The sentence for a person, where the one who looked at a file had one. */
  readonly sentence?: LocalisedText;
  /** What else a refusal tells whoever asked. */
  readonly beside?: Readonly<Record<string, number | string>>;
}

const shardSentence = ({ shards, of }: { readonly shards: readonly number[]; readonly of: number }): LocalisedText => ({
  zh: `案件库第 ${shards.join('、')} 分片（共 ${String(of)} 个）没有应答；缺了它的数字会偏小，故不给出。`,
  en: `Shard ${shards.join(', ')} of ${String(of)} of the case store does not answer. Numbers without it would be too small, so none are given.`,
});

function tell(cause: unknown, formatted: GraphQLFormattedError): Told {
  if (cause instanceof EngineError) {
    const message = SAFE_MESSAGES[cause.code];
    const { down } = cause.detail;
    if (message && down) return { code: cause.code, message, sentence: shardSentence(down) };
    return message ? { code: cause.code, message } : { code: 'INTERNAL', message: 'something went wrong here' };
  }
  if (cause instanceof OperationalError) return { code: cause.code, message: cause.code === 'OPERATIONAL_FULL' ? 'the disk of the operational store is full' : 'the operational store does not answer' };
  if (cause instanceof LoadRefused) return { code: cause.code, message: cause.en, sentence: { zh: cause.zh, en: cause.en } };
  if (cause instanceof Refused) {
    const { beside, code, message, sentence } = cause as Refused;
    return { code, message, sentence, ...(beside === undefined ? {} : { beside }) };
  }
  if (cause instanceof YearNotAnnouncedError) {
    const year = String(cause.year);
    return { code: 'YEAR_NOT_ANNOUNCED', message: cause.message, sentence: {
      zh: `${year}年的放假安排尚未载入，工作日无从计算；请在参考数据“工作日历”中补充该年。`, en: `The holidays of ${year} are not loaded, so its working days are not known; add the year to the calendars of the reference data.`,
    } };
  }
  if (cause instanceof PeriodDeletedError) return { code: cause.code, message: cause.message, sentence: cause.sentence };
  if (cause instanceof QuestionError && cause.code !== 'BAD_ROW') return { code: cause.code, message: cause.message };
  if (cause instanceof ExposureError) return { code: 'NO_EXPOSURE', message: cause.message, sentence: cause.sentence };
  if (cause instanceof DateRangeError || cause instanceof FilterError || cause instanceof PartError || cause instanceof UnknownIdError) return { code: 'BAD_INPUT', message: cause.message };
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && DOCUMENT_CODES.has(code)) return { code: code === 'BAD_USER_INPUT' ? 'BAD_INPUT' : code, message: formatted.message.replace(SUGGESTED, '').slice(0, 300) };
  return { code: 'INTERNAL', message: 'something went wrong here' };
}

/** What really failed: in a resolver, or before and after them, where what was thrown is wrapped without a place in the answer. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError ? cause.originalError ?? cause : cause;
}

/** Errors become a code, a safe sentence and an id; what really happened goes to the log under the same id. */
export function errorFormatter(log: Logger, telemetry: Telemetry) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = causeOf(error);
    const told = tell(cause, formatted);
    const id = randomUUID();
    telemetry.failed(told.code);
    // A document that cannot be asked is told with what stood in it to whoever asked, and to nobody else.
    log.warn({ id, code: told.code, ...(cause instanceof GraphQLError ? {} : { err: cause }), ...(cause instanceof EngineError ? { detail: cause.detail } : {}) }, 'question failed');
    return { message: told.message, ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: told.code, id, ...(told.sentence ? { sentence: told.sentence } : {}), ...(told.beside ? { beside: told.beside } : {}) } };
  };
}

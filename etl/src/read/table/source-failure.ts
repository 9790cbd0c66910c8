import { LoadRefused, type RefusalCode } from '../../reject/refusal.js';
import { NoAnswer } from './within.js';

type SourceCode = Extract<RefusalCode, `SOURCE_${string}` | 'NO_SUCH_TABLE'>;
type Said = readonly [zh: string, en: string];

const SAYINGS: Readonly<Record<SourceCode, (source: string, table: string) => Said>> = {
  SOURCE_DOWN: (source) => [`来源 ${source} 无法连接，或连接中断；未发布任何数据，下次会从头重读。`, `Source ${source} cannot be reached, or the connection broke; nothing was published, the next run reads it afresh.`],
  SOURCE_DENIED: (source, table) => [`来源 ${source} 拒绝了用户或密码，或不许读取 ${table}。`, `Source ${source} refuses the user or password, or reading ${table}.`],
  SOURCE_TLS: (source) => [`来源 ${source} 的加密连接无法验证；请检查证书（ca_file）或 tls 设置。`, `The encrypted connection to source ${source} cannot be verified; check its certificate (ca_file) or the tls setting.`],
  SOURCE_TIMEOUT: (source, table) => [`来源 ${source} 读取 ${table} 超过了时限（answer_seconds）；水位列上应有索引。`, `Source ${source} took longer over ${table} than it may (answer_seconds); the watermark needs an index.`],
  SOURCE_FAILED: (source, table) => [`来源 ${source} 读取 ${table} 时出错；详情见日志。`, `Source ${source} failed while ${table} was read; the log says more.`],
  SOURCE_CHANGED: (source, table) => [`来源 ${source} 的 ${table} 在读取期间有变动：其存储引擎不支持一致读，请在无写入时读取或改用视图副本。`, `Table ${table} of source ${source} changed while it was read: its storage engine keeps no consistent view; read it while nobody writes, or from a copy.`],
  NO_SUCH_TABLE: (source, table) => [`来源 ${source} 没有表 ${table}。`, `Source ${source} has no table ${table}.`],
};

/** By SQLSTATE (PostgreSQL, appendix A), error name (MySQL, MariaDB), or the word of network and TLS. */
const CODES: readonly (readonly [RegExp, SourceCode])[] = [
  [/^(?:28...|42501|ER_(?:ACCESS_DENIED|DBACCESS_DENIED|TABLEACCESS_DENIED|COLUMNACCESS_DENIED|ACCOUNT_HAS_BEEN_LOCKED|MUST_CHANGE_PASSWORD)\w*)$/u, 'SOURCE_DENIED'],
  [/^(?:42P01|3F000|ER_NO_SUCH_TABLE)$/u, 'NO_SUCH_TABLE'],
  [/^(?:57014|25P04|ER_QUERY_TIMEOUT|ER_STATEMENT_TIMEOUT|ER_QUERY_INTERRUPTED)$/u, 'SOURCE_TIMEOUT'],
  [/CERT|^(?:ERR_(?:TLS|SSL)\w*|HANDSHAKE_\w*(?:SSL|TLS)\w*|EPROTO|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER\w*)$/u, 'SOURCE_TLS'],
  [/^(?:08...|57P..|53300|3D000|ER_(?:BAD_DB_ERROR|SERVER_SHUTDOWN|CON_COUNT_ERROR|CONNECTION_KILLED|HOST_IS_BLOCKED)|PROTOCOL_\w+|E(?:CONN\w+|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE|NOENT))$/u, 'SOURCE_DOWN'],
];

function codeOf(error: unknown): SourceCode {
  if (error instanceof NoAnswer) return 'SOURCE_TIMEOUT';
  const of = (name: string): string => (typeof error === 'object' && error !== null && name in error ? String((error as Record<string, unknown>)[name]) : '');
  // MariaDB's own number for what MySQL calls 3024; the driver knows MySQL's names only.
  const code = of('errno') === '1969' ? 'ER_STATEMENT_TIMEOUT' : of('code');
  const known = CODES.find(([pattern]) => pattern.test(code))?.[1];
  if (known !== undefined) return known;
  if (!(error instanceof Error)) return 'SOURCE_FAILED';
  if (/does not support (?:SSL|secure)/iu.test(error.message)) return 'SOURCE_TLS';
  // What the clients say without a code when a connection is cut.
  return /terminated|closed state|timeout|connection (?:lost|ended)|premature close/iu.test(error.message) ? 'SOURCE_DOWN' : 'SOURCE_FAILED';
}

/** A refusal in both languages. */
export const sourceRefusal = (code: SourceCode, source: string, table: string, cause?: unknown): LoadRefused => new LoadRefused(code, ...SAYINGS[code](source, table), { cause });

/** Names what went wrong with a live source; its own text, which may hold values, stays the cause. */
export function sourceFailure(error: unknown, source: string, table: string): LoadRefused {
  if (error instanceof LoadRefused) return error;
  return sourceRefusal(codeOf(error), source, table, error);
}

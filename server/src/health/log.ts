import { maskText } from '@concord/etl';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';

const CAUSES = 4;
/** Where it was: code alone, while the lines before say again what it said. */
const FRAME = /^\s+at /u;
const masked = (text: unknown): string => (typeof text === 'string' ? maskText(text, 'text').text : '');

/** What is written of something thrown: what it is, where, and why. Nothing else that hangs on it, such as a whole document with the values in it. */
function told(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error)) return { message: masked(String(thrown)) };
  const { code } = thrown as { readonly code?: unknown };
  return {
    type: thrown.constructor.name, message: masked(thrown.message), stack: (thrown.stack ?? '').split('\n').filter((line) => FRAME.test(line)), ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(thrown.cause === undefined || depth === CAUSES ? {} : { cause: told(thrown.cause, depth + 1) }),
  };
}

/** The server's log: one JSON object a line, without what tells who a party is. To standard output, or where `to` says. */
export const logOf = (level: Level | 'silent', to?: DestinationStream): Logger => pino({ level, serializers: { err: (thrown: unknown) => told(thrown), detail: masked } }, ...(to === undefined ? [] : [to]));

/** The framework's own words, in the same log: what failed at an address, and files that broke off. */
export function frameworkLog(log: Logger): LoggerService {
  const written = (level: 'error' | 'warn') => (said: unknown, ...more: readonly unknown[]): void => {
    const thrown = [said, ...more].find((one) => one instanceof Error);
    log[level]({ ...(thrown === undefined ? { detail: String(said) } : { err: thrown }), framework: true }, 'something failed');
  };
  return { error: written('error'), warn: written('warn'), log: () => undefined };
}

import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Request } from 'express';
import { parseCookie } from 'cookie';

/** What a browser holds a session by. */
export const SESSION_COOKIE = 'concord';

/** Of no use to scripts, and sent with requests of our own pages only; over TLS only where there is TLS. */
export const cookieOptions = ({ secure }: Pick<Request, 'secure'>): CookieOptions => ({ httpOnly: true, sameSite: 'strict', secure, path: '/' });

/** The secret a request brings along; undefined where it brings none. */
export function secretOf({ headers: { cookie } }: Pick<IncomingMessage, 'headers'>): string | undefined {
  return cookie === undefined ? undefined : parseCookie(cookie)[SESSION_COOKIE];
}

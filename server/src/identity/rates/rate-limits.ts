import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { secretOf } from '../cookie.js';
import { digestOf } from '../secrets.js';

/** How much one person may ask, and how often somebody may try to become one. */
export interface RateLimits {
  /** Requests a minute of one session or token; a page asks some ten at once. */
  readonly requests: number;
  /** Attempts to sign in within five minutes from one address: passwords cost the server time as well. */
  readonly attempts: number;
}

/** What people do not come near and programs that run wild do. */
export const USUAL_RATES: RateLimits = { requests: 1_200, attempts: 60 };

/** Where somebody tries to show who they are. */
const ATTEMPTS = ['/first-administrator', '/password', '/sign-in', '/sso'] as const;

/** What costs nothing worth counting: whether the server lives, and the files of its pages. */
const FREE = /^\/(health|metrics|assets)(\/|$)/u;
const NOT_PAGES = /^\/(graphql|health|metrics|deliveries|hand-over|sso|who)\b/u;

/** Whether a request opens the dashboard, whichever page of it: it looks like one and asks for one. */
export const opensPage = (request: Request): boolean => request.method === 'GET' && !NOT_PAGES.test(request.path) && !/\.\w+$/u.test(request.path) && request.accepts('html') !== false;

const isAttempt = ({ path }: Request): boolean => ATTEMPTS.some((one) => path === one || path.startsWith(`${one}/`));

/** So many people share an address, behind one door to the world. */
const BEHIND_ONE_ADDRESS = 20;

/** Whose a request is as far as counting goes: their session or token; undefined where it shows none. */
function keyOf(request: Request): string | undefined {
  const secret = request.headers.authorization ?? secretOf(request);
  return secret === undefined ? undefined : digestOf(secret);
}

/**
 * Refuses what is too much with 429, `RATE_LIMITED` and `Retry-After` in seconds: of one session or token, and of one address, since anybody can make up sessions. Counts in this process: several
 * together let through as much each.
 */
export function rateLimited({ attempts, requests }: RateLimits): (request: Request, response: Response, next: NextFunction) => void {
  const byPerson = new RateLimiterMemory({ points: requests, duration: 60 });
  const byAddress = new RateLimiterMemory({ points: requests * BEHIND_ONE_ADDRESS, duration: 60 });
  const byNobody = new RateLimiterMemory({ points: requests, duration: 60 });
  const byAttempts = new RateLimiterMemory({ points: attempts, duration: 300 });
  const counted = async (request: Request): Promise<void> => {
    const [key, address] = [keyOf(request), request.ip ?? ''];
    if (isAttempt(request)) await byAttempts.consume(address);
    else await Promise.all([byAddress.consume(address), key === undefined ? byNobody.consume(address) : byPerson.consume(key)]);
  };
  return (request, response, next) => {
    if (FREE.test(request.path) || opensPage(request)) { next(); return; }
    counted(request).then(() => { next(); }, (refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) { next(refusal); return; }
      response.setHeader('Retry-After', String(Math.ceil(refusal.msBeforeNext / 1_000)));
      response.status(429).json({ code: 'RATE_LIMITED', errors: [{ message: 'too much at once; try again shortly', extensions: { code: 'RATE_LIMITED' } }] });
    });
  };
}

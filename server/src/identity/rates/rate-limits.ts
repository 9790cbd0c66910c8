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

/** What is counted. */
export const COUNTED: readonly string[] = [...ATTEMPTS, '/audit.csv', '/datasets', '/deliveries', '/graphql', '/loads', '/who'];

/** Whose a request is as far as counting goes: their session or token, else where it comes from. */
function keyOf(request: Request): string {
  const secret = request.headers.authorization ?? secretOf(request);
  return secret === undefined ? `from ${request.ip ?? ''}` : digestOf(secret);
}

/** Refuses what is too much with 429, `RATE_LIMITED` and `Retry-After` in seconds. Counts in this process: several together let through as much each. */
export function rateLimited({ attempts, requests }: RateLimits): (request: Request, response: Response, next: NextFunction) => void {
  const byPerson = new RateLimiterMemory({ points: requests, duration: 60 });
  const byAddress = new RateLimiterMemory({ points: attempts, duration: 300 });
  return (request, response, next) => {
    const isAttempt = (ATTEMPTS as readonly string[]).includes(request.baseUrl);
    const counted = isAttempt ? byAddress.consume(request.ip ?? '') : byPerson.consume(keyOf(request));
    counted.then(() => { next(); }, (refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) { next(refusal); return; }
      response.setHeader('Retry-After', String(Math.ceil(refusal.msBeforeNext / 1_000)));
      response.status(429).json({ code: 'RATE_LIMITED', errors: [{ message: 'too much at once; try again shortly', extensions: { code: 'RATE_LIMITED' } }] });
    });
  };
}

import { Controller, Get, HttpException, Inject, Req, Res } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { parseCookie } from 'cookie';
import type { Logger } from 'pino';
import { z } from 'zod';
import { cookieOptions, SESSION_COOKIE } from '../cookie.js';
import { SsoService, type Attempt } from './sso.service.js';
import { Public } from '../needs.js';

/** Injection token of the log. */
export const LOG = Symbol('LOG');

const ATTEMPT_COOKIE = 'concord-sso';
const GOOD_FOR_MS = 10 * 60_000;

const kept = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** Comes along when the provider sends somebody back, which the session's own would not. */
const attemptOptions = (request: Request): CookieOptions => ({ ...cookieOptions(request), sameSite: 'lax', path: '/sso', maxAge: GOOD_FOR_MS });

function attemptOf({ headers: { cookie } }: Request): Attempt | undefined {
  const text = cookie === undefined ? undefined : parseCookie(cookie)[ATTEMPT_COOKIE];
  if (text === undefined) return undefined;
  try {
    return kept.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Signing in elsewhere. Wherever it ends, it ends on the first page: no address is taken from the request. */
@Public()
@Controller('sso')
export class SsoController {
  constructor(private readonly sso: SsoService, @Inject(LOG) private readonly log: Logger) {}

  /** Sends to the provider. 404 where there is none. */
  @Get('begin')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.sso.isOffered) throw new HttpException({ code: 'NOT_FOUND' }, 404);
    try {
      const { attempt, url } = await this.sso.begin();
      response.cookie(ATTEMPT_COOKIE, Buffer.from(JSON.stringify(attempt)).toString('base64url'), attemptOptions(request));
      response.redirect(302, url.href);
    } catch (error) {
      this.log.warn({ err: error }, 'the provider of single sign-on does not answer');
      response.redirect(302, '/?sso=failed');
    }
  }

  /** Where the provider sends people back to. */
  @Get('back')
  async back(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.sso.isOffered) throw new HttpException({ code: 'NOT_FOUND' }, 404);
    const attempt = attemptOf(request);
    response.clearCookie(ATTEMPT_COOKIE, { ...attemptOptions(request), maxAge: 0 });
    try {
      const secret = attempt === undefined ? null : await this.sso.finish(new URL(request.originalUrl, 'http://here').search, attempt);
      if (secret !== null) response.cookie(SESSION_COOKIE, secret, cookieOptions(request));
      response.redirect(302, secret === null ? '/?sso=refused' : '/');
    } catch (error) {
      this.log.warn({ err: error }, 'signing in elsewhere failed');
      response.redirect(302, '/?sso=refused');
    }
  }
}

import { Body, Controller, Get, Headers, HttpCode, HttpException, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { QuestionError } from '../store/errors.js';
import { NOBODY, VIEWER, type Viewer, type ViewerOf } from '../store/viewer.js';
import { cookieOptions, SESSION_COOKIE, secretOf } from './cookie.js';
import { FirstAdministrator } from './first-administrator.js';
import { PASSWORD_LETTERS } from './password.js';
import { ProfileService } from './people/profile.service.js';
import { SignInService } from './sign-in.service.js';
import { SsoService } from './sso/sso.service.js';
import { Public } from './needs.js';

const text = z.string().min(1).max(200);
const signInBody = z.strictObject({ login: text, password: z.string().min(1).max(1_000) });
const signOutBody = z.strictObject({ everywhere: z.boolean().default(false) });
const passwordBody = z.strictObject({ current: z.string().min(1).max(1_000), next: z.string().min(PASSWORD_LETTERS.from).max(PASSWORD_LETTERS.to) });
const firstBody = z.strictObject({ code: text, login: text, name: text, password: z.string().min(PASSWORD_LETTERS.from).max(PASSWORD_LETTERS.to) });

/** Who is signed in, as their pages need it. */
interface Who {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly string[];
}

const told = ({ id, name, rights }: Viewer): Who => ({ id, name: name ?? id, rights: [...(rights ?? [])] });

/**
 * Signing in and out. A header of our own is asked for: no page of another origin can send it without asking first, and the cookie is not sent for one either.
 */
@Public()
@Controller()
export class IdentityController {
  constructor(private readonly signIns: SignInService, private readonly first: FirstAdministrator, private readonly profiles: ProfileService, private readonly sso: SsoService, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** 401 in the same words whatever was wrong. */
  @Post('sign-in')
  @HttpCode(200)
  async signIn(@Req() request: Request, @Res({ passthrough: true }) response: Response, @Headers('x-concord') own: string | undefined, @Body() body: unknown): Promise<Who> {
    const { login, password } = read(signInBody, body, own);
    const before = secretOf(request);
    const secret = await this.signIns.signIn(login, password);
    if (secret === null) throw new HttpException({ code: 'SIGN_IN_REFUSED' }, 401);
    // A session that somebody may have planted is of no use after.
    if (before !== undefined) await this.signIns.signOut(before, false);
    response.cookie(SESSION_COOKIE, secret, cookieOptions(request));
    return told(await this.signIns.viewerOf(secret));
  }

  /** Ends the session, or every session of whoever's it is. */
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response, @Headers('x-concord') own: string | undefined, @Body() body: unknown): Promise<void> {
    const { everywhere } = read(signOutBody, body ?? {}, own);
    const secret = secretOf(request);
    if (secret !== undefined) await this.signIns.signOut(secret, everywhere);
    response.clearCookie(SESSION_COOKIE, cookieOptions(request));
  }

  /** Makes the first administrator, once, by the code on the console. 401 in the same words whatever was wrong with the code. */
  @Post('first-administrator')
  @HttpCode(201)
  async make(@Headers('x-concord') own: string | undefined, @Body() body: unknown): Promise<void> {
    if (!(await this.first.make(read(firstBody, body, own)))) throw new HttpException({ code: 'SIGN_IN_REFUSED' }, 401);
  }

  /** Gives whoever is signed in another password by the one they have; every session of theirs ends. 401 where it is not that one, and where nobody is signed in. */
  @Post('password')
  @HttpCode(204)
  async changePassword(@Req() request: Request, @Res({ passthrough: true }) response: Response, @Headers('x-concord') own: string | undefined, @Body() body: unknown): Promise<void> {
    const { current, next } = read(passwordBody, body, own);
    if (!(await this.profiles.changePassword(await this.viewer(request), current, next))) throw new HttpException({ code: 'SIGN_IN_REFUSED' }, 401);
    response.clearCookie(SESSION_COOKIE, cookieOptions(request));
  }

  /** Who is signed in; 401 where nobody is, with whether the first administrator is still to be made. */
  @Get('who')
  async who(@Req() request: Request): Promise<Who> {
    const viewer = await this.viewer(request);
    if (viewer.id === NOBODY.id) throw new HttpException({ code: 'SIGN_IN', isFirst: await this.first.isAwaited(), isSsoOffered: this.sso.isOffered }, 401);
    return told(viewer);
  }
}

function read<Shape>(shape: z.ZodType<Shape>, body: unknown, own: string | undefined): Shape {
  if (own === undefined) throw new HttpException({ code: 'BAD_INPUT', message: 'needs the header x-concord' }, 400);
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT', message: new QuestionError('BAD_INPUT', 'the body is not as it should be').message, at: parsed.error.issues.map(({ path }) => path.join('.')) }, 400);
  return parsed.data;
}

import { Controller, Get, HttpException, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mayDo, Public } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { Telemetry } from './telemetry.js';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** From a program on this machine, and not through a proxy on it. */
const isLocal = ({ headers, socket }: Request): boolean => LOOPBACK.has(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;

/** Telemetry for a collector on this machine; for others by a token of somebody who administers. */
@Public()
@Controller()
export class TelemetryController {
  constructor(private readonly telemetry: Telemetry, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** In the text format of Prometheus. 401, 403 for whoever may not. */
  @Get('metrics')
  async metrics(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isLocal(request)) await this.check(request);
    const { body, type } = await this.telemetry.text();
    response.setHeader('Content-Type', type);
    response.send(body);
  }

  private async check(request: Request): Promise<void> {
    try {
      mayDo(await this.viewer(request), ['administer']);
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      throw new HttpException({ code: error.code }, error.code === 'SIGN_IN' ? 401 : 403);
    }
  }
}

import { Controller, Headers, HttpCode, HttpException, Inject, Post, Req, Res } from '@nestjs/common';
import { LoadRefused } from '@concord/etl';
import type { Request, Response } from 'express';
import { Needs } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { DeliveriesService } from './deliveries.service.js';

const STATUS: Readonly<Record<string, number>> = { TOO_LARGE: 413, NO_SCOPE: 403, BAD_INPUT: 400 };
const INSUFFICIENT_STORAGE = 507;

/** Files come as the plain body of a POST: GraphQL is no place for gigabytes. */
@Needs('load')
@Controller('deliveries')
export class UploadController {
  constructor(private readonly deliveries: DeliveriesService, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /**
   * Takes one file; answers its id. The name stands URI-encoded in `x-file-name`: a header of our own, which no page of another origin can send
   * without asking first.
   */
  @Post()
  @HttpCode(201)
  async upload(@Req() request: Request, @Res({ passthrough: true }) response: Response, @Headers('x-file-name') name?: string): Promise<{ id: string; name: string; bytes: number }> {
    if (name === undefined || request.headers['content-type'] !== 'application/octet-stream') throw new HttpException({ code: 'BAD_INPUT', message: 'a file comes as application/octet-stream with its name in x-file-name' }, 400);
    try {
      const file = await this.deliveries.receive(await this.viewer(request), decoded(name), request);
      return { id: file.id, name: file.name, bytes: file.bytes };
    } catch (error) {
      // Part of the body was never read: the connection cannot carry another request.
      response.setHeader('Connection', 'close');
      if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, STATUS[error.code] ?? 400);
      if (error instanceof LoadRefused) throw new HttpException({ code: error.code, zh: error.zh, en: error.en }, INSUFFICIENT_STORAGE);
      if (request.destroyed) throw new HttpException({ code: 'CANCELLED', message: 'the upload was broken off' }, 400);
      throw error;
    }
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

import { Controller, Get, HttpException, Inject, Param, Req, type StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { Exports } from '../../identity/audit/exports.js';
import { Needs } from '../../identity/needs.js';
import { QuestionError } from '../../store/errors.js';
import { VIEWER, type ViewerOf } from '../../store/viewer.js';
import { SendingRefused } from '../sending-refused.js';
import { ReportRunsService } from './report-runs.service.js';

/** Files of reports that were sent, as they were sent. 403 without the right or a scope, 404 for what is not there or not for whoever asks. */
@Needs('export')
@Controller()
export class ReportFilesController {
  constructor(private readonly exports: Exports, private readonly runs: ReportRunsService, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** The bytes that somebody was sent. */
  @Get('report-runs/:run/:no/:digest')
  async file(@Req() request: Request, @Param('run') run: string, @Param('no') no: string, @Param('digest') digest: string): Promise<StreamableFile> {
    try {
      const { bytes, file } = await this.runs.file(await this.viewer(request), run, Number(no), digest);
      return await this.exports.bytes(request, { name: `report-${digest.slice(0, 12)}`, ending: file.name.split('.').at(-1) ?? '', of: { run, no, digest } }, file.type, () => Promise.resolve(bytes));
    } catch (error) {
      if (error instanceof SendingRefused) throw new HttpException({ code: error.code, sentence: error.sentence }, 404);
      if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, 403);
      throw error;
    }
  }
}

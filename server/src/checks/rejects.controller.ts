import { LoadRefused } from '@concord/etl';
import { Controller, Get, HttpException, Param, ParseIntPipe, Req, type StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { Exports } from '../identity/audit/exports.js';
import { Needs } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import type { Viewer } from '../store/viewer.js';
import { ChecksService } from './checks.service.js';

/** Files about a load. Whoever may not see every case gets 403; the rows are read page by page while they are sent. */
@Needs('load')
@Controller('loads')
export class RejectsController {
  constructor(private readonly service: ChecksService, private readonly exports: Exports) {}

  /** All rejected rows of a load as CSV, to be corrected and delivered again. 404 when there is no such load, 410 where what stood in them was deleted for its age. */
  @Get(':loadNo/rejects.csv')
  rejects(@Req() request: Request, @Param('loadNo', ParseIntPipe) loadNo: number): Promise<StreamableFile> {
    return this.file(request, `rejects-${String(loadNo)}`, loadNo, (viewer) => this.service.rejects(viewer, loadNo));
  }

  /** Every text outside the vocabularies that a load kept, as CSV; likewise. */
  @Get(':loadNo/unknown-values.csv')
  unknownValues(@Req() request: Request, @Param('loadNo', ParseIntPipe) loadNo: number): Promise<StreamableFile> {
    return this.file(request, `unknown-values-${String(loadNo)}`, loadNo, (viewer) => this.service.unknownValues(viewer, loadNo));
  }

  private async file(request: Request, name: string, loadNo: number, pieces: (viewer: Viewer) => Promise<AsyncGenerator<string> | undefined>): Promise<StreamableFile> {
    try {
      return await this.exports.csv(request, { name, rights: ['load'], of: { loadNo }, comesBack: true }, async (viewer) => {
        const csv = await pieces(viewer);
        if (csv === undefined) throw new HttpException({ code: 'NO_SUCH_LOAD' }, 404);
        return csv;
      });
    } catch (error) {
      if (error instanceof QuestionError) throw new HttpException({ code: error.code }, 403);
      if (error instanceof LoadRefused) throw new HttpException({ code: error.code, zh: error.zh, en: error.en }, 410);
      throw error;
    }
  }
}

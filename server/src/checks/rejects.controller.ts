import { Readable } from 'node:stream';
import { Controller, Get, HttpException, Inject, Param, ParseIntPipe, Req, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { Needs } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { ChecksService } from './checks.service.js';

/** Files about a load. Whoever may not see every case gets 403; the rows are read page by page while they are sent. */
@Needs('load')
@Controller('loads')
export class RejectsController {
  constructor(private readonly service: ChecksService, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** All rejected rows of a load as CSV, to be corrected and delivered again. 404 when there is no such load. */
  @Get(':loadNo/rejects.csv')
  rejects(@Req() request: Request, @Param('loadNo', ParseIntPipe) loadNo: number): Promise<StreamableFile> {
    return this.file('rejects', loadNo, async () => this.service.rejects(await this.viewer(request), loadNo));
  }

  /** Every text outside the vocabularies that a load kept, as CSV; likewise. */
  @Get(':loadNo/unknown-values.csv')
  unknownValues(@Req() request: Request, @Param('loadNo', ParseIntPipe) loadNo: number): Promise<StreamableFile> {
    return this.file('unknown-values', loadNo, async () => this.service.unknownValues(await this.viewer(request), loadNo));
  }

  private async file(name: string, loadNo: number, pieces: () => Promise<AsyncGenerator<string> | undefined>): Promise<StreamableFile> {
    try {
      const csv = await pieces();
      if (csv === undefined) throw new HttpException({ code: 'NO_SUCH_LOAD' }, 404);
      return new StreamableFile(Readable.from(csv), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}-${String(loadNo)}.csv"` });
    } catch (error) {
      if (error instanceof QuestionError) throw new HttpException({ code: error.code }, 403);
      throw error;
    }
  }
}

import { Readable } from 'node:stream';
import { Controller, Get, HttpException, Inject, Param, ParseIntPipe, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { QuestionError } from '../store/errors.js';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { RestatementsService } from './restatements.service.js';

const query = z.strictObject({ column: z.string().optional(), caseId: z.string().optional(), month: z.string().optional() });

/** What a load changed, as a file. Cases the viewer may not see are not in it. */
@Controller('loads')
export class RestatementsController {
  constructor(private readonly service: RestatementsService, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** The restatements of a load as CSV, all of them or of one column, case or month. 400 for what names none, 403 without a scope. */
  @Get(':loadNo/restatements.csv')
  async restatements(@Param('loadNo', ParseIntPipe) loadNo: number, @Query() asked: unknown): Promise<StreamableFile> {
    const parsed = query.safeParse(asked);
    if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
    const { column, caseId, month } = parsed.data;
    const csv = this.service.csv(this.viewer(), { loadNo, ...(column === undefined ? {} : { column }), ...(caseId === undefined ? {} : { caseId }), ...(month === undefined ? {} : { month }) });
    try {
      // The first piece is waited for: what refuses the question refuses the file, and does not cut it off.
      const first = await csv.next();
      const whole = async function* whole(): AsyncGenerator<string> {
        if (first.done !== true) yield first.value;
        yield* csv;
      };
      return new StreamableFile(Readable.from(whole()), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="restatements-${String(loadNo)}.csv"` });
    } catch (error) {
      if (error instanceof QuestionError) throw new HttpException({ code: error.code }, error.code === 'NO_SCOPE' ? 403 : 400);
      throw error;
    }
  }
}

import { Controller, Get, HttpException, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import type { Filter } from '@concord/sql';
import type { Request } from 'express';
import { z } from 'zod';
import { Exports } from '../identity/audit/exports.js';
import { Needs } from '../identity/needs.js';
import { PeriodDeletedError, QuestionError } from '../store/errors.js';
import { FILE_LANGUAGES } from '../workbook/workbook.js';
import { ENDINGS, MEDIA_TYPES, REPORT_FORMATS } from './print/formats.js';
import { Printer } from './print/printer.js';
import { MONTHLY } from './template/monthly.js';
import { FILTERS } from './template/template.js';
import { ReportWriter } from './writing/report-writer.js';

const asked = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u), language: z.enum(FILE_LANGUAGES), reason: z.string().optional(), filters: z.string().max(20_000).default('[]') });

/** Filters as they stand in an address: JSON. Throws `HttpException` 400. */
function filtersOf(text: string): Filter[] {
  try {
    return FILTERS.parse(JSON.parse(text));
  } catch {
    throw new HttpException({ code: 'BAD_INPUT' }, 400);
  }
}

const STATUS: Readonly<Record<string, number>> = { BAD_INPUT: 400, PERIOD_DELETED: 410, DATA_MOVED: 409 };

/** Reports as files. 400 for what cannot be asked so, 403 without the right or a scope, 409 where data were loaded meanwhile, 410 for a time whose cases were deleted. */
@Needs('export')
@Controller()
export class ReportsController {
  constructor(private readonly exports: Exports, private readonly writer: ReportWriter, private readonly printer: Printer) {}

  /** 月度质效报告 of a month, as the viewer may see it. */
  @Get('datasets/:dataset/monthly.:format')
  async monthly(@Req() request: Request, @Param('dataset') dataset: string, @Param('format') as: string, @Query() query: unknown): Promise<StreamableFile> {
    const parsed = asked.safeParse(query);
    const format = z.enum(REPORT_FORMATS).safeParse(as);
    if (!parsed.success || !format.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
    const { month, language, filters: text } = parsed.data;
    const filters = filtersOf(text);
    try {
      return await this.exports.bytes(request, { name: `monthly-${month}`, ending: ENDINGS[format.data], of: { dataset, month, filters } }, MEDIA_TYPES[format.data], async (viewer, about) => this.printer.print(format.data, await this.writer.write(viewer, MONTHLY, { dataset, month, filters }), about, language === 'en' ? 'en' : 'zh'));
    } catch (error) {
      if (error instanceof PeriodDeletedError) throw new HttpException({ code: error.code, sentence: error.sentence }, 410);
      if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, STATUS[error.code] ?? 403);
      throw error;
    }
  }
}

import { Controller, Get, HttpException, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { allMetrics, isDate, type Filter, type MetricId } from '@concord/sql';
import type { Request } from 'express';
import { z } from 'zod';
import { Exports } from '../../identity/audit/exports.js';
import { Needs } from '../../identity/needs.js';
import { FILTERS } from '../../reports/template/parts.js';
import { QuestionError } from '../../store/errors.js';
import { FILE_LANGUAGES } from '../../workbook/workbook.js';
import { CasesExportService } from './cases-export.service.js';

const RIGHTS = ['export', 'drill', 'names'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const day = z.string().refine(isDate);
const query = z.strictObject({
  reason: z.string().optional(), language: z.enum(FILE_LANGUAGES), metric: z.enum(allMetrics.map(({ id }) => id) as [MetricId, ...MetricId[]]).default('intake'), part: z.enum(['numerator', 'denominator', 'rest']).default('numerator'),
  from: day, to: day, filters: z.string().max(20_000).default('[]'),
  version: z.string().regex(/^[1-9]\d{0,8}$/u).optional(),
});

/** Names of files are of plain letters: a dataset may be called anything. */
const plain = (text: string): string => text.replaceAll(/[^\w-]+/gu, '_');

/** Throws `HttpException` 400. */
function read(asked: unknown): Omit<z.infer<typeof query>, 'filters' | 'reason' | 'version'> & { readonly filters: readonly Filter[]; readonly asOfLoad?: number } {
  const parsed = query.safeParse(asked);
  try {
    if (parsed.success && parsed.data.from <= parsed.data.to) { const { filters, language, metric, part, from, to, version } = parsed.data; return { language, metric, part, from, to, filters: FILTERS.parse(JSON.parse(filters)), ...(version === undefined ? {} : { asOfLoad: Number(version) }) }; }
  } catch {
    // As anything else that cannot be read.
  }
  throw new HttpException({ code: 'BAD_INPUT' }, 400);
}

/** The cases behind a number as a file. 400 for what names none, 403 without the rights or a scope, 409 where data were loaded meanwhile, 410 for a time whose cases were deleted. */
@Needs(...RIGHTS)
@Controller()
export class CasesExportController {
  constructor(private readonly service: CasesExportService, private readonly exports: Exports) {}

  /** All of them, in as many sheets as they need, with dates and amounts as such; `version`: as they were known after that load. */
  @Get('datasets/:dataset/cases.xlsx')
  async cases(@Req() request: Request, @Param('dataset') dataset: string, @Query() asked: unknown): Promise<StreamableFile> {
    const { language, from, to, ...list } = read(asked);
    try {
      return await this.exports.pieces(request, { name: `cases-${plain(dataset)}`, ending: 'xlsx', rights: RIGHTS, of: { dataset, from, to, ...list } }, XLSX, (viewer, taken) => this.service.workbook(viewer, { ...list, dataset, range: { from, to }, language: language === 'en' ? 'en' : 'zh' }, taken));
    } catch (error) {
      if (error instanceof QuestionError) throw new HttpException({ code: error.code }, { BAD_INPUT: 400, DATA_MOVED: 409, PERIOD_DELETED: 410 }[error.code as string] ?? 403);
      throw error;
    }
  }
}

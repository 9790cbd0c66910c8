import { Controller, Get, HttpException, Param, ParseIntPipe, Query, Req, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { allDimensions, allMetrics, isDate, type DimensionId, type MetricId } from '@concord/sql';
import { z } from 'zod';
import { Exports, withoutReason } from '../identity/audit/exports.js';
import { Needs } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import type { RestatementsInput } from './restatements.model.js';
import { RestatementsService } from './restatements.service.js';

const day = z.string().refine(isDate);
const filter = z.strictObject({ dimension: z.enum(allDimensions.map(({ id }) => id) as [DimensionId, ...DimensionId[]]), values: z.array(z.string().max(500)).max(1_000), exclude: z.boolean().default(false) });
const ofLoad = { reason: z.string().optional(), column: z.string().optional(), caseId: z.string().optional(), month: z.string().optional() };
const loadQuery = z.strictObject(ofLoad);
const datasetQuery = z.strictObject({
  ...ofLoad, loadNo: z.coerce.number().int().optional(), metric: z.enum(allMetrics.map(({ id }) => id) as [MetricId, ...MetricId[]]).optional(),
  part: z.enum(['numerator', 'denominator', 'rest']).default('denominator'), from: day.optional(), to: day.optional(),
  /** As the contract takes them, in JSON. */
  filters: z.string().max(100_000).default('[]').transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  }).pipe(z.array(filter).max(50)),
});

type Asked = Omit<RestatementsInput, 'first' | 'after'>;

/** What is asked for, without why it is taken out: that is for who sends the file. */
function read<Output extends { readonly reason?: string | undefined }>(shape: z.ZodType<Output>, asked: unknown): Omit<Output, 'reason'> {
  const parsed = shape.safeParse(asked);
  if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
  return withoutReason(parsed.data);
}

/** What loads changed, as a file. Cases the viewer may not see are not in it. 400 for what names none, 403 without a scope. */
@Needs('export', 'drill', 'names')
@Controller()
export class RestatementsController {
  constructor(private readonly service: RestatementsService, private readonly exports: Exports) {}

  /** The restatements of a load as CSV, all of them or of one column, case or month. */
  @Get('loads/:loadNo/restatements.csv')
  ofLoad(@Req() request: Request, @Param('loadNo', ParseIntPipe) loadNo: number, @Query() asked: unknown): Promise<StreamableFile> {
    return this.file(request, { ...read(loadQuery, asked), loadNo, filters: [], part: 'denominator' } as Asked, `restatements-${String(loadNo)}`);
  }

  /** The restatements of all loads of a dataset as CSV, narrowed like the page that shows them. */
  @Get('datasets/:dataset/restatements.csv')
  ofDataset(@Req() request: Request, @Param('dataset') dataset: string, @Query() asked: unknown): Promise<StreamableFile> {
    const { from, to, ...query } = read(datasetQuery, asked);
    return this.file(request, { ...query, dataset, ...(from !== undefined && to !== undefined ? { range: { from, to } } : {}) } as Asked, 'restatements');
  }

  private async file(request: Request, asked: Asked, name: string): Promise<StreamableFile> {
    try {
      return await this.exports.csv(request, { name, rights: ['export', 'drill', 'names'], of: { ...asked } }, (viewer) => this.service.csv(viewer, asked));
    } catch (error) {
      if (error instanceof QuestionError) throw new HttpException({ code: error.code }, error.code === 'NO_SCOPE' ? 403 : 400);
      throw error;
    }
  }
}

import { Controller, Get, HttpException, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import type { Filter } from '@concord/sql';
import type { Request } from 'express';
import { z } from 'zod';
import { Exports } from '../identity/audit/exports.js';
import { mayDo, Needs } from '../identity/needs.js';
import { PeriodDeletedError, QuestionError } from '../store/errors.js';
import { FILE_LANGUAGES } from '../workbook/workbook.js';
import { DraftsService } from './editing/drafts.service.js';
import { TemplateRefused } from './editing/template-refused.js';
import { TemplatesService } from './editing/templates.service.js';
import { ENDINGS, MEDIA_TYPES, REPORT_FORMATS } from './print/formats.js';
import { Printer } from './print/printer.js';
import { takingRights } from './template/needs.js';
import { FILTERS } from './template/parts.js';
import type { Template } from './template/template.js';
import { ReportPartFailed } from './writing/part-failed.js';
import { ReportWriter } from './writing/report-writer.js';

const ofPeriod = z.strictObject({
  language: z.enum(FILE_LANGUAGES), reason: z.string().optional(), filters: z.string().max(20_000).default('[]'),
  subject: z.string().min(1).max(200).optional(), round: z.string().min(1).max(80).optional(),
});
const MAX_PERIOD = 10;

/** Filters as they stand in an address: JSON. Throws `HttpException` 400. */
function filtersOf(text: string): Filter[] {
  try {
    return FILTERS.parse(JSON.parse(text));
  } catch {
    throw new HttpException({ code: 'BAD_INPUT' }, 400);
  }
}

function read<Output>(shape: z.ZodType<Output>, asked: unknown): Output {
  const parsed = shape.safeParse(asked);
  if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
  return parsed.data;
}

const STATUS: Readonly<Record<string, number>> = { BAD_INPUT: 400, PERIOD_DELETED: 410, DATA_MOVED: 409 };

/** What a refused report is over HTTP. */
function refused(error: unknown): unknown {
  if (error instanceof PeriodDeletedError) return new HttpException({ code: error.code, sentence: error.sentence }, 410);
  if (error instanceof ReportPartFailed) return new HttpException({ code: error.code, because: error.because, section: error.sectionId, title: error.section, sentence: error.sentence }, error.because === null ? 500 : (STATUS[error.because] ?? 403), { cause: error.cause });
  return error instanceof QuestionError ? new HttpException({ code: error.code, message: error.message }, STATUS[error.code] ?? 403) : error;
}

/** What is asked of a template, as it stands in an address. */
interface AskedOf extends Pick<z.infer<typeof ofPeriod>, 'filters' | 'language' | 'round' | 'subject'> {
  readonly dataset: string;
  readonly period: string;
  readonly format: string;
}

/** Reports as files. 400 for what cannot be asked so, 403 without the right to take it (`takingRights`) or a scope, 404 where there is no such template, 409 where data were loaded meanwhile, 410 for a time whose cases were deleted, and with its section where a part could not be worked out (500 where it is not what was asked that is at fault). */
@Needs('view')
@Controller()
export class ReportsController {
  constructor(private readonly exports: Exports, private readonly templates: TemplatesService, private readonly drafts: DraftsService, private readonly writer: ReportWriter, private readonly printer: Printer) {}

  /** Any report of a period: `…/reports/circular/2022Q2.pdf`; `subject` and `round` where its template is about one. */
  @Get('datasets/:dataset/reports/:template/:period.:format')
  async report(@Req() request: Request, @Param('dataset') dataset: string, @Param('template') id: string, @Param('period') period: string, @Param('format') format: string, @Query() query: unknown): Promise<StreamableFile> {
    const asked = read(ofPeriod, query);
    const template = await this.found(id);
    const { round, subject } = asked;
    return this.sent(request, template, { ...asked, dataset, format, period, of: { template: id, period, ...(subject === undefined ? {} : { subject }), ...(round === undefined ? {} : { round }) } });
  }

  private async found(id: string): Promise<Template> {
    try {
      return await this.templates.find(id);
    } catch (error) {
      throw error instanceof TemplateRefused ? new HttpException({ code: error.code, sentence: error.sentence }, 404) : error;
    }
  }

  private async sent(request: Request, template: Template, { dataset, filters: text, format: as, language, of, period, round, subject }: AskedOf & { readonly of: Readonly<Record<string, string>> }): Promise<StreamableFile> {
    const format = read(z.enum(REPORT_FORMATS), as);
    if (period.length > MAX_PERIOD) throw new HttpException({ code: 'BAD_INPUT' }, 400);
    const filters = filtersOf(text);
    try {
      return await this.exports.bytes(request, { name: `${template.id}-${period}`, ending: ENDINGS[format], of: { dataset, ...of, filters } }, MEDIA_TYPES[format], async (viewer, about) => {
        mayDo(viewer, takingRights(template, viewer, subject));
        const commentary = await this.drafts.commentary(viewer, { dataset, template: template.id, period, round, subject });
        const document = await this.writer.write(viewer, template, { dataset, period, filters, commentary, round, subject });
        return this.printer.print(format, document, about, language === 'en' ? 'en' : 'zh');
      });
    } catch (error) {
      throw refused(error);
    }
  }
}

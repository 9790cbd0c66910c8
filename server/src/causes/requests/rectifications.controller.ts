import { Controller, Get, HttpException, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { memberLabel } from '@concord/sql';
import type { Request } from 'express';
import { z } from 'zod';
import { Exports } from '../../identity/audit/exports.js';
import { Needs } from '../../identity/needs.js';
import { casesOf } from '../../linked/linked-number.js';
import { listed } from '../../narrative/phrase.js';
import type { ReportDocument } from '../../reports/document/document.js';
import { ENDINGS, MEDIA_TYPES } from '../../reports/print/formats.js';
import { Printer } from '../../reports/print/printer.js';
import { SITE } from '../../reports/writing/report-writer.js';
import { QuestionError } from '../../store/errors.js';
import { profileOf } from '../../store/profile.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { FILE_LANGUAGES } from '../../workbook/workbook.js';
import { CauseRefused } from '../cause-refused.js';
import { rectificationDocument } from './rectification-document.js';
import { RectificationsService } from './rectifications.service.js';

const ASKED = z.strictObject({ language: z.enum(FILE_LANGUAGES), reason: z.string().optional() });
const FORMAT = z.enum(['pdf', 'docx']);

/** Requests to institutions as letters. 400 for what cannot be asked so, 403 without the right or a scope, 404 where there is none, or not for whoever asks. */
@Needs('export')
@Controller()
export class RectificationsController {
  constructor(private readonly exports: Exports, private readonly requests: RectificationsService, private readonly store: Store, private readonly printer: Printer, @Inject(SITE) private readonly site: string | null) {}

  /** A request as a file: `/rectifications/<id>.docx?language=zh-CN&reason=…`. */
  @Get('rectifications/:id.:format')
  async letter(@Req() request: Request, @Param('id') id: string, @Param('format') as: string, @Query() query: unknown): Promise<StreamableFile> {
    const [asked, format] = [ASKED.safeParse(query), FORMAT.safeParse(as)];
    if (!asked.success || !format.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
    try {
      return await this.exports.bytes(request, { name: `rectification-${id.slice(0, 8)}`, ending: ENDINGS[format.data], of: { rectification: id } }, MEDIA_TYPES[format.data], async (viewer, about) =>
        this.printer.print(format.data, await this.document(viewer, id), about, asked.data.language === 'en' ? 'en' : 'zh'));
    } catch (error) {
      if (error instanceof CauseRefused) throw new HttpException({ code: error.code, sentence: error.sentence }, 404);
      if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, error.code === 'BAD_INPUT' ? 400 : 403);
      throw error;
    }
  }

  private async document(viewer: Viewer, id: string): Promise<ReportDocument> {
    const { body, head } = await this.requests.kept(viewer, id);
    const { dataset } = head;
    const { label, names } = await this.store.consistently(viewer, async (snapshot) => {
      const profile = profileOf((await snapshot.datasets()).get(dataset)?.profileText ?? '');
      return { names: await snapshot.dimensions({ dataset }), label: profile?.dataset === dataset ? profile.label : { zh: dataset, en: dataset } };
    });
    return rectificationDocument(head, body, {
      site: this.site, datasetLabel: label,
      about: (number) => {
        // The institution and the type stand on the letter; what narrows a number further is told beside it.
        const more = casesOf(number).filter(({ dimension }) => dimension !== 'institution' && dimension !== head.dimension).flatMap(({ dimension, values }) => values.map((key) => memberLabel(names(dimension), key)));
        return more.length === 0 ? null : listed(more);
      },
    });
  }
}

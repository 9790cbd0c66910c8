import { Controller, Get, HttpException, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Exports } from '../../identity/audit/exports.js';
import { Needs } from '../../identity/needs.js';
import { ENDINGS, MEDIA_TYPES } from '../../reports/print/formats.js';
import { Printer } from '../../reports/print/printer.js';
import { QuestionError } from '../../store/errors.js';
import { FILE_LANGUAGES } from '../../workbook/workbook.js';
import { CauseRefused } from '../cause-refused.js';
import { LettersService } from './letters.service.js';

const ASKED = z.strictObject({ language: z.enum(FILE_LANGUAGES), reason: z.string().optional() });
const FORMAT = z.enum(['pdf', 'docx']);

/** Requests to institutions as letters. 400 for what cannot be asked so, 403 without the right or a scope, 404 where there is none, or not for whoever asks. */
@Needs('export')
@Controller()
export class RectificationsController {
  constructor(private readonly exports: Exports, private readonly letters: LettersService, private readonly printer: Printer) {}

  /** A request as a file: `/rectifications/<id>.docx?language=zh-CN&reason=…`. */
  @Get('rectifications/:id.:format')
  async letter(@Req() request: Request, @Param('id') id: string, @Param('format') as: string, @Query() query: unknown): Promise<StreamableFile> {
    const [asked, format] = [ASKED.safeParse(query), FORMAT.safeParse(as)];
    if (!asked.success || !format.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
    try {
      return await this.exports.bytes(request, { name: `rectification-${id.slice(0, 8)}`, ending: ENDINGS[format.data], of: { rectification: id } }, MEDIA_TYPES[format.data], async (viewer, about) =>
        this.printer.print(format.data, await this.letters.letter(viewer, id), about, asked.data.language === 'en' ? 'en' : 'zh'));
    } catch (error) {
      if (error instanceof CauseRefused) throw new HttpException({ code: error.code, sentence: error.sentence }, 404);
      if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, error.code === 'BAD_INPUT' ? 400 : 403);
      throw error;
    }
  }
}

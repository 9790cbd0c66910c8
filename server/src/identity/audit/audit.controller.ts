import { Controller, Get, HttpException, Query, Req, StreamableFile } from '@nestjs/common';
import { csvLine } from '@concord/etl';
import { isDate } from '@concord/sql';
import type { Request } from 'express';
import { z } from 'zod';
import { QuestionError } from '../../store/errors.js';
import { Needs } from '../needs.js';
import type { AuditEvent, LogDeleted } from './audit.model.js';
import { AuditService } from './audit.service.js';
import { Exports, withoutReason } from './exports.js';

const text = z.string().max(200).optional();
const day = z.string().refine(isDate).optional();
/** Why it is taken out is the file's, and nothing that is searched for. */
const query = z.strictObject({ by: text, action: text, text, from: day, to: day, reason: z.string().optional() });

const HEAD = ['seq', 'at', 'by', 'name', 'action', 'subject', 'hash'] as const;

/** The log as a file, to be kept elsewhere. */
@Needs('audit', 'export')
@Controller()
export class AuditController {
  constructor(private readonly service: AuditService, private readonly exports: Exports) {}

  /** Events that fit as CSV, newest first. 400 for a question that is none, 403 for whoever may not see everything. */
  @Get('audit.csv')
  async events(@Req() request: Request, @Query() asked: unknown): Promise<StreamableFile> {
    const search = query.safeParse(asked);
    if (!search.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
    const searched = withoutReason(search.data);
    try {
      return await this.exports.csv(request, { name: 'audit', rights: ['audit', 'export'], of: searched }, async (viewer) => lines(this.service.all(viewer, searched), await this.service.deleted(viewer)));
    } catch (error) {
      if (error instanceof QuestionError) throw new HttpException({ code: error.code }, 403);
      throw error;
    }
  }
}

/** Last of all what is missing at the beginning. */
async function* lines(pages: AsyncIterable<readonly AuditEvent[]>, deleted: LogDeleted | null): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(HEAD)}`;
  for await (const events of pages) yield events.map((event) => csvLine(HEAD.map((column) => String(event[column])))).join('');
  if (deleted !== null) yield csvLine([`${deleted.sentence.zh} · ${deleted.sentence.en}`]);
}

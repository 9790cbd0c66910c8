import { Controller, Get, HttpException, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { isDate } from '@concord/sql';
import type { Request } from 'express';
import { z } from 'zod';
import { Exports } from '../../identity/audit/exports.js';
import { NamesPeople, Needs } from '../../identity/needs.js';
import { QuestionError } from '../../store/errors.js';
import { FILE_LANGUAGES } from '../../workbook/workbook.js';
import { MAX_SEATS } from '../method.js';
import { RoundRefused } from '../round/round-refused.js';
import { ArithmeticService } from './arithmetic.service.js';

const reason = z.string().optional();
const language = z.enum(FILE_LANGUAGES);
const ofRound = z.strictObject({ reason, language });
const ofTrial = z.strictObject({ reason, language, cutOff: z.string().refine(isDate).optional(), seats: z.coerce.number().int().min(0).max(MAX_SEATS).default(10) });
const ofStrata = z.strictObject({ reason });
/** Names of files are of plain letters: a dataset may be called anything. */
const plain = (text: string): string => text.replaceAll(/[^\w-]+/gu, '_');

function read<Output>(shape: z.ZodType<Output>, asked: unknown): Output {
  const parsed = shape.safeParse(asked);
  if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT' }, 400);
  return parsed.data;
}

/** What a board is made of, as files. 400 for what names none, 403 for whoever may not see everybody, 409 where a round cannot be made again. */
@Needs('export', 'names')
@NamesPeople()
@Controller()
export class ArithmeticController {
  constructor(private readonly service: ArithmeticService, private readonly exports: Exports) {}

  /** All of a round: figures, method, reasons, appeals and log. */
  @Get('rounds/:id/arithmetic.xlsx')
  @Needs('export', 'names', 'publish')
  round(@Req() request: Request, @Param('id') id: string, @Query() query: unknown): Promise<StreamableFile> {
    const asked = read(ofRound, query);
    return told(this.exports.workbook(request, { name: 'round', of: { round: id } }, asked.language, (viewer) => this.service.round(viewer, id)));
  }

  /** Everybody's cases of a round by stratum. */
  @Get('rounds/:id/strata.csv')
  @Needs('export', 'names', 'publish')
  strata(@Req() request: Request, @Param('id') id: string, @Query() query: unknown): Promise<StreamableFile> {
    read(ofStrata, query);
    return told(this.exports.csv(request, { name: 'strata', rights: ['export', 'names', 'publish'], of: { round: id } }, (viewer) => this.service.strata(viewer, id)));
  }

  /** A board on the data as they are. */
  @Get('datasets/:dataset/board.xlsx')
  trial(@Req() request: Request, @Param('dataset') dataset: string, @Query() query: unknown): Promise<StreamableFile> {
    const { language: asked, cutOff, seats } = read(ofTrial, query);
    return told(this.exports.workbook(request, { name: `board-${plain(dataset)}`, of: { dataset, cutOff, seats } }, asked, (viewer) => this.service.trial(viewer, { dataset, filters: [], seats, cutOff })));
  }
}

async function told(file: Promise<StreamableFile>): Promise<StreamableFile> {
  try {
    return await file;
  } catch (error) {
    if (error instanceof RoundRefused) throw new HttpException({ code: error.code, message: error.message }, 409);
    if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, error.code === 'NO_SCOPE' ? 403 : 400);
    throw error;
  }
}

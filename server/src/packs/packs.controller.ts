import { Controller, Get, HttpException, Param, Req, type StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { Exports } from '../identity/audit/exports.js';
import { Needs } from '../identity/needs.js';
import { ENDINGS, MEDIA_TYPES } from '../reports/print/formats.js';
import { QuestionError } from '../store/errors.js';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { Inject } from '@nestjs/common';
import { PackRefused } from './pack-refused.js';
import { PacksService } from './packs.service.js';

/** Files of packs. 404 for what there is not, or not for whoever asks; 410 for what is not what was sealed. */
@Needs('export')
@Controller()
export class PacksController {
  constructor(private readonly exports: Exports, private readonly packs: PacksService, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** A file as it was sealed, byte for byte: who takes it stands in its name and in the log. */
  @Get('packs/:id/:name')
  async file(@Req() request: Request, @Param('id') id: string, @Param('name') name: string): Promise<StreamableFile> {
    try {
      const { bytes, file } = await this.packs.file(await this.viewer(request), id, name);
      const ending = ENDINGS[file.format];
      const stem = file.name.slice(0, -ending.length - 1);
      return await this.exports.bytes(request, { name: stem, ending, of: { pack: id, digest: file.digest } }, MEDIA_TYPES[file.format], () => Promise.resolve(bytes));
    } catch (error) {
      if (error instanceof PackRefused) throw new HttpException({ code: error.code, sentence: error.sentence }, error.code === 'NO_SUCH_PACK' ? 404 : 410);
      if (error instanceof QuestionError) throw new HttpException({ code: error.code, message: error.message }, error.code === 'BAD_INPUT' ? 400 : 403);
      throw error;
    }
  }
}

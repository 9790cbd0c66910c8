import { Controller, Headers, HttpCode, HttpException, Inject, Param, Post } from '@nestjs/common';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../../config/delivery-options.js';
import { AT_COMMAND_LINE, mustBeSameUser } from '../../deliveries/hand-over/same-user.js';
import { Public } from '../../identity/needs.js';
import { PackRefused } from '../pack-refused.js';
import { PacksService } from '../packs.service.js';
import { VerifyService } from '../verify.service.js';
import { allPacks, type CheckTold, type PackTold } from './all-packs.js';

/** `verify-pack` while this process holds the embedded store: the command line asks it, and proves that it runs as the same user. */
@Public()
@Controller('hand-over/packs')
export class VerificationController {
  constructor(private readonly packs: PacksService, private readonly verifying: VerifyService, @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions) {}

  @Post()
  @HttpCode(200)
  async list(@Headers('authorization') authorization: string | undefined): Promise<readonly PackTold[]> {
    mustBeSameUser(this.options, authorization);
    return allPacks(this.packs, AT_COMMAND_LINE);
  }

  /** 404 with its code and sentences for what there is not. */
  @Post(':id')
  @HttpCode(200)
  async verify(@Headers('authorization') authorization: string | undefined, @Param('id') id: string): Promise<CheckTold> {
    mustBeSameUser(this.options, authorization);
    try {
      return await this.verifying.verify(AT_COMMAND_LINE, id);
    } catch (error) {
      if (error instanceof PackRefused) throw new HttpException({ code: error.code, zh: error.sentence.zh, en: error.sentence.en }, 404);
      throw error;
    }
  }
}

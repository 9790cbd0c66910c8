import { Controller, Get, HttpCode, HttpException } from '@nestjs/common';
import { Store } from '../store/store.js';

/** For whoever watches the process. Says nothing about cases. */
@Controller('health')
export class HealthController {
  constructor(private readonly store: Store) {}

  /** The process answers. */
  @Get('live')
  @HttpCode(200)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The store answers, too. 503 when it does not. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok'; dataVersion: number }> {
    try {
      return { status: 'ok', dataVersion: (await this.store.lookUpVersion()).number };
    } catch {
      throw new HttpException({ status: 'store down' }, 503);
    }
  }
}

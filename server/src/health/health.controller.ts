import { Controller, Get, HttpCode, HttpException, Inject } from '@nestjs/common';
import { institutionTime, type Stores } from '@concord/sql';
import { BACKUP_SCHEDULE, isLate } from '../schedules/nightly-backup.js';
import { Store, STORES } from '../store/store.js';
import { Public } from '../identity/needs.js';

/** For whoever watches the process. Says nothing about cases. */
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly store: Store, @Inject(STORES) private readonly stores: Stores) {}

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

  /** Backups are made by themselves, and the last one went well or is the first to come. 503 when it failed, or none has been made for a day and a half; 404 where none are set. */
  @Get('backup')
  async backup(): Promise<{ status: 'ok'; lastRunAt: string | null; lastDoneAt: string | null }> {
    const backups = await this.stores.operational.schedules.find(BACKUP_SCHEDULE).catch(() => { throw new HttpException({ status: 'store down' }, 503); });
    if (backups === undefined) throw new HttpException({ status: 'not set' }, 404);
    const [lastRunAt = null, lastDoneAt = null] = [backups.lastRunAt, backups.lastDoneAt].map((time) => (time === undefined ? null : institutionTime(time)));
    if (backups.lastState === 'failed') throw new HttpException({ status: 'failed', code: backups.lastResult.split('\n')[0], failures: backups.failures, lastRunAt, lastDoneAt }, 503);
    if (isLate(backups)) throw new HttpException({ status: 'late', lastRunAt, lastDoneAt }, 503);
    return { status: 'ok', lastRunAt, lastDoneAt };
  }
}

import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Delete, Get, Headers, HttpException, Inject, Param, Post } from '@nestjs/common';
import { LoadRefused, parseProfile } from '@concord/etl';
import { z } from 'zod';
import { QuestionError } from '../store/errors.js';
import { LOCAL_VIEWER } from '../store/viewer.js';
import { DELIVERY_OPTIONS, DeliveriesService, type DeliveryJob, type DeliveryOptions } from './deliveries.service.js';

const order = z.strictObject({
  kind: z.enum(['load', 'check']).default('load'),
  files: z.array(z.string().startsWith('/')).max(1_000),
  profile: z.string().max(1 << 20),
  dataset: z.string().optional(),
  asOf: z.string().optional(),
  full: z.boolean().optional(),
});

/**
 * `etl load` while this process holds the embedded store: the command line hands its files over and shows what happens to them. It proves by the
 * token in the data directory that it runs as the same user, who could open the files and the store itself.
 */
@Controller('hand-over')
export class HandOverController {
  constructor(private readonly deliveries: DeliveriesService, @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions) {}

  @Post()
  begin(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): DeliveryJob {
    this.authorise(authorization);
    const parsed = order.safeParse(body);
    if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT', zh: '请求有误。', en: 'The request is wrong.' }, 400);
    try {
      const { kind, ...rest } = parsed.data;
      return this.deliveries.start(kind, { ...rest, profile: parseProfile(rest.profile) });
    } catch (error) {
      if (error instanceof LoadRefused) throw new HttpException({ code: error.code, zh: error.zh, en: error.en }, 400);
      throw error;
    }
  }

  @Get(':id')
  status(@Headers('authorization') authorization: string | undefined, @Param('id') id: string): DeliveryJob {
    this.authorise(authorization);
    return known(() => this.deliveries.job(LOCAL_VIEWER, id));
  }

  @Delete(':id')
  cancel(@Headers('authorization') authorization: string | undefined, @Param('id') id: string): DeliveryJob {
    this.authorise(authorization);
    return known(() => this.deliveries.cancel(LOCAL_VIEWER, id));
  }

  private authorise(given: string | undefined): void {
    const { handOverToken } = this.options;
    const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${handOverToken ?? ''}`)];
    if (handOverToken === undefined || a.length !== b.length || !timingSafeEqual(a, b)) throw new HttpException({ code: 'DENIED', zh: '无权移交。', en: 'Not allowed to hand over.' }, 403);
  }
}

function known(status: () => DeliveryJob): DeliveryJob {
  try {
    return status();
  } catch (error) {
    if (error instanceof QuestionError) throw new HttpException({ code: error.code, zh: '没有此项任务。', en: error.message }, 404);
    throw error;
  }
}

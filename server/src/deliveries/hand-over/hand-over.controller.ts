import { pipeline } from 'node:stream/promises';
import { Body, Controller, Delete, Get, Headers, HttpException, Inject, Param, Post, Res } from '@nestjs/common';
import { LoadRefused, parseProfile } from '@concord/etl';
import type { Response } from 'express';
import { z } from 'zod';
import { QuestionError } from '../../store/errors.js';
import { DeliveriesService, type DeliveryJob } from '../deliveries.service.js';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../../config/delivery-options.js';
import { Public } from '../../identity/needs.js';
import { AT_COMMAND_LINE, mustBeSameUser } from './same-user.js';

const loadNo = z.int().min(1).max(2 ** 31 - 1);

const keptOf = z.strictObject({ what: z.enum(['log', 'rejects']), dataset: z.string().max(40) });

const order = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['load', 'check']),
    files: z.array(z.string().startsWith('/')).max(1_000),
    profile: z.string().max(1 << 20).optional(),
    profileId: z.string().max(40).optional(),
    dataset: z.string().optional(),
    asOf: z.string().optional(),
    full: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('withdraw'), loadNo, breaksRounds: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('retain'), dataset: z.string().max(40), breaksRounds: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('forget'), of: keptOf }),
  z.strictObject({ kind: z.literal('backup'), to: z.union([z.strictObject({ file: z.string().startsWith('/') }), z.strictObject({ folder: z.string().startsWith('/'), keep: z.int().min(1).max(10_000).optional() })]), key: z.string().min(32).max(1_000), folder: z.string().startsWith('/') }),
]);

const language = z.enum(['zh', 'en']);
const reading = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['loads', 'profiles']), language }),
  z.strictObject({ what: z.literal('retention'), dataset: z.string().max(40).optional(), language }),
  z.strictObject({ what: z.literal('keeping'), of: keptOf, language }),
  z.strictObject({ what: z.literal('audit'), head: z.string().regex(/^[\da-f]{64}$/u).optional(), language }),
  z.strictObject({ what: z.literal('profile'), id: z.string().max(40), language }),
  z.strictObject({ what: z.enum(['checks', 'rejects-csv', 'withdrawal']), loadNo, language }),
  z.strictObject({ what: z.literal('rejects'), loadNo, limit: z.int().min(0).max(1_000_000_000), language }),
]);

/**
 * `etl` while this process holds the embedded store: the command line hands its work over and shows what happens to it, or asks what it shows. It proves by the
 * token in the data directory that it runs as the same user, who could open the files and the store itself.
 */
@Public()
@Controller('hand-over')
export class HandOverController {
  constructor(private readonly deliveries: DeliveriesService, @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions) {}

  @Post()
  begin(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<DeliveryJob> {
    mustBeSameUser(this.options, authorization);
    const asked = understood(order, body);
    return saidPlainly(async () => {
      if (asked.kind === 'withdraw') return this.deliveries.withdraw(AT_COMMAND_LINE, asked.loadNo, asked.breaksRounds);
      if (asked.kind === 'retain') return this.deliveries.deleteForAge(AT_COMMAND_LINE, asked.dataset, asked.breaksRounds);
      if (asked.kind === 'forget') return this.deliveries.forget(AT_COMMAND_LINE, asked.of);
      if (asked.kind === 'backup') return this.deliveries.backUp(AT_COMMAND_LINE, asked);
      const { kind, profile, profileId = '', ...rest } = asked;
      return this.deliveries.start(kind, { ...rest, by: AT_COMMAND_LINE.id, profile: profile === undefined ? await this.deliveries.profile(profileId) : parseProfile(profile) });
    });
  }

  /** Answers with what the command line shows, as it is read. */
  @Post('read')
  async read(@Headers('authorization') authorization: string | undefined, @Body() body: unknown, @Res() response: Response): Promise<void> {
    mustBeSameUser(this.options, authorization);
    const asked = understood(reading, body);
    const text = this.deliveries.reading(AT_COMMAND_LINE, asked, asked.language);
    const first = await saidPlainly(() => text.next());
    response.type('text/plain; charset=utf-8');
    await pipeline(async function* whole() {
      if (first.done !== true) yield first.value;
      yield* text;
    }, response);
  }

  @Get(':id')
  status(@Headers('authorization') authorization: string | undefined, @Param('id') id: string): Promise<DeliveryJob> {
    mustBeSameUser(this.options, authorization);
    return known(() => this.deliveries.job(AT_COMMAND_LINE, id));
  }

  @Delete(':id')
  cancel(@Headers('authorization') authorization: string | undefined, @Param('id') id: string): Promise<DeliveryJob> {
    mustBeSameUser(this.options, authorization);
    return known(() => this.deliveries.cancel(AT_COMMAND_LINE, id));
  }
}

function understood<Asked>(schema: z.ZodType<Asked>, body: unknown): Asked {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new HttpException({ code: 'BAD_INPUT', zh: '请求有误。', en: 'The request is wrong.' }, 400);
  return parsed.data;
}

/** A refusal travels with its code and sentences. */
async function saidPlainly<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LoadRefused) throw new HttpException({ code: error.code, zh: error.zh, en: error.en }, 400);
    throw error;
  }
}

async function known(status: () => Promise<DeliveryJob>): Promise<DeliveryJob> {
  try {
    return await status();
  } catch (error) {
    if (error instanceof QuestionError) throw new HttpException({ code: error.code, zh: '没有此项任务。', en: error.message }, 404);
    throw error;
  }
}

import { timingSafeEqual } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { COMMAND_LINE } from '@concord/etl';
import type { DeliveryOptions } from '../../config/delivery-options.js';
import { LOCAL_VIEWER, type Viewer } from '../../store/viewer.js';

/** The same user, at the command line. */
export const AT_COMMAND_LINE: Viewer = { ...LOCAL_VIEWER, id: COMMAND_LINE };

/** Whoever asks proves by the token in the data directory that they run as the same user, who could open the files and the store themselves. Throws `HttpException` 403. */
export function mustBeSameUser({ handOverToken }: DeliveryOptions, authorization: string | undefined): void {
  const [a, b] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${handOverToken ?? ''}`)];
  if (handOverToken === undefined || a.length !== b.length || !timingSafeEqual(a, b)) throw new HttpException({ code: 'DENIED', zh: '无权移交。', en: 'Not allowed to hand over.' }, 403);
}

import { createHash } from 'node:crypto';
import { type SealedPublication } from '@concord/sql';
import { z } from 'zod';
import { PublishedRefused } from './published-refused.js';
import { MEASURES, type PublishedTable } from './tables.js';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const table = z.strictObject({
  over: z.array(z.string()), labels: z.array(words),
  places: z.array(z.strictObject({ keys: z.array(z.string()), labels: z.array(words), counts: z.array(z.number().int().nonnegative().nullable()).length(MEASURES.length) })),
});
const body = z.strictObject({ asOf: z.string(), dataset: words, publisher: z.string(), tables: z.array(table) });

/** What is sealed besides the head. */
export interface SealedBody {
  /** The last day the data knew. */
  readonly asOf: string;
  readonly dataset: { readonly zh: string; readonly en: string };
  /** Their name then. */
  readonly publisher: string;
  readonly tables: readonly PublishedTable[];
}

/** SHA-256, in hexadecimal digits, over everything that a publication says, as a JSON list in this order. */
export const digestOf = ({ body: text, dataVersion, dataset, definitions, id, madeAt, madeBy, month }: Omit<SealedPublication, 'digest'>): string =>
  createHash('sha256').update(JSON.stringify([id, dataset, month, dataVersion, definitions, madeAt, madeBy, text])).digest('hex');

/** Whether what is kept is what was sealed. */
export const isIntact = (kept: SealedPublication): boolean => digestOf(kept) === kept.digest;

/** What was sealed. Throws `PublishedRefused` SEAL_BROKEN where it is not what is kept. */
export function openSeal(kept: SealedPublication): SealedBody {
  if (!isIntact(kept)) throw new PublishedRefused('SEAL_BROKEN');
  return body.parse(JSON.parse(kept.body)) as SealedBody;
}

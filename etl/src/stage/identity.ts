import { createHash } from 'node:crypto';
import type { LoadEntry } from '@concord/sql';
import { MASK_RULES } from '../mask/mask-text.js';
import { typingOf } from '../map/type-rows.js';
import type { Pseudonymise } from '../read/records/pseudonym.js';
import type { LoadContext } from './load-context.js';
import { typedTable } from './stage.js';

/** To be raised when the same bytes come to be read otherwise. */
const READING = 3;

/**
 * Says all that decides what reading and typing make of a delivery: its bytes, its profile, the rules of masking, the key of its pseudonyms (as the pseudonym of a known text),
 * the day, and the statements themselves, which change with the product. Loads of one identity make the same.
 */
export function identityOf(context: LoadContext, { dataset, source, profileHash, fileHash, fileBytes }: LoadEntry, pseudonymise: Pseudonymise, buckets: number): string {
  const key = pseudonymise(Buffer.from('which key'));
  const statements = [typedTable({ ...context, loadNo: 0 }, buckets), typingOf(context, buckets).select('rows')];
  return createHash('sha256').update(JSON.stringify([READING, MASK_RULES, dataset, source, profileHash, fileHash, fileBytes, key, context.today, statements])).digest('hex');
}

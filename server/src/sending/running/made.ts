import { createHash } from 'node:crypto';
import type { DeliveryState, LocalisedText } from '@concord/sql';
import { z } from 'zod';

const words = z.object({ zh: z.string(), en: z.string() });
/** Runs of before kept a period as it is asked for. */
const period = words.or(z.string().transform((text) => ({ zh: text, en: text })));
const FILE = z.object({ name: z.string(), type: z.string(), bytes: z.number(), digest: z.string() });
/** What a mail says of a report. */
const FACTS = z.object({ title: words, period, isEmpty: z.boolean(), mark: z.string(), asOf: z.string(), dataVersion: z.number(), definitions: z.string(), filters: words, scope: words, report: z.string() });
const KEPT = z.object({ files: z.array(FILE), facts: FACTS.nullable() });

/** A file somebody gets, and the digest of its bytes. */
export type FileOfDelivery = z.infer<typeof FILE>;
/** Of what, of when, by which definitions and for whose eyes a report is. */
export type Facts = z.infer<typeof FACTS>;

/** What one recipient is to get, or why they get nothing. */
export interface MadeDelivery {
  readonly recipientNo: number;
  readonly state: DeliveryState;
  readonly message: string;
  readonly messageId: string;
  readonly files: readonly FileOfDelivery[];
  readonly facts: Facts | null;
}

/** Files and facts as the store keeps them: `[]` where there is nothing to send. */
export const keptText = ({ facts, files }: Pick<MadeDelivery, 'facts' | 'files'>): string => (facts === null ? '[]' : JSON.stringify({ files, facts }));

/** What `keptText` wrote. */
export const keptOf = (text: string): { readonly files: readonly FileOfDelivery[]; readonly facts: Facts | null } => (text === '[]' ? { files: [], facts: null } : KEPT.parse(JSON.parse(text)));

/** The id of a mail: the same whenever a run is tried again, another for each time it is sent again on purpose. */
export const messageIdOf = (runId: string, recipientNo: number, sends: number): string => `${createHash('sha256').update(`${runId}/${String(recipientNo)}/${String(sends)}`).digest('hex').slice(0, 40)}@concord.report`;

/** A code and its sentences, as the store keeps them; null where there are none. */
export function toldOf(message: string): { readonly code: string; readonly message: LocalisedText } | null {
  const [code = '', zh = code, en = zh] = message.split('\n');
  return message === '' ? null : { code, message: { zh, en } };
}

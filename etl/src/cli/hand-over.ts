import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CheckReport } from '../check/check-report.js';
import type { LoadRequest } from '../load-request.js';
import { cancelledBy, LoadRefused, type RefusalCode } from '../reject/refusal.js';
import type { LoadProgress } from '../prepare-load.js';
import type { LoadResult } from '../run-load.js';
import type { BackedUp, BackupOrder } from '../backup/back-up.js';
import type { KeptOf } from '@concord/sql';
import type { Forgotten } from '../retention/forget.js';
import type { Retained } from '../retention/retain.js';
import type { Withdrawn } from '../withdraw/withdraw-load.js';
import type { Language } from './check-lines.js';
import type { BarTools } from './with-bar.js';

/** Where the process that holds a data directory answers, and what proves that the asker is the same user. */
export interface ServerAddress {
  readonly url: string;
  readonly token: string;
}

/** What the registry says of loads that came by the command line. */
export const COMMAND_LINE = 'cli';

/** The file in which that process leaves its address. */
export const serverFile = (dataDir: string): string => join(dataDir, 'server.json');

const address = z.object({ url: z.url({ protocol: /^http$/u, hostname: /^(?:127\.0\.0\.1|localhost|\[::1\])$/u }), token: z.string().min(1) });

/** What can be handed over, and what comes back. */
export interface HandedOver {
  readonly load: LoadResult;
  readonly check: CheckReport;
  readonly withdraw: Withdrawn;
  readonly retain: Retained;
  readonly forget: Forgotten;
  readonly backup: BackedUp;
}

/** A load or a check as it is handed over: the process that holds the store opens the files itself. */
export type DeliveryOrder = Pick<LoadRequest, 'files' | 'dataset' | 'asOf' | 'full'> & ({ readonly profile: string } | { readonly profileId: string });

interface Orders {
  readonly load: DeliveryOrder;
  readonly check: DeliveryOrder;
  readonly withdraw: { readonly loadNo: number; readonly breaksRounds: boolean };
  readonly retain: { readonly dataset: string; readonly breaksRounds: boolean };
  readonly forget: { readonly of: KeptOf };
  readonly backup: BackupOrder;
}

/** What can be asked of the store without changing it. */
export type Reading =
  | { readonly what: 'audit'; readonly head?: string | undefined }
  | { readonly what: 'loads' }
  | { readonly what: 'retention'; readonly dataset?: string | undefined }
  | { readonly what: 'keeping'; readonly of: KeptOf }
  | { readonly what: 'profiles' }
  | { readonly what: 'profile'; readonly id: string }
  | { readonly what: 'checks' | 'rejects-csv' | 'withdrawal'; readonly loadNo: number }
  | { readonly what: 'rejects'; readonly loadNo: number; readonly limit: number };

const refused = z.object({ code: z.string(), zh: z.string(), en: z.string() });

interface Job<Result> {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: LoadProgress;
  readonly failure: { readonly code: RefusalCode; readonly message: { readonly zh: string; readonly en: string } } | null;
  readonly result: Result | null;
}

const POLL_MS = 250;

/** The process that holds `dataDir`, if one says so; undefined where nobody left an address. */
export async function holderOf(dataDir: string): Promise<ServerAddress | undefined> {
  const text = await readFile(serverFile(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return address.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function send({ url, token }: ServerAddress, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Response> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  const { code, zh, en } = refused.parse(await response.json());
  throw new LoadRefused(code as RefusalCode, zh, en);
}

const call = async <Result>(...request: Parameters<typeof send>): Promise<Job<Result>> => await (await send(...request)).json() as Job<Result>;

/** What breaks a conversation off, as the refusal it is. */
const noAnswer = (cause: unknown): LoadRefused => (cause instanceof LoadRefused ? cause
  : new LoadRefused('HAND_OVER', '持有数据的服务端没有应答；请停止它，或稍后再试。', 'The server that holds the store does not answer; stop it, or try again later.', { cause }));

/**
 * Hands work over to the process that holds the store, and stays until it is done. Cancels it there when `signal` does. Throws `LoadRefused`
 * with what that process says, or `HAND_OVER` when it cannot be reached.
 */
export async function handOver<K extends keyof HandedOver>(holder: ServerAddress, kind: K, order: Orders[K], { onProgress, signal }: BarTools): Promise<HandedOver[K]> {
  try {
    let job = await call<HandedOver[K]>(holder, 'POST', '/hand-over', { kind, ...order });
    let asked = false;
    while (job.state === 'running') {
      onProgress(job.progress);
      if (signal.aborted && !asked) {
        asked = true;
        await call<HandedOver[K]>(holder, 'DELETE', `/hand-over/${job.id}`);
      }
      await pause(POLL_MS);
      job = await call<HandedOver[K]>(holder, 'GET', `/hand-over/${job.id}`);
    }
    if (job.result !== null) return job.result;
    if (job.failure === null) throw cancelledBy();
    throw new LoadRefused(job.failure.code, job.failure.message.zh, job.failure.message.en);
  } catch (error) {
    throw noAnswer(error);
  }
}

/** Asks the process that holds the store for an answer at one of its addresses. Throws like `handOver`, with whatever code that process says. */
export async function askThere<Answer>(holder: ServerAddress, path: string): Promise<Answer> {
  try {
    return await (await send(holder, 'POST', path)).json() as Answer;
  } catch (error) {
    throw noAnswer(error);
  }
}

/** Asks the process that holds the store for a reading: its text, piece by piece. Throws like `handOver`. */
export async function* readThere(holder: ServerAddress, reading: Reading, language: Language): AsyncGenerator<string> {
  try {
    const { body } = await send(holder, 'POST', '/hand-over/read', { ...reading, language });
    if (body !== null) for await (const piece of body.pipeThrough(new TextDecoderStream())) yield piece;
  } catch (error) {
    throw noAnswer(error);
  }
}

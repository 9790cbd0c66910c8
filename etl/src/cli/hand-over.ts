import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CheckReport } from '../check/check-report.js';
import type { LoadRequest } from '../load-request.js';
import { LoadRefused, type RefusalCode } from '../reject/refusal.js';
import type { LoadProgress, LoadResult } from '../run-load.js';

/** Where the process that holds a data directory answers, and what proves that the asker is the same user. */
export interface ServerAddress {
  readonly url: string;
  readonly token: string;
}

/** The file in which that process leaves its address. */
export const serverFile = (dataDir: string): string => join(dataDir, 'server.json');

const address = z.object({ url: z.url({ protocol: /^http$/u, hostname: /^(?:127\.0\.0\.1|localhost|\[::1\])$/u }), token: z.string().min(1) });

/** What can be handed over, and what comes back. */
export interface HandedOver {
  readonly load: LoadResult;
  readonly check: CheckReport;
}

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

async function call<Result>({ url, token }: ServerAddress, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Job<Result>> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told = await response.json() as Job<Result> & { code?: string; zh?: string; en?: string };
  if (!response.ok) throw new LoadRefused('HAND_OVER', told.zh ?? '服务端拒绝了移交。', told.en ?? 'The server refused the hand-over.', { cause: told.code });
  return told;
}

/**
 * Hands a load or a check over to the process that holds the store, and stays until it is done. Cancels it there when `signal` does. Throws `LoadRefused`
 * with what that process says, or `HAND_OVER` when it cannot be reached.
 */
export async function handOver<K extends keyof HandedOver>(holder: ServerAddress, kind: K, request: LoadRequest): Promise<HandedOver[K]> {
  const { profile, files, dataset, asOf, full, onProgress, signal } = request;
  try {
    let job = await call<HandedOver[K]>(holder, 'POST', '/hand-over', { kind, files: files.map((file) => resolve(file)), profile: profile.text, dataset, asOf, full });
    let asked = false;
    while (job.state === 'running') {
      onProgress?.(job.progress);
      if (signal?.aborted === true && !asked) {
        asked = true;
        await call<HandedOver[K]>(holder, 'DELETE', `/hand-over/${job.id}`);
      }
      await pause(POLL_MS);
      job = await call<HandedOver[K]>(holder, 'GET', `/hand-over/${job.id}`);
    }
    if (job.result !== null) return job.result;
    const { code, message } = job.failure ?? { code: 'CANCELLED', message: { zh: '载入已取消，未发布任何数据。', en: 'The load was cancelled; nothing was published.' } };
    throw new LoadRefused(code, message.zh, message.en);
  } catch (error) {
    if (error instanceof LoadRefused) throw error;
    throw new LoadRefused('HAND_OVER', '持有数据的服务端没有应答；请停止它，或稍后再试。', 'The server that holds the store does not answer; stop it, or try again later.', { cause: error });
  }
}

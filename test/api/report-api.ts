import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { becauseOf, startApi, type Api } from './api.js';

/** A report as another library than the one that made it reads it: all its text without white space, and by page. */
export interface ReadReport {
  readonly all: string;
  readonly pages: readonly string[];
}

/** The API with what reads its reports. */
export interface ReportApi {
  readonly api: Api;
  /** A new file in a folder of its own. */
  file(name: string, lines: Iterable<string>): Promise<string>;
  /** A report that must be made. */
  read(path: string): Promise<ReadReport>;
  /** Status and code of one that must not. */
  refused(path: string): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>;
  close(): Promise<void>;
}

const READER = join(__dirname, 'read-pdf.mjs');
const PIECE = 10_000;

/** Text as it is compared: how lines are broken says nothing. */
export const plain = (text: string): string => text.replaceAll(/\s+/gu, '');

/** The API with an empty store, or one that runs already. */
export async function startReportApi(running?: Api): Promise<ReportApi> {
  const api = running ?? await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-reports-'));
  const file = async (name: string, lines: Iterable<string>): Promise<string> => {
    const path = join(folder, name);
    const all = [...lines];
    for (let at = 0; at < all.length; at += PIECE) await writeFile(path, `${all.slice(at, at + PIECE).join('\n')}\n`, { flag: at === 0 ? 'w' : 'a' });
    return path;
  };
  // A report is read by a program of its own, which this process waits for: meanwhile nobody would keep a connection.
  const fetched = (path: string): Promise<Response> => fetch(`${api.url}${becauseOf(path)}`, { headers: { connection: 'close' } });
  return {
    api, file,
    read: async (path) => {
      const response = await fetched(path);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([response.status, response.status === 200 ? '' : bytes.toString('utf8')]).toEqual([200, '']);
      const written = join(folder, 'report.pdf');
      await writeFile(written, bytes);
      const { pages } = JSON.parse(execFileSync(process.execPath, [READER, written], { encoding: 'utf8', maxBuffer: 64 << 20 })) as { readonly pages: readonly { readonly text: string }[] };
      return { pages: pages.map(({ text }) => plain(text)), all: plain(pages.map(({ text }) => text).join('')) };
    },
    refused: async (path) => {
      const response = await fetched(path);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    close: async () => {
      await api.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailOptions, SendingOptions } from '@concord/server';
import { startApi, type Api, type Answer } from '../api.js';
import { startMailServer, type TestMailServer } from './mail-server.js';

const READER = join(__dirname, '../read-pdf.mjs');

/** What is asked of a run. */
export const RUN = 'id schedule name dueAt period isByHand state isRunning dataVersion tries nextTryAt endedAt result { code message { zh en } } deliveries { no person address by state sends sentAt scope { zh } result { code message { zh } } files { name bytes digest } }';
/** What is asked of a schedule. */
export const SCHEDULE = `id name dataset template languages formats back missed empty isEnabled nextAt owner when { kind nth begins day roll weekday every yearBegins at zone } fault { code message { zh } } recipients { person account by address sections scope { dimension values } } lastRun { ${RUN} }`;

export interface ToldDelivery {
  readonly no: number;
  readonly person: string;
  readonly address: string;
  readonly state: string;
  readonly sends: number;
  readonly sentAt: string | null;
  readonly scope: { readonly zh: string } | null;
  readonly result: { readonly code: string } | null;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly digest: string }[];
}

export interface ToldRun {
  readonly id: string;
  readonly period: string;
  readonly state: string;
  readonly isByHand: boolean;
  readonly dataVersion: number | null;
  readonly tries: number;
  readonly nextTryAt: string | null;
  readonly endedAt: string | null;
  readonly dueAt: string;
  readonly result: { readonly code: string; readonly message: { readonly zh: string; readonly en: string } } | null;
  readonly deliveries: readonly ToldDelivery[];
}

export interface ToldSchedule {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly nextAt: string | null;
  readonly owner: string;
  readonly fault: { readonly code: string } | null;
  readonly lastRun: ToldRun | null;
}

/** Everybody gets it as mail, of February 2026, by hand; what matters to a test is said by it. */
export const SETTING = {
  name: '月报', dataset: 'worked', template: 'monthly', languages: ['zh'], formats: ['pdf'], when: { kind: 'workday', nth: 5, at: '08:30', zone: 'Asia/Shanghai' },
  recipients: [{ person: '甲', isEverything: true, by: 'mail', address: 'a@bank.test' }],
};

/** Settings of a mail server on this machine that gives nobody long. */
export const mailAt = (port: number, more: Partial<MailOptions> = {}): MailOptions => ({ host: '127.0.0.1', port, security: 'none', user: '', password: '', from: 'reports@concord.test', domains: [], maxBytes: 20 << 20, silenceMs: 20_000, ...more });

/** Where whoever is signed out of nothing at all owns what is sent. */
export interface SendingUnderTest {
  readonly api: Api;
  readonly mail: TestMailServer;
  readonly folder: string;
  readonly keep: string;
  made(setting?: object): Promise<ToldSchedule>;
  save(setting: object): Promise<Answer<{ readonly saveReportSchedule: ToldSchedule }>>;
  runs(schedule?: string): Promise<readonly ToldRun[]>;
  /** Runs it now and waits until a run of it stands so, by default until it has ended or waits for another try. */
  ran(id: string, month?: string, until?: (run: ToldRun) => boolean): Promise<ToldRun>;
  until(runId: string, what: (run: ToldRun) => boolean): Promise<ToldRun>;
  again(runId: string, no?: number): Promise<Answer<{ readonly resendReport: ToldRun }>>;
  close(): Promise<void>;
}

/** Has ended, or was tried and waits. */
export const isAtRest = ({ endedAt, tries }: ToldRun): boolean => endedAt !== null || tries > 0;

/** The text of every page of a PDF, without blanks, by another library than the one that made it. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-pdf-'));
  try {
    await writeFile(join(folder, 'x.pdf'), bytes);
    const { pages } = JSON.parse(execFileSync(process.execPath, [READER, join(folder, 'x.pdf')], { encoding: 'utf8', maxBuffer: 64 << 20 })) as { readonly pages: readonly { readonly text: string }[] };
    return pages.map(({ text }) => text).join('').replaceAll(/\s+/gu, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What people do with schedules of reports over GraphQL. */
export function asking(api: () => Api): Omit<SendingUnderTest, 'api' | 'close' | 'folder' | 'keep' | 'mail'> {
  const save: SendingUnderTest['save'] = (setting) => api().ask(`mutation ($schedule: ReportScheduleInput!) { saveReportSchedule(schedule: $schedule) { ${SCHEDULE} } }`, { schedule: { ...SETTING, ...setting } });
  const runs: SendingUnderTest['runs'] = async (schedule) => {
    const { data, errors } = await api().ask<{ readonly reportRuns: readonly ToldRun[] }>(`query ($schedule: ID) { reportRuns(schedule: $schedule, first: 40) { ${RUN} } }`, schedule === undefined ? {} : { schedule });
    if (data === undefined) throw new Error(JSON.stringify(errors));
    return data.reportRuns;
  };
  const until: SendingUnderTest['until'] = async (id, what) => {
    for (;;) {
      const run = (await runs()).find((one) => one.id === id);
      if (run !== undefined && what(run)) return run;
    }
  };
  return {
    save, runs, until,
    made: async (setting = {}) => {
      const { data, errors } = await save(setting);
      if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
      return data.saveReportSchedule;
    },
    ran: async (id, month = '2026-02', what = isAtRest) => {
      const { data, errors } = await api().ask<{ readonly runReportSchedule: ToldSchedule }>(`mutation ($id: ID!, $month: String) { runReportSchedule(id: $id, month: $month) { ${SCHEDULE} } }`, { id, month });
      const run = data?.runReportSchedule.lastRun?.id;
      if (run === undefined) throw new Error(JSON.stringify(errors));
      return until(run, what);
    },
    again: (id, no) => api().ask(`mutation ($id: ID!, $no: Int) { resendReport(id: $id, no: $no) { ${RUN} } }`, { id, ...(no === undefined ? {} : { no }) }),
  };
}

/** The API with a mail server and a folder for reports, and the worked cases in it. */
export async function startSending(more: Partial<MailOptions> = {}, of: Partial<SendingOptions> = {}): Promise<SendingUnderTest> {
  const mail = await startMailServer();
  const root = await mkdtemp(join(tmpdir(), 'concord-sending-'));
  const [folder, keep] = [join(root, 'reports'), join(root, 'sent')];
  const api = await startApi(undefined, undefined, undefined, undefined, undefined, undefined, undefined, { mail: mailAt(mail.port, more), folder, keep, isLocal: true, ...of });
  await api.load('canonical', join(__dirname, '../../fixtures/worked-cases.csv'), 'worked');
  return {
    api, mail, folder, keep, ...asking(() => api),
    close: async () => {
      mail.goOn();
      await api.close();
      await mail.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

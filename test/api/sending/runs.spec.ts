import { NestFactory } from '@nestjs/core';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AppModule, LOCAL_VIEWER } from '@concord/server';
import { NO_PLACES } from '@concord/etl';
import { readWorkCalendar, storeTime, storeTimeMs } from '@concord/sql';
import { mailAt, startSending, type SendingUnderTest } from './sending-api.js';

let sending: SendingUnderTest;
beforeAll(async () => { sending = await startSending({ silenceMs: 5_000 }); });
afterAll(() => sending.close());
beforeEach(() => { sending.mail.goOn(); sending.mail.isHanging = false; sending.mail.taken.length = 0; });

const three = ['甲', '乙', '丙'].map((person, at) => ({ person, isEverything: true, by: 'mail', address: `${'abc'[at] ?? ''}@bank.test` }));
const ids = (): (string | undefined)[] => sending.mail.taken.map(({ mail }) => mail.messageId);
const to = (): (string | undefined)[] => sending.mail.taken.map(({ to: [one] }) => one);

/** Another server over the same stores. */
async function another(silenceMs = 20_000): Promise<{ close(): Promise<void> }> {
  const { api, folder, keep, mail } = sending;
  const app = await NestFactory.create(AppModule.over(api.stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: join(folder, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES }, sending: { mail: mailAt(mail.port, { silenceMs }), folder, keep, isLocal: true } }), { logger: false });
  await app.init();
  return app;
}

/** A schedule that was last seen to so long ago, so that its times of then are due. */
async function missed(setting: object, countedTo: string): Promise<string> {
  const { id } = await sending.made(setting);
  const kept = await sending.api.stores.operational.reportSchedules.find(id);
  if (kept === undefined) throw new Error('the schedule is gone');
  await sending.api.stores.operational.reportSchedules.save({ ...kept, countedTo, nextAt: countedTo });
  return id;
}

it('gives up a server that says nothing, says so, and sends it again under the same id', async () => {
  const { id } = await sending.made();
  sending.mail.isHanging = true;
  const run = await sending.ran(id);
  expect(run).toMatchObject({ state: 'made', tries: 1, endedAt: null, result: { code: 'MAIL_FAILED', message: { zh: '邮件服务器没有应答或暂时不收，将再试。' } }, deliveries: [{ state: 'waiting' }] });
  sending.mail.isHanging = false;
  await sending.again(run.id);
  expect(await sending.until(run.id, ({ endedAt }) => endedAt !== null)).toMatchObject({ state: 'done', tries: 2, deliveries: [{ state: 'sent', sends: 0 }] });
  // The server had taken it without saying so: whoever reads mail sees one message.
  expect([ids().length, new Set(ids()).size]).toEqual([2, 1]);
  expect(sending.mail.taken[1]?.mail.attachments[0]?.content.equals(sending.mail.taken[0]?.mail.attachments[0]?.content ?? Buffer.alloc(0))).toBe(true);
});

it('is taken up where it stood by the next process, whether the one before ended or died', async () => {
  const { api, mail } = sending;
  const id = await missed({ recipients: three, missed: 'newest' }, '2026-01-01 00:00:00.000');
  await sending.api.ask('mutation ($id: ID!) { enableReportSchedule(id: $id, isEnabled: false) { id } }', { id });
  const due = '2026-03-06 00:30:00.000';
  const entry = await api.stores.operational.reportSchedules.find(id);
  expect(entry?.enabled).toBe(false);
  await api.stores.operational.reportSchedules.begin({ id: 'dies', scheduleId: id, name: 'dies', dueAt: due, period: '2026-02', cause: 'time', askedBy: '', isPassedOver: false, message: '', recipients: 3, body: JSON.stringify({ setting: JSON.parse(entry?.body ?? '{}') as unknown, owner: 'local', ownerGrant: '', ownerScope: 'all' }) });
  // A process that died while it made the run: its hold lies in the past.
  const long = Date.now() - 600_000;
  await api.stores.operational.reportRuns.wish('dies', long);
  expect((await api.stores.operational.reportRuns.claim('dead', 1_000, long))?.id).toBe('dies');
  mail.isHanging = true;
  const first = await another();
  await mail.hangs();
  await first.close();
  expect(await api.stores.operational.reportRuns.find('dies')).toMatchObject({ state: 'made', tries: 0, dataVersion: 1 });
  mail.isHanging = false;
  mail.goOn();
  const second = await another();
  const run = await sending.until('dies', ({ endedAt }) => endedAt !== null);
  expect(run).toMatchObject({ state: 'done', dataVersion: 1 });
  expect(new Set(ids()).size).toBe(3);
  expect(to().filter((one) => one === 'b@bank.test' || one === 'c@bank.test')).toEqual(['b@bank.test', 'c@bank.test']);
  await second.close();
});

it('does two schedules that are due at once, each once, with several processes at work', async () => {
  const before = '2026-11-01 00:00:00.000';
  const both = [await missed({ name: '甲', missed: 'newest' }, before), await missed({ name: '乙', missed: 'newest', recipients: three.slice(1, 2) }, before)];
  const apps = await Promise.all([another(), another()]);
  const done = async (id: string): Promise<unknown> => { for (;;) { const [run, ...more] = (await sending.runs(id)).filter(({ state }) => state !== 'passed_over'); if (run?.endedAt !== null && run !== undefined) return [run.state, more.length]; } };
  expect(await Promise.all(both.map(done))).toEqual([['done', 0], ['done', 0]]);
  expect(to().sort()).toEqual(['a@bank.test', 'b@bank.test']);
  await Promise.all(apps.map((app) => app.close()));
});

it('makes up for times that nobody ran: each of them, or the newest while the others are noted', async () => {
  // Fifth working days of 2026: of October the 13th, since National Day ends on the 7th and Saturday the 10th is worked.
  const [each, newest] = [await missed({ missed: 'each' }, '2026-08-01 00:00:00.000'), await missed({ missed: 'newest' }, '2026-08-01 00:00:00.000')];
  const app = await another();
  const seen = async (id: string): Promise<unknown[]> => { for (;;) { const all = await sending.runs(id); if (all.length > 3 && all.every(({ endedAt }) => endedAt !== null)) return all.slice(-4).map(({ dueAt, period, state }) => [dueAt.slice(0, 16), period, state]); } };
  const days = [['2026-11-06T08:30', '2026-10'], ['2026-10-13T08:30', '2026-09'], ['2026-09-07T08:30', '2026-08'], ['2026-08-07T08:30', '2026-07']];
  expect(await seen(each)).toEqual(days.map((day) => [...day, 'done']));
  expect((await seen(newest)).slice(1)).toEqual(days.slice(1).map((day) => [...day, 'passed_over']));
  expect((await sending.runs(newest)).map(({ state }, at) => state === (at === 0 ? 'done' : 'passed_over'))).not.toContain(false);
  await app.close();
  const entry = await sending.api.stores.operational.reportSchedules.find(each);
  expect(storeTimeMs(entry?.nextAt ?? storeTime(0))).toBeGreaterThan(Date.now());
});

it('sends nothing of a run of which a part cannot be made, and says which', async () => {
  const { id } = await sending.made({ filters: [{ dimension: 'mediator', values: ['M-A'] }], recipients: [{ person: '归档', isEverything: true, by: 'folder', address: '月报' }, ...three] });
  const run = await sending.ran(id);
  expect(run).toMatchObject({ state: 'failed', result: { code: 'PART_FAILED', message: { zh: expect.stringContaining('FORBIDDEN') as string } } });
  expect(run.deliveries.map(({ files, state }) => [state, files.length])).toEqual([['cancelled', 0], ['cancelled', 0], ['cancelled', 0], ['cancelled', 0]]);
  expect(sending.mail.taken).toEqual([]);
});

it('is called off: what was sent is sent, the rest is not', async () => {
  const { id } = await sending.made({ recipients: three });
  sending.mail.isHanging = true;
  const run = await sending.ran(id);
  const { data } = await sending.api.ask<{ readonly cancelReportRun: unknown }>('mutation ($id: ID!) { cancelReportRun(id: $id) { state result { code } deliveries { state } } }', { id: run.id });
  expect(data?.cancelReportRun).toEqual({ state: 'cancelled', result: { code: 'CANCELLED' }, deliveries: three.map(() => ({ state: 'cancelled' })) });
  expect((await sending.api.ask('mutation ($id: ID!) { cancelReportRun(id: $id) { state } }', { id: run.id })).errors?.[0]?.extensions.code).toBe('RUN_ENDED');
});

it('waits where the working days of a year are not announced, says so, and goes on once they are', async () => {
  // Of a yearly report in February either the next year is announced, or there is no next time.
  const year = new Date().getUTCFullYear() + (new Date().getUTCMonth() < 1 ? 0 : 1);
  const { fault, id, nextAt } = await sending.made({ when: { kind: 'workday', nth: 1, at: '17:00', zone: 'Asia/Shanghai', every: 'year', yearBegins: 2 } });
  expect([nextAt === null, fault?.code ?? null]).toEqual(readWorkCalendar().years.has(year) ? [false, null] : [true, 'YEAR_NOT_ANNOUNCED']);
  if (nextAt !== null) return;
  const file = join(sending.folder, '..', 'calendar.csv');
  await writeFile(file, `calendar,day,notice_year,is_off_day\ncn,${String(year)}-01-01,${String(year)},1\n`);
  expect((await sending.api.load('calendar', file, 'worked')).state).toBe('published');
  const app = await another();
  // Asked over HTTP: whoever asks the store without a pause leaves nobody else a turn.
  const next = async (): Promise<string> => { for (;;) { const { data } = await sending.api.ask<{ readonly reportSchedules: readonly { readonly id: string; readonly nextAt: string | null }[] }>('{ reportSchedules { id nextAt } }'); const found = data?.reportSchedules.find((one) => one.id === id)?.nextAt; if (typeof found === 'string') return found; } };
  expect(await next()).toMatch(new RegExp(`^${String(year)}-02-0[1-4]T17:00`, 'u'));
  await app.close();
});

const OWN_VIEW = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const canMount = process.platform === 'linux' && spawnSync('unshare', [...OWN_VIEW, 'true'], { stdio: 'ignore' }).status === 0;

(canMount ? it : it.skip)('keeps nothing half-written on a disk that is full, and names it', async () => {
  const mount = await mkdtemp(join(tmpdir(), 'concord-keep-'));
  const { status, stderr, stdout } = spawnSync('unshare', [...OWN_VIEW, 'sh', '-c', 'mount -t tmpfs -o size=8m tmpfs "$0" && exec "$@"', mount, process.execPath, join(__dirname, 'keep-full.cjs'), mount], { encoding: 'utf8' });
  await rm(mount, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  expect(JSON.parse(stdout)).toEqual({ small: 'kept', large: 'KEEP_FULL', left: [true, 'KEPT_GONE'], again: 'kept', whole: true });
});

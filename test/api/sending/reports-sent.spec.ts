import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { becauseOf } from '../api.js';
import { directly } from '../../store/postgres/directly.js';
import { codeOf } from '../people-questions.js';
import { pdfText, startSending, type SendingUnderTest } from './sending-api.js';

let sending: SendingUnderTest;
beforeAll(async () => { sending = await startSending(); });
afterAll(() => sending.close());
beforeEach(() => { sending.mail.taken.length = 0; sending.mail.refused.clear(); });

const NORTH = [{ dimension: 'region', values: ['N'] }];
const outside = (person: string, address: string, more: object = { isEverything: true }): object => ({ person, by: 'mail', address, ...more });

async function intakeOf(scope: unknown): Promise<number> {
  sending.api.viewer = { id: 'somebody', scope: scope as never };
  const { data } = await sending.api.ask<{ series: { total: { value: number } }[] }>('{ series(input: { dataset: "worked", metrics: [intake], range: { from: "2026-02-01", to: "2026-02-28" }, bucket: month }) { total { value } } }');
  sending.api.viewer = { id: 'local', scope: 'all' };
  return data?.series[0]?.total.value ?? NaN;
}

it('mails everybody their own figures of one data version, and says in both languages of what they are', async () => {
  const { id } = await sending.made({ languages: ['zh', 'en'], recipients: [outside('王主任', 'all@bank.test'), outside('北区 “经理”', 'north@bank.test', { scope: NORTH, sections: ['overview', 'definitions'] })] });
  const run = await sending.ran(id);
  expect(run).toMatchObject({ state: 'done', period: '2026-02', isByHand: true, dataVersion: 1, result: { code: 'SENT' } });
  expect(run.deliveries.map(({ scope, state }) => [state, scope?.zh])).toEqual([['sent', '全部案件'], ['sent', '地区：N']]);
  const [all, north] = [await intakeOf('all'), await intakeOf(NORTH)];
  expect([all > north, north > 0]).toEqual([true, true]);
  const [first, second] = sending.mail.taken;
  expect(sending.mail.taken.map(({ to }) => to)).toEqual([['all@bank.test'], ['north@bank.test']]);
  expect([first?.mail.to, second?.mail.to]).toMatchObject([{ value: [{ name: '王主任', address: 'all@bank.test' }] }, { value: [{ name: '北区 “经理”' }] }]);
  expect(first?.mail.subject).toBe('月度质效报告 2026年2月 · Monthly report on quality and efficiency, Feb 2026');
  const [mine, theirs] = [await pdfText(first?.mail.attachments[0]?.content ?? Buffer.alloc(0)), await pdfText(second?.mail.attachments[0]?.content ?? Buffer.alloc(0))];
  expect(mine).toContain(`收案量${String(all)}件`);
  expect(theirs).toContain(`收案量${String(north)}件`);
  expect([theirs.includes('二、受理情况'), mine.includes('二、受理情况'), theirs.includes(`收案量${String(all)}件`), theirs.includes('北区“经理”'), theirs.includes('数据版本1')]).toEqual([false, true, false, true, true]);
  for (const { mail } of sending.mail.taken) {
    for (const body of [mail.text ?? '', String(mail.html)]) for (const words of ['2026年2月', 'Feb 2026', '范围', 'Scope', '数据版本', 'Data version', '报告编号', 'Report id', 'E-']) expect(body).toContain(words);
    expect(String(mail.html)).not.toMatch(/<img|<script|src=|https?:(?!\/\/concord\.test)/u);
    expect(mail.attachments.map(({ contentType, filename }) => [contentType, filename])).toEqual([
      ['application/pdf', expect.stringMatching(/^月度质效报告 2026年2月 E-[0-9A-F]{8}\.pdf$/u)], ['application/pdf', expect.stringMatching(/^Monthly report on quality and efficiency Feb 2026 E-[0-9A-F]{8}\.pdf$/u)],
    ]);
  }
  const [event] = await sending.api.stores.operational.auditLog.search({ action: 'report_sent', limit: 1 });
  expect(JSON.parse(event?.subject ?? '{}')).toMatchObject({ run: run.id, address: 'north@bank.test', period: '2026-02', files: [{ digest: run.deliveries[1]?.files[0]?.digest }, {}] });
});

it('sends the same bytes again under another id, to one recipient or all, and gives them as a file', async () => {
  const { id } = await sending.made({ recipients: [outside('甲', 'a@bank.test'), outside('乙', 'b@bank.test', { scope: NORTH })] });
  const run = await sending.ran(id);
  expect(codeOf(await sending.again(run.id, 1))).toBeUndefined();
  const resent = await sending.until(run.id, ({ endedAt, deliveries }) => endedAt !== null && deliveries[1]?.sends === 1);
  expect(resent).toMatchObject({ state: 'done', deliveries: [{ sends: 0, state: 'sent' }, { sends: 1, state: 'sent' }] });
  const [, before, after] = sending.mail.taken;
  expect(sending.mail.taken.map(({ to }) => to[0])).toEqual(['a@bank.test', 'b@bank.test', 'b@bank.test']);
  expect(after?.mail.attachments[0]?.content.equals(before?.mail.attachments[0]?.content ?? Buffer.alloc(0))).toBe(true);
  expect(after?.mail.messageId).not.toBe(before?.mail.messageId);
  const { digest = '' } = run.deliveries[1]?.files[0] ?? {};
  // A backup of the store holds what was sent.
  expect((await sending.api.stores.operational.dump()).filter((line) => line.includes(digest) && line.includes('kept_file'))).toHaveLength(1);
  const response = await fetch(`${sending.api.url}${becauseOf(`/report-runs/${run.id}/1/${digest}`)}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, createHash('sha256').update(bytes).digest('hex'), response.headers.get('content-type')]).toEqual([200, digest, 'application/pdf']);
  expect((await fetch(`${sending.api.url}${becauseOf(`/report-runs/${run.id}/0/${digest}`)}`)).status).toBe(404);
  // What an earlier version kept beside the store is sent as well, as long as it is what was sent.
  const aside = join(sending.keep, digest.slice(0, 2), digest);
  await directly({ path: join(sending.api.dataDir, 'operational.sqlite') }, `delete from kept_file where digest = '${digest}'`);
  await mkdir(dirname(aside), { recursive: true });
  await writeFile(aside, bytes);
  await sending.again(run.id, 1);
  await sending.until(run.id, ({ endedAt, deliveries }) => endedAt !== null && deliveries[1]?.sends === 2);
  expect(sending.mail.taken.at(-1)?.mail.attachments[0]?.content.equals(bytes)).toBe(true);
  await writeFile(aside, 'something else');
  await sending.again(run.id, 1);
  expect(await sending.until(run.id, ({ endedAt, deliveries }) => endedAt !== null && deliveries[1]?.sends === 3)).toMatchObject({ state: 'attention', deliveries: [{ state: 'sent' }, { state: 'refused', result: { code: 'KEPT_GONE' } }] });
});

it('keeps apart who is refused for good and who may be tried again, with the same data and the same id', async () => {
  const { id } = await sending.made({ recipients: [outside('甲', 'a@bank.test'), outside('乙', 'gone@bank.test'), outside('丙', 'later@bank.test')] });
  sending.mail.refused.set('gone@bank.test', 550).set('later@bank.test', 451);
  const run = await sending.ran(id);
  expect(run).toMatchObject({ state: 'made', tries: 1, endedAt: null, result: { code: 'MAIL_FAILED' }, deliveries: [{ state: 'sent' }, { state: 'refused', result: { code: 'MAIL_REFUSED' } }, { state: 'waiting' }] });
  expect(Date.parse(run.nextTryAt ?? '') - Date.now()).toBeGreaterThan(4 * 60_000);
  // More data come in; what was made stays as it was.
  await sending.api.load('canonical', join(__dirname, '../../fixtures/worked-cases-later.csv'), 'worked');
  sending.mail.refused.clear();
  await sending.again(run.id);
  expect(await sending.until(run.id, ({ endedAt }) => endedAt !== null)).toMatchObject({ state: 'attention', dataVersion: run.dataVersion, deliveries: [{ state: 'sent' }, { state: 'refused' }, { state: 'sent', sends: 0 }] });
  expect(sending.mail.taken.map(({ to }) => to[0])).toEqual(['a@bank.test', 'later@bank.test']);
});

it('puts reports into folders whole, and into none that leads elsewhere', async () => {
  const { id } = await sending.made({ recipients: [{ person: '归档', isEverything: true, by: 'folder', address: '月报/全行' }] });
  const run = await sending.ran(id);
  expect(run.state).toBe('done');
  const names = await readdir(join(sending.folder, '月报/全行'));
  expect(names).toEqual([run.deliveries[0]?.files[0]?.name]);
  expect(createHash('sha256').update(await readFile(join(sending.folder, '月报/全行', names[0] ?? ''))).digest('hex')).toBe(run.deliveries[0]?.files[0]?.digest);
  for (const address of ['../away', '/etc', 'a/../b', '.hidden', 'a/b/c/d', 'a\\b', 'con:', 'a/', '']) expect([address, ['BAD_FOLDER', 'BAD_SCHEDULE'].includes(codeOf(await sending.save({ recipients: [{ person: 'x', isEverything: true, by: 'folder', address }] })) ?? '')]).toEqual([address, true]);
  // A link that somebody laid below the folder leads nowhere.
  const elsewhere = join(sending.keep, '..', 'elsewhere');
  await mkdir(elsewhere);
  await symlink(elsewhere, join(sending.folder, 'link'));
  const { id: linked } = await sending.made({ recipients: [{ person: '归档', isEverything: true, by: 'folder', address: 'link' }] });
  expect(await sending.ran(linked)).toMatchObject({ state: 'attention', deliveries: [{ state: 'refused', result: { code: 'BAD_FOLDER' } }] });
  expect(await readdir(elsewhere)).toEqual([]);
});

it('says that there was nothing to report, by a short note or to nobody, as it was set', async () => {
  const [note, skip] = [await sending.made({ empty: 'note' }), await sending.made({ empty: 'skip' })];
  expect(await sending.ran(note.id, '2020-01')).toMatchObject({ state: 'done', deliveries: [{ state: 'sent', files: [] }] });
  expect(sending.mail.taken[0]?.mail.text).toContain('该期没有受理也没有办结的案件');
  expect(sending.mail.taken[0]?.mail.attachments).toEqual([]);
  expect(await sending.ran(skip.id, '2020-01')).toMatchObject({ state: 'done', result: { code: 'NOTHING_TO_REPORT' }, deliveries: [{ state: 'skipped' }] });
  expect(sending.mail.taken).toHaveLength(1);
});

it('lets nothing that is typed become a header, and sends to nothing that is no address', async () => {
  const { id } = await sending.made({ name: '月报', recipients: [outside('甲\u202E \r\nBcc: evil@x.test\r\n\r\nbody', 'a@bank.test')] });
  await sending.ran(id);
  const [taken] = sending.mail.taken;
  expect(taken?.to).toEqual(['a@bank.test']);
  expect(taken?.raw.toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/imu);
  expect(taken?.mail.bcc).toBeUndefined();
  for (const address of ['x', 'a@b@c', 'a b@bank.test', 'a@bank.test\r\nRCPT TO:<evil@x.test>', '<a@bank.test>', 'a@bank.test, b@bank.test', `${'a'.repeat(300)}@bank.test`]) expect([address, ['BAD_ADDRESS', 'BAD_SCHEDULE'].includes(codeOf(await sending.save({ recipients: [outside('x', address)] })) ?? '')]).toEqual([address, true]);
});

it('refuses by name what cannot be set', async () => {
  const refusals: readonly (readonly [object, string])[] = [
    [{ name: ' ' }, 'BAD_SCHEDULE'], [{ dataset: 'none' }, 'BAD_INPUT'], [{ template: 'none' }, 'UNKNOWN_TEMPLATE'], [{ recipients: [] }, 'BAD_SCHEDULE'], [{ languages: [] }, 'BAD_SCHEDULE'], [{ formats: [] }, 'BAD_SCHEDULE'], [{ back: 9 }, 'BAD_SCHEDULE'],
    [{ recipients: [outside('x', 'a@bank.test', { sections: ['none'] })] }, 'UNKNOWN_TEMPLATE'], [{ recipients: [outside('x', 'a@bank.test', {})] }, 'REPORT_NO_SCOPE'], [{ recipients: [{ person: 'x', account: 'nobody', by: 'mail', address: 'a@bank.test' }] }, 'NO_SUCH_RECIPIENT'],
    [{ when: { kind: 'workday', nth: 0, at: '08:30', zone: 'Asia/Shanghai' } }, 'BAD_WHEN'], [{ when: { kind: 'day', at: '08:30', zone: 'Asia/Shanghai' } }, 'BAD_WHEN'], [{ when: { kind: 'weekly', weekday: 8, at: '08:30', zone: 'Asia/Shanghai' } }, 'BAD_WHEN'],
    [{ when: { kind: 'weekly', weekday: 1, at: '24:00', zone: 'Asia/Shanghai' } }, 'BAD_WHEN'], [{ when: { kind: 'weekly', weekday: 1, at: '08:00', zone: 'Mars/Base' } }, 'BAD_WHEN'],
  ];
  for (const [setting, code] of refusals) expect([setting, codeOf(await sending.save(setting))]).toEqual([setting, code]);
  expect((await sending.api.ask('mutation { testMail(address: "a@bank.test") }')).data).toEqual({ testMail: true });
  sending.mail.refused.set('a@bank.test', 550);
  expect(codeOf(await sending.api.ask('mutation { testMail(address: "a@bank.test") }'))).toBe('MAIL_REFUSED');
});

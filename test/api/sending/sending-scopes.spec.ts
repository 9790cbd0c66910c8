import { EVERY_RIGHT, type Right, type Viewer } from '@concord/server';
import type { Scope } from '@concord/sql';
import { codeOf } from '../people-questions.js';
import { pdfText, startSending, type SendingUnderTest } from './sending-api.js';

let sending: SendingUnderTest;
beforeAll(async () => { sending = await startSending(); });
afterAll(() => sending.close());
beforeEach(() => { sending.mail.taken.length = 0; sending.api.viewer = LOCAL; });

const LOCAL: Viewer = { id: 'local', scope: 'all' };
const part = (...values: string[]): Scope => [{ dimension: 'region', values }];

/** Somebody with an account and one role. */
async function somebody(id: string, role: string, scope: Scope): Promise<Viewer> {
  const { accounts, roleGrants } = sending.api.stores.operational;
  await accounts.add({ id, login: id, name: `name of ${id}`, mediator: '', passwordHash: '', subject: null, createdBy: 'test' });
  await roleGrants.add({ id: `${id}-grant`, accountId: id, role, scope: JSON.stringify(scope), validFrom: '2026-01-01 00:00:00.000', validTo: null, grantedBy: 'test' });
  return { id, scope, actsBy: `${id}-grant`, rights: new Set<Right>(EVERY_RIGHT) };
}
const account = (id: string): object => ({ person: id, account: id, by: 'mail', address: `${id}@bank.test` });

async function intakeOf(scope: Scope): Promise<number> {
  sending.api.viewer = { id: 'reader', scope };
  const { data } = await sending.api.ask<{ series: { total: { value: number } }[] }>('{ series(input: { dataset: "worked", metrics: [intake], range: { from: "2026-02-01", to: "2026-02-28" }, bucket: month }) { total { value } } }');
  sending.api.viewer = LOCAL;
  return data?.series[0]?.total.value ?? NaN;
}

it('gives each account what it may see then, within what the owner sees', async () => {
  await somebody('all-analyst', 'analyst', 'all');
  await somebody('north-analyst', 'analyst', part('N'));
  const owner = await somebody('north-manager', 'quality_manager', part('N'));
  const [all, north] = [await intakeOf('all'), await intakeOf(part('N'))];
  const { id } = await sending.made({ recipients: [account('all-analyst'), account('north-analyst')] });
  expect((await sending.ran(id)).deliveries.map(({ scope }) => scope?.zh)).toEqual(['全部案件', '地区：N']);
  const text = async (at: number): Promise<string> => pdfText(sending.mail.taken[at]?.mail.attachments[0]?.content ?? Buffer.alloc(0));
  expect([(await text(0)).includes(`收案量${String(all)}件`), (await text(1)).includes(`收案量${String(north)}件`), (await text(1)).includes(`收案量${String(all)}件`)]).toEqual([true, true, false]);
  // Whoever sees the north sends nobody more than the north, whatever the other sees themselves; and chooses none of those who see more.
  sending.api.viewer = owner;
  expect(codeOf(await sending.save({ recipients: [account('all-analyst')] }))).toBe('NO_SUCH_RECIPIENT');
  const { data } = await sending.api.ask<{ readonly reportChoices: { readonly accounts: readonly { readonly id: string }[] } }>('{ reportChoices { accounts { id } } }');
  expect(data?.reportChoices.accounts.map((one) => one.id).sort()).toEqual(['north-analyst', 'north-manager']);
  const mine = await sending.made({ recipients: [account('north-analyst'), { person: '外部', by: 'mail', address: 'out@bank.test', scope: [{ dimension: 'region', values: ['N'] }] }] });
  await sending.api.stores.operational.roleGrants.add({ id: 'more', accountId: 'north-analyst', role: 'quality_manager', scope: '"all"', validFrom: '2026-01-01 00:00:00.000', validTo: null, grantedBy: 'test' });
  sending.mail.taken.length = 0;
  expect(await sending.ran(mine.id)).toMatchObject({ state: 'done', deliveries: [{ state: 'sent' }, { state: 'sent' }] });
  expect([(await text(0)).includes(`收案量${String(north)}件`), (await text(1)).includes(`收案量${String(north)}件`)]).toEqual([true, true]);
  for (const scope of [{ isEverything: true }, { scope: [{ dimension: 'region', values: ['S'] }] }, { scope: [{ dimension: 'region', values: ['N', 'S'] }] }, {}]) expect([scope, codeOf(await sending.save({ recipients: [{ person: '外部', by: 'mail', address: 'out@bank.test', ...scope }] }))]).toEqual([scope, 'REPORT_NO_SCOPE']);
});

it('sends nothing to whoever lost their scope, and says so', async () => {
  await somebody('leaver', 'analyst', part('N'));
  await somebody('stayer', 'analyst', 'all');
  const { id } = await sending.made({ recipients: [account('leaver'), account('stayer')] });
  await sending.api.stores.operational.roleGrants.revoke('leaver-grant', 'test');
  expect(await sending.ran(id)).toMatchObject({ state: 'attention', result: { code: 'PARTLY_SENT' }, deliveries: [{ state: 'no_scope', files: [], result: { code: 'RECIPIENT_NO_SCOPE' } }, { state: 'sent' }] });
  expect(sending.mail.taken.map(({ to }) => to)).toEqual([['stayer@bank.test']]);
});

it('stops when whoever set it may not send any more', async () => {
  sending.api.viewer = await somebody('sender', 'quality_manager', 'all');
  const { id } = await sending.made();
  await sending.api.stores.operational.roleGrants.revoke('sender-grant', 'test');
  sending.api.viewer = LOCAL;
  expect(await sending.ran(id)).toMatchObject({ state: 'failed', result: { code: 'OWNER_MAY_NOT' }, deliveries: [{ state: 'cancelled' }] });
  expect(sending.mail.taken).toEqual([]);
});

it('tells nobody of schedules and runs that may send more than they see', async () => {
  const { id } = await sending.made({ name: '全行' });
  const run = await sending.ran(id);
  sending.api.viewer = await somebody('south-manager', 'quality_manager', part('S'));
  const { data } = await sending.api.ask<{ readonly reportSchedules: unknown[]; readonly reportRuns: unknown[] }>('{ reportSchedules { id } reportRuns { id } }');
  expect(data).toEqual({ reportSchedules: [], reportRuns: [] });
  for (const act of ['runReportSchedule', 'removeReportSchedule']) expect(codeOf(await sending.api.ask(`mutation ($id: ID!) { ${act}(id: $id) ${act === 'runReportSchedule' ? '{ id }' : ''} }`, { id }))).toBe('NO_SUCH_SCHEDULE');
  expect(codeOf(await sending.api.ask('mutation ($id: ID!) { enableReportSchedule(id: $id, isEnabled: false) { id } }', { id }))).toBe('NO_SUCH_SCHEDULE');
  for (const act of ['resendReport', 'cancelReportRun']) expect(codeOf(await sending.api.ask(`mutation ($id: ID!) { ${act}(id: $id) { id } }`, { id: run.id }))).toBe('NO_SUCH_RUN');
  expect((await fetch(`${sending.api.url}/report-runs/${run.id}/0/${run.deliveries[0]?.files[0]?.digest ?? ''}?reason=review`)).status).toBe(404);
});

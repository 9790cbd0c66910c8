import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, type Viewer } from '@concord/server';
import { clockIn, type Scope } from '@concord/sql';
import { codeOf } from '../people-questions.js';
import { DATASET, deliverTwoBanks, TOKEN } from '../scopes/two-banks.js';
import { startSending, type SendingUnderTest } from './sending-api.js';

let sending: SendingUnderTest;
let folder = '';
beforeAll(async () => {
  sending = await startSending();
  folder = await mkdtemp(join(tmpdir(), 'concord-alerts-'));
  await deliverTwoBanks(sending.api, folder);
  await sending.api.ask(`mutation { judgeSignals(dataset: "${DATASET}") { isCurrent } }`);
});
afterAll(async () => {
  await sending.close();
  await rm(folder, { recursive: true, force: true });
});

const FIELDS = 'mayMail own { address strength zone weekdays quietFrom quietTo newest { madeAt sentAt result { code } } }';
interface Told { readonly mayMail: boolean; readonly own: { readonly newest: readonly { readonly sentAt: string | null; readonly result: { readonly code: string } | null }[] } | null }

async function somebody(id: string, scope: Scope): Promise<Viewer> {
  const { accounts, roleGrants } = sending.api.stores.operational;
  await accounts.add({ id, login: id, name: id, mediator: '', passwordHash: '', subject: null, createdBy: 'test' });
  await roleGrants.add({ id: `${id}-grant`, accountId: id, role: 'analyst', scope: JSON.stringify(scope), validFrom: '2026-01-01 00:00:00.000', validTo: null, grantedBy: 'test' });
  return { id, scope, actsBy: `${id}-grant`, rights: EVERY_RIGHT };
}

const ANY_TIME = { strength: 'notice', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5, 6, 7] };
async function subscribe(viewer: Viewer, more: object = {}): Promise<string | undefined> {
  sending.api.viewer = viewer;
  return codeOf(await sending.api.ask(`mutation ($alerts: OwnAlertsInput!) { saveOwnAlerts(alerts: $alerts) { ${FIELDS} } }`, { alerts: { address: `${viewer.id}@bank.test`, ...ANY_TIME, ...more } }));
}
async function until(viewer: Viewer, what: (told: Told) => boolean): Promise<Told> {
  sending.api.viewer = viewer;
  for (;;) {
    const { data } = await sending.api.ask<{ readonly ownAlerts: Told }>(`{ ownAlerts { ${FIELDS} } }`);
    if (data !== undefined && what(data.ownAlerts)) return data.ownAlerts;
  }
}
const isSent = ({ own }: Told): boolean => own?.newest[0]?.sentAt !== null && own?.newest[0] !== undefined;
const mails = (id: string) => sending.mail.taken.filter(({ to }) => to[0] === `${id}@bank.test`);

it('tells each in one mail of the signals they may see, once', async () => {
  const [all, ofX] = [await somebody('everybody', 'all'), await somebody('of-x', [{ dimension: 'institution', values: ['BANK-X'] }])];
  expect(await subscribe(all)).toBeUndefined();
  await until(all, isSent);
  const [mail, ...more] = mails('everybody');
  expect(more).toEqual([]);
  expect(mail?.mail.text).toMatch(TOKEN);
  expect(mail?.mail.subject).toMatch(/^新的提醒 \d+ 项.*new reminders?/u);
  expect(mail?.mail.attachments).toEqual([]);
  expect(JSON.stringify([mail?.mail.text, mail?.mail.html])).not.toMatch(/party-/u);
  // Saying it anew tells nothing anew; whoever sees one bank hears of no other.
  expect([await subscribe(all), await subscribe(ofX)]).toEqual([undefined, undefined]);
  const known = await sending.api.stores.operational.notices.toldOf('everybody', 'signals');
  expect(known.size).toBeGreaterThan(0);
  for (const one of mails('of-x')) expect(one.raw.toString('utf8') + (one.mail.text ?? '')).not.toMatch(TOKEN);
  expect(mails('everybody')).toHaveLength(1);
});

it('waits for the end of quiet hours and for a day that was chosen, and then tells what came meanwhile', async () => {
  const reader = await somebody('sleeper', 'all');
  const zone = 'Asia/Tokyo';
  const at = (minutes: number): string => clockIn(zone, Date.now() + minutes * 60_000).time;
  expect(await subscribe(reader, { zone, quietFrom: at(-60), quietTo: at(60) })).toBeUndefined();
  const other = await somebody('awake', 'all');
  await subscribe(other, { zone, quietFrom: at(60), quietTo: at(120) });
  // By the time the other was told, this one was looked at as well.
  await until(other, isSent);
  expect(mails('sleeper')).toEqual([]);
  await subscribe(reader, { zone, quietFrom: null, quietTo: null });
  await until(reader, isSent);
  expect(mails('sleeper')).toHaveLength(1);
});

it('tells nothing to whoever may see nothing any more, and tries again what a server would not take yet', async () => {
  const [leaver, later] = [await somebody('leaver', 'all'), await somebody('later', 'all')];
  sending.mail.refused.set('later@bank.test', 451).set('gone@bank.test', 550);
  await subscribe(later);
  expect((await until(later, ({ own }) => own?.newest[0]?.result !== null && own?.newest[0] !== undefined)).own?.newest).toEqual([{ madeAt: expect.any(String) as string, sentAt: null, result: { code: 'MAIL_FAILED' } }]);
  await sending.api.stores.operational.roleGrants.revoke('leaver-grant', 'test');
  expect(await subscribe(leaver)).toBe('NO_ACCOUNT');
  const gone = await somebody('gone', 'all');
  await subscribe(gone);
  expect((await until(gone, ({ own }) => own?.newest[0]?.result !== null && own?.newest[0] !== undefined)).own?.newest).toMatchObject([{ sentAt: null, result: { code: 'MAIL_REFUSED' } }]);
  sending.api.viewer = gone;
  expect((await sending.api.ask<{ readonly removeOwnAlerts: Told }>(`mutation { removeOwnAlerts { ${FIELDS} } }`)).data?.removeOwnAlerts).toEqual({ mayMail: true, own: null });
});

it('refuses by name what cannot be', async () => {
  const reader = await somebody('reader', 'all');
  for (const [more, code] of [[{ address: 'x' }, 'BAD_ADDRESS'], [{ zone: 'Nowhere' }, 'BAD_ALERTS'], [{ weekdays: [] }, 'BAD_ALERTS'], [{ weekdays: [8] }, 'BAD_ALERTS'], [{ quietFrom: '22:00' }, 'BAD_ALERTS'], [{ quietFrom: '22:00', quietTo: '25:00' }, 'BAD_ALERTS']] as const) expect([more, await subscribe(reader, more)]).toEqual([more, code]);
});

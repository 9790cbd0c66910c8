import { EVERY_RIGHT, type Viewer } from '@concord/server';
import { startSending, type SendingUnderTest } from '../sending/sending-api.js';
import { codeOf, held, meetingQuestions, type ToldMeeting } from './meeting-questions.js';

let sending: SendingUnderTest;
const ask = meetingQuestions(() => sending.api, 'worked');

async function somebody(id: string): Promise<Viewer> {
  const { accounts, roleGrants } = sending.api.stores.operational;
  await accounts.add({ id, login: id, name: `姓名 ${id}`, mediator: '', passwordHash: '', subject: null, createdBy: 'test' });
  await roleGrants.add({ id: `${id}-grant`, accountId: id, role: 'quality_manager', scope: '"all"', validFrom: '2026-01-01 00:00:00.000', validTo: null, grantedBy: 'test' });
  return { id, scope: 'all', actsBy: `${id}-grant`, rights: EVERY_RIGHT, name: `姓名 ${id}` };
}
async function asked<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await sending.api.ask<Data>(query, variables);
  if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
interface Own { readonly address: string | null; readonly since: string | null }
const openCalendar = async (): Promise<Own> => (await asked<{ openCalendar: Own }>('mutation { openCalendar { address since } }')).openCalendar;
/** Fetched where the server listens; the address names where people reach it. */
const read = (address: string): Promise<Response> => fetch(address.replace('https://concord.test', sending.api.url));
/** Lines that go on in the next are one. */
const linesOf = (calendar: string): string[] => calendar.replaceAll('\r\n ', '').split('\r\n');

let li: Viewer;
let wang: Viewer;
let meeting: ToldMeeting;
/** Far enough ahead to be in every calendar. */
const HELD_ON = '2040-02-10';
beforeAll(async () => {
  sending = await startSending();
  [li, wang] = [await somebody('li'), await somebody('wang')];
  sending.api.viewer = li;
  const people = [{ account: 'li', name: '' }, { account: 'wang', name: '' }, { name: '没有账号的人' }];
  const { id } = await ask.series(people.map((one) => ({ ...one, name: one.name === '' ? (one.account ?? '') : one.name })), 'li');
  meeting = held(await ask.plan(id, { heldOn: HELD_ON, title: '二月，质量;审核会' }, people, 'li'));
});
afterAll(() => sending.close());
beforeEach(() => { sending.api.viewer = li; });

describe('the calendar of somebody', () => {
  it('is read by a secret that is told once and kept as a digest, and says when their meetings are', async () => {
    const { address, since } = await openCalendar();
    expect(address).toMatch(/^https:\/\/concord\.test\/calendar\/[\w-]{43}\.ics$/u);
    expect(since).not.toBeNull();
    expect(await asked('{ ownCalendar { address } }')).toEqual({ ownCalendar: { address: null } });
    const secret = /calendar\/([\w-]+)\.ics/u.exec(address ?? '')?.[1] ?? '';
    expect((await sending.api.stores.operational.dump()).join('\n')).not.toContain(secret);

    const response = await read(address ?? '');
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store']);
    const lines = linesOf(await response.text());
    // Half past nine in Shanghai; ninety minutes.
    for (const line of ['BEGIN:VCALENDAR', `UID:${meeting.id}@concord`, 'DTSTART:20400210T013000Z', 'DTEND:20400210T030000Z', 'SUMMARY:二月，质量\\;审核会', 'LOCATION:三楼会议室', 'STATUS:CONFIRMED']) expect(lines).toContain(line);
    expect(lines.find((line) => line.startsWith('URL'))).toContain(`https://concord.test/meetings/${meeting.id}`);
    expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain('主持人 姓名 li');
  });

  it('is good for nothing once another is made, or it is taken back, or the account has ended', async () => {
    const [first, second] = [await openCalendar(), await openCalendar()];
    expect([(await read(first.address ?? '')).status, (await read(second.address ?? '')).status]).toEqual([404, 200]);
    expect(await asked('mutation { closeCalendar { since } }')).toEqual({ closeCalendar: { since: null } });
    expect((await read(second.address ?? '')).status).toBe(404);
    sending.api.viewer = await somebody('zhao');
    const third = await openCalendar();
    expect((await read(third.address ?? '')).status).toBe(200);
    // Somebody who takes part in nothing has nothing in it.
    expect(await (await read(third.address ?? '')).text()).not.toContain('BEGIN:VEVENT');
    await sending.api.stores.operational.accounts.setState('zhao', 'closed');
    expect((await read(third.address ?? '')).status).toBe(404);
    for (const nobody of ['/calendar/x.ics', '/calendar/.ics', `/calendar/${'a'.repeat(43)}.ics`]) expect((await fetch(`${sending.api.url}${nobody}`)).status).toBe(404);
  });

  it('is for whoever has an account', async () => {
    sending.api.viewer = { id: 'local', scope: 'all', rights: EVERY_RIGHT };
    const { errors } = await sending.api.ask('mutation { openCalendar { address } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an invitation', () => {
  const invite = () => sending.api.ask<{ inviteToMeeting: { name: string; isSent: boolean; why: { zh: string } | null }[] }>('mutation ($id: ID!) { inviteToMeeting(id: $id) { name isSent why { zh } } }', { id: meeting.id });

  it('goes to whoever left an address, with the meeting as a file for the calendar', async () => {
    expect((await invite()).errors?.[0]?.extensions.code).toBe('NO_ADDRESS');
    sending.api.viewer = wang;
    await asked('mutation ($alerts: OwnAlertsInput!) { saveOwnAlerts(alerts: $alerts) { mayMail } }', { alerts: { address: 'wang@bank.test', strength: 'critical', zone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5] } });
    sending.api.viewer = li;
    const { data } = await invite();
    expect(data?.inviteToMeeting).toMatchObject([{ name: '姓名 li', isSent: false }, { name: '姓名 wang', isSent: true, why: null }, { name: '没有账号的人', isSent: false }]);
    const [mail, ...more] = sending.mail.taken.filter(({ to }) => to[0] === 'wang@bank.test');
    expect(more).toEqual([]);
    expect(mail?.mail.subject).toBe('会议邀请：二月，质量;审核会 · Invitation: 二月，质量;审核会');
    expect(mail?.mail.text).toContain(`https://concord.test/meetings/${meeting.id}`);
    const [file] = mail?.mail.attachments ?? [];
    expect(file?.contentType).toBe('text/calendar');
    const lines = linesOf(file?.content.toString('utf8') ?? '');
    expect(lines).toEqual(expect.arrayContaining(['METHOD:REQUEST', `UID:${meeting.id}@concord`, 'DTSTART:20400210T013000Z']));
  });

  it('says who refused it', async () => {
    sending.mail.refused.set('wang@bank.test', 550);
    const { data } = await invite();
    expect(data?.inviteToMeeting.find(({ name }) => name === '姓名 wang')).toMatchObject({ isSent: false });
  });
});

it('shows a participant whose account has ended, and lets the chair of such a one be handed over by whoever plans meetings', async () => {
  const gone = await somebody('gone');
  const { id: series } = await ask.series([{ account: 'gone', name: 'x' }, { account: 'li', name: 'y' }], 'gone');
  const { id } = held(await ask.plan(series, { heldOn: HELD_ON }, [{ account: 'gone', name: 'x' }, { account: 'li', name: 'y' }], 'gone'));
  expect(codeOf(await ask.handOver(id, 'li'))).toBe('NOT_CHAIR');
  await sending.api.stores.operational.accounts.setState(gone.id, 'closed');
  expect((await ask.one(id)).participants.map(({ hasEnded, name }) => [name, hasEnded])).toEqual([['姓名 gone', true], ['姓名 li', false]]);
  expect(held(await ask.handOver(id, 'li'))).toMatchObject({ chair: 'li', mayChair: true });
});

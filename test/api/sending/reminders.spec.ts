import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER, type Viewer } from '@concord/server';
import type { Scope } from '@concord/sql';
import { received } from '../actions/acting.js';
import { codeOf } from '../people-questions.js';
import { startSending, type SendingUnderTest } from './sending-api.js';

const X: Scope = [{ dimension: 'institution', values: ['BANK-X'] }];
const NUMBER = { metric: 'intake', range: { from: '2025-01-01', to: '2025-01-31' }, filters: X };

let sending: SendingUnderTest;
let folder = '';
beforeAll(async () => {
  sending = await startSending();
  folder = await mkdtemp(join(tmpdir(), 'concord-reminders-'));
  const file = join(folder, 'cases.csv');
  await writeFile(file, ['case_id,received_on,entered_on,closed_on,outcome,institution,mediator', ...received('2025-01', 12, 'BANK-X'), ...received('2025-01', 9, 'BANK-Y'), ''].join('\n'));
  await sending.api.load('canonical', file, 'banks', '2025-07-31');
});
afterAll(async () => {
  await sending.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { sending.api.viewer = LOCAL_VIEWER; });

async function somebody(name: string, scope: Scope): Promise<Viewer> {
  const id = randomUUID();
  const { accounts, roleGrants } = sending.api.stores.operational;
  await accounts.add({ id, login: name, name, mediator: '', passwordHash: '', subject: null, createdBy: 'test' });
  await roleGrants.add({ id: `${id}-grant`, accountId: id, role: 'analyst', scope: JSON.stringify(scope), validFrom: '2026-01-01 00:00:00.000', validTo: null, grantedBy: 'test' });
  return { id, name, scope, actsBy: `${id}-grant`, rights: EVERY_RIGHT };
}
async function act(viewer: Viewer, text: string, variables: Record<string, unknown>): Promise<string> {
  sending.api.viewer = viewer;
  const answer = await sending.api.ask<Record<string, { readonly id: string }>>(text, variables);
  if (answer.data === undefined || answer.errors !== undefined) throw new Error(codeOf(answer));
  return Object.values(answer.data)[0]?.id ?? '';
}
const add = (owner: object, what: string, on: string) => act(LOCAL_VIEWER, 'mutation ($input: AddActionInput!) { addAction(input: $input) { id } }', { input: { dataset: 'banks', what, owner, due: { on }, number: NUMBER } });
const subscribe = (viewer: Viewer) => act(viewer, 'mutation ($alerts: OwnAlertsInput!) { saveOwnAlerts(alerts: $alerts) { mayMail } }', { alerts: { address: `${viewer.name ?? ''}@bank.test`, strength: 'notice', zone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5, 6, 7] } });
const mails = (viewer: Viewer) => sending.mail.taken.filter(({ to }) => to[0] === `${viewer.name ?? ''}@bank.test`);
/** Until so many mails were taken for somebody: each look of the sender puts out what is new. */
async function taken(viewer: Viewer, count: number): Promise<string> {
  while (mails(viewer).length < count) await sending.api.ask('{ ownAlerts { own { newest { sentAt } } } }');
  return mails(viewer).map(({ mail }) => mail.text ?? '').join('\n');
}

it('reminds whoever has an action that is overdue, and whoever is named in a discussion, once and nobody else', async () => {
  const [li, wang] = [await somebody('li', X), await somebody('wang', X)];
  await add({ account: li.id }, '逐案回访并登记', '2025-06-02');
  await add({ account: li.id }, '很久以后再做的事', '2099-12-31');
  await add({ name: 'li' }, '别人的事，只是同名', '2025-06-02');
  await act(wang, 'mutation ($input: NewThreadInput!) { beginThread(input: $input) { id } }', { input: { dataset: 'banks', number: NUMBER, text: '@li 这里面写的不进邮件', mentions: [li.id] } });
  await subscribe(li);
  const text = await taken(li, 1);
  expect(text).toContain('已逾期（期限 2025年6月2日）：逐案回访并登记');
  expect(text).toContain('overdue since 2 Jun 2025: 逐案回访并登记');
  expect(text).toContain('wang 在“收案量”（2025年1月）的讨论中提到了您');
  expect(text).not.toMatch(/很久以后|别人的事|不进邮件/u);
  // What was told is not told again; a day that is moved is another one.
  const told = async (source: string) => [...await sending.api.stores.operational.notices.toldOf(li.id, source)].length;
  expect([await told('actions'), await told('mentions')]).toEqual([1, 1]);
  await add({ account: li.id }, '第二件逾期的事情', '2025-06-03');
  await subscribe(li);
  const second = await taken(li, 2);
  expect(second.match(/逐案回访并登记/gu)).toHaveLength(2);
  expect(second).toContain('第二件逾期的事情');
  expect([await told('actions'), mails(wang)]).toEqual([2, []]);
});

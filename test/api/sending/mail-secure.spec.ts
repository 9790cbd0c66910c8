import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Mailer, type MailOptions } from '@concord/server';
import { SMTPServer } from 'smtp-server';
import { mailAt } from './sending-api.js';

const LETTER = { messageId: 'one@concord.test', dateMs: 0, to: { name: '甲', address: 'a@bank.test' }, subject: '月报', text: '月报', html: '<p>月报</p>', files: [] };

let server: SMTPServer | undefined;
/** What the server was told that nobody should have heard. */
const heard: string[] = [];
afterEach(async () => {
  heard.length = 0;
  await new Promise<void>((resolve) => { if (server === undefined) resolve(); else server.close(resolve); });
});

/** Sends by a server that nobody vouches for, with a password; resolves with why it was not sent. */
async function sentBy(options: { readonly secure?: boolean; readonly disabledCommands?: string[] }, security: MailOptions['security']): Promise<string> {
  server = new SMTPServer({
    ...options, authOptional: true, logger: false, closeTimeout: 100,
    onAuth: ({ password }, _session, done) => { heard.push(`password ${password ?? ''}`); done(null, { user: 'concord' }); },
    onMailFrom: ({ address }, _session, done) => { heard.push(`sender ${address}`); done(); },
  });
  server.on('error', () => undefined);
  const listening = server;
  await new Promise<void>((resolve) => { listening.listen(0, '127.0.0.1', resolve); });
  const { port } = listening.server.address() as AddressInfo;
  const mailer = new Mailer({ mail: mailAt(port, { security, user: 'concord', password: 'not for everybody' }), keep: '', isLocal: true });
  return mailer.send(LETTER).then(() => 'sent', (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)));
}

it.each<[string, { readonly secure?: boolean; readonly disabledCommands?: string[] }, MailOptions['security']]>([
  ['a server whose certificate nobody vouches for, from the first byte', { secure: true }, 'tls'],
  ['the same, where it is shown after the greeting', {}, 'starttls'],
  ['a server that takes no secured mail at all', { disabledCommands: ['STARTTLS'] }, 'starttls'],
])('tells %s neither its password nor a mail', async (_, options, security) => {
  expect(await sentBy(options, security)).toBe('MAIL_FAILED');
  expect(heard).toEqual([]);
});

it('says it to a server of this machine', async () => {
  expect(await sentBy({ disabledCommands: ['STARTTLS'] }, 'none')).not.toBe('MAIL_FAILED');
  expect(heard).toEqual(['password not for everybody', 'sender reports@concord.test']);
});

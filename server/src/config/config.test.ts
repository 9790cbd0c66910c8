import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { readConfig } from './config.js';
import { allSettings, exampleText, referenceText } from './reference.js';

it('tells every fault at once, never a value', () => {
  const env = { PORT: 'eighty', LOG_LEVEL: 'loud', CLICKHOUSE_URL: 'ftp://secret@nowhere', DATABASE_URL: 'mysql://secret@nowhere/x', CONCORD_PSEUDONYM_KEY: 'short' };
  let told = '';
  try {
    readConfig(env);
  } catch (error) {
    told = String(error);
  }
  for (const name of Object.keys(env)) expect(told).toContain(name);
  for (const value of ['secret', 'short', 'eighty']) expect(told).not.toContain(value);
});

it('makes backups by itself where it has a folder and a key, and starts with no folder alone', () => {
  const key = 'a key of more than thirty-two characters';
  expect(readConfig({ CONCORD_BACKUP_KEY: key }).backups).toBeUndefined();
  expect(readConfig({ CONCORD_DATA_DIR: '/srv/concord', CONCORD_BACKUP_KEY: key, CONCORD_BACKUP_FOLDER: '/mnt/backup' }).backups).toEqual({ into: '/mnt/backup', key, keep: 14, at: '02:30', folder: '/srv/concord' });
  expect(readConfig({ CONCORD_BACKUP_KEY: key, CONCORD_BACKUP_FOLDER: '/mnt/backup', CONCORD_BACKUP_KEEP: '30', CONCORD_BACKUP_AT: '23:05' }).backups).toMatchObject({ keep: 30, at: '23:05' });
  expect(() => readConfig({ CONCORD_BACKUP_FOLDER: '/mnt/backup' })).toThrow('CONCORD_BACKUP_FOLDER: needs CONCORD_BACKUP_KEY');
  expect(() => readConfig({ CONCORD_BACKUP_KEY: key, CONCORD_BACKUP_FOLDER: 'backup', CONCORD_BACKUP_KEEP: '0', CONCORD_BACKUP_AT: '24:00' })).toThrow(/CONCORD_BACKUP_FOLDER.*CONCORD_BACKUP_KEEP.*CONCORD_BACKUP_AT/u);
});

it('listens on loopback, and elsewhere only where people sign in over TLS', () => {
  const [host, url] = [{ CONCORD_HOST: '0.0.0.0' }, { CONCORD_URL: 'https://concord.example' }];
  expect(readConfig({ HOST: '0.0.0.0', PORT: '' })).toMatchObject({ host: '127.0.0.1', port: 3000, demo: true, signIn: true });
  expect(readConfig({ CONCORD_SIGN_IN: 'off' })).toMatchObject({ host: '127.0.0.1', signIn: false });
  expect(readConfig({ ...host, ...url })).toMatchObject({ host: '0.0.0.0', signIn: true });
  expect(() => readConfig({ ...host, ...url, CONCORD_SIGN_IN: 'off' })).toThrow('CONCORD_SIGN_IN: must be on');
  expect(() => readConfig({ ...url, CONCORD_SIGN_IN: 'off' })).toThrow('CONCORD_SIGN_IN: must be on');
  expect(() => readConfig(host)).toThrow('CONCORD_HOST: needs CONCORD_URL');
  expect(() => readConfig({ ...host, CONCORD_URL: 'http://concord.example' })).toThrow('CONCORD_URL: must be https');
});

it('takes a provider of single sign-on whole, or not', () => {
  const sso = { CONCORD_SSO_ISSUER: 'https://id.example', CONCORD_SSO_CLIENT_ID: 'concord', CONCORD_SSO_CLIENT_SECRET: 'hidden', CONCORD_URL: 'https://concord.example' };
  expect(readConfig(sso).sso).toMatchObject({ clientId: 'concord', loginClaim: 'preferred_username', redirectUri: new URL('https://concord.example/sso/back') });
  expect(readConfig({}).sso).toBeUndefined();
  for (const missing of Object.keys(sso)) expect(() => readConfig({ ...sso, [missing]: '' })).toThrow('CONCORD_SSO_ISSUER: needs');
  expect(() => readConfig({ ...sso, CONCORD_SSO_ISSUER: 'http://id.example' })).toThrow('must be https');
  expect(() => readConfig({ ...sso, CONCORD_URL: 'http://localhost:3000', CONCORD_SIGN_IN: 'off' })).toThrow('needs CONCORD_SIGN_IN=on');
});

it('sends mail where it has a server and a sender, never in the clear over a wire, and tells no password', () => {
  const from = { CONCORD_SMTP_FROM: 'reports@bank.example' };
  const mail = (url: string) => readConfig({ ...from, CONCORD_SMTP_URL: url }).sending.mail;
  expect(mail('smtps://me:s%40crt@mail.example')).toMatchObject({ host: 'mail.example', port: 465, security: 'tls', user: 'me', password: 's@crt', from: 'reports@bank.example', domains: [], maxBytes: 20 << 20 });
  expect([mail('smtp://mail.example'), mail('smtp://mail.example:25'), mail('smtp://127.0.0.1:2525'), mail('smtp://[::1]')]).toMatchObject([{ port: 587, security: 'starttls' }, { port: 25, security: 'starttls' }, { port: 2525, security: 'none' }, { host: '::1', security: 'none' }]);
  expect(readConfig({ ...from, CONCORD_SMTP_URL: 'smtp://mail.example', CONCORD_MAIL_DOMAINS: 'Bank.example, court.example', CONCORD_REPORT_FOLDER: '/srv/reports' }).sending).toMatchObject({ mail: { domains: ['bank.example', 'court.example'] }, folder: '/srv/reports', isLocal: false });
  expect(readConfig({ CONCORD_SIGN_IN: 'off' }).sending).toEqual({ keep: expect.stringMatching(/sent$/u) as string, isLocal: true });
  for (const env of [from, { CONCORD_SMTP_URL: 'smtp://mail.example' }, { ...from, CONCORD_SMTP_URL: 'http://u:topsecret@mail.example' }, { CONCORD_SMTP_URL: 'smtp://u:topsecret@mail.example', CONCORD_SMTP_FROM: 'Reports <a@b.example>' }, { CONCORD_REPORT_FOLDER: 'reports' }, { ...from, CONCORD_SMTP_URL: 'smtp://mail.example', CONCORD_MAIL_DOMAINS: '*' }]) {
    expect(() => readConfig(env)).toThrow(/CONCORD_(SMTP|MAIL|REPORT)/u);
    expect(() => readConfig(env)).not.toThrow(/topsecret/u);
  }
});

it('takes what .env.example offers for what it takes where nothing is said', () => {
  const offered: Record<string, string> = Object.fromEntries([...readFileSync(join(repositoryRoot(), '.env.example'), 'utf8').matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gmu)].map(([, name = '', value = '']): [string, string] => [name, value]));
  const plain = (env: Record<string, string>) => JSON.stringify(readConfig(env));
  expect(Object.values(offered).filter((value) => value !== '').length).toBeGreaterThan(5);
  expect(plain({ ...offered, CONCORD_DATA_DIR: '/srv/concord' })).toEqual(plain({ CONCORD_DATA_DIR: '/srv/concord' }));
  expect(plain({ ...offered, CONCORD_DATA_DIR: '/srv/concord', CONCORD_MAX_UPLOAD_MB: '1' })).not.toEqual(plain({ CONCORD_DATA_DIR: '/srv/concord' }));
});

it('tells of every setting what is true: its example is taken, and refused without what it needs', () => {
  const all = allSettings();
  const told = new Map(all.map((one) => [one.name, one]));
  const closure = (names: readonly string[]): Set<string> => {
    const found = new Set(names);
    for (const name of found) for (const need of told.get(name)?.needs ?? []) found.add(need);
    return found;
  };
  const env = (names: Iterable<string>): Record<string, string> => Object.fromEntries([...names].map((name) => [name, told.get(name)?.example ?? '']));
  // The file of places is read at once; here there is none.
  for (const { name, needs = [] } of all.filter((one) => one.name !== 'CONCORD_PLACES')) {
    const whole = closure([name]);
    expect(() => readConfig(env(whole))).not.toThrow();
    for (const need of needs) expect(() => readConfig(env([...whole].filter((one) => one !== need)))).toThrow(/needs/u);
  }
  expect(all.filter(({ needs = [] }) => needs.length > 0).length).toBeGreaterThan(5);
  expect(all.filter(({ isSecret, default: usual }) => isSecret === true && usual !== undefined)).toEqual([]);
  expect(all.filter(({ name, isSecret }) => /KEY$|SECRET|PASSWORD|_URL$/u.test(name) !== (isSecret === true)).map(({ name }) => name)).toEqual(['CONCORD_URL', 'CLICKHOUSE_URL']);
});

it('tells of each in both languages, with what it takes and its default', () => {
  const [reference, example] = [referenceText(), exampleText()];
  for (const { name, en, zh } of allSettings()) {
    expect(`${zh} / ${en}`).toMatch(/[\u4e00-\u9fff].* \/ .*[a-z]/u);
    for (const text of [reference, example]) for (const part of [name, zh, en]) expect(text).toContain(part);
  }
  expect(reference).toContain('| [PORT](#port) | `0–65535` | 3000 |  |');
  expect(reference).toContain('| [CONCORD_BACKUP_KEY](#concord_backup_key) | ≥ 32 字符 · characters |  | 是 · yes |');
  expect(reference).toContain('### CONCORD_BACKUP_AT\n`HH:MM` — 默认 · default `02:30`');
  expect(/### CONCORD_BACKUP_KEY\n[\s\S]*?(?=###)/u.exec(reference)?.[0]).toMatch(/required where one of these is set: `CONCORD_BACKUP_FOLDER`/u);
});

it('believes the proxies that are named, and takes no name of one', () => {
  expect(readConfig({}).proxies).toEqual([]);
  expect(readConfig({ CONCORD_PROXIES: '10.0.0.0/16, 192.168.1.7,fd00::/8' }).proxies).toEqual(['10.0.0.0/16', '192.168.1.7', 'fd00::/8']);
  for (const wrong of ['proxy.bank.example', '10.0.0.0/33', '10.0.0.1,', 'true', '*']) expect(() => readConfig({ CONCORD_PROXIES: wrong })).toThrow(/CONCORD_PROXIES/u);
});

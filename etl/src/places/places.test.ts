import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlacesFault, readPlaces } from './places.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-places-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function written(text: string, mode = 0o600): string {
  const path = join(folder, 'places.yaml');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}
const faultOf = (text: string, mode?: number): string => {
  try {
    readPlaces(written(text, mode));
  } catch (error) {
    if (error instanceof PlacesFault) return error.message;
    throw error;
  }
  return '';
};

it('reads databases and folders; TLS is verified everywhere but on this machine', async () => {
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'geheim\n');
  const { sources, folders } = readPlaces(written([
    'sources:', '  core:', '    url: postgres://concord%20reader@db.bank:5433/core', `    password_file: ${secret}`, '  crm:', '    url: mysql://reader@127.0.0.1/crm', '    password: lesen', '    answer_seconds: 5',
    '  old:', '    url: mariadb://reader@10.0.0.9/old', '    tls: off', 'folders:', '  incoming: /srv/incoming/', '',
  ].join('\n')));
  expect(sources.get('core')).toMatchObject({ kind: 'postgres', host: 'db.bank', port: 5433, database: 'core', user: 'concord reader', tls: {}, answerMs: 600_000 });
  expect(await sources.get('core')?.password()).toBe('geheim');
  writeFileSync(secret, 'changed');
  expect(await sources.get('core')?.password()).toBe('changed');
  expect(sources.get('crm')).toMatchObject({ kind: 'mysql', port: 3306, tls: undefined, answerMs: 5_000 });
  expect(sources.get('old')).toMatchObject({ kind: 'mysql', host: '10.0.0.9', tls: undefined });
  expect([...folders]).toEqual([['incoming', '/srv/incoming']]);
});

it('tells every fault at once, and no secret', () => {
  const told = faultOf([
    'sources:', '  Bad_Name:', '    url: postgres://reader@db/core', '  a:', '    url: postgres://reader:geheim@db/core', '  b:', '    url: postgres://db/core?sslmode=disable', '  c:', '    url: http://reader@db/core',
    '  d:', '    url: mysql://reader@db/crm', '    password: geheim', '    password_file: /x', '    user: geheim', 'folders:', '  incoming: relative/path', '  "../up": /srv',
  ].join('\n'));
  for (const part of ['Bad_Name', 'sources.a.url: holds a password', 'sources.b.url', 'sources.c.url', 'sources.d', 'folders.incoming: must be an absolute path', 'folders.../up']) expect(told).toContain(part);
  expect(told).not.toContain('geheim');
});

it('refuses a password that others can read, and a file that cannot be read', () => {
  const text = 'sources:\n  a:\n    url: mysql://reader@db/crm\n    password: geheim\n';
  expect(faultOf(text, 0o644)).toContain('0600');
  expect(faultOf(text)).toBe('');
  expect(faultOf('a: [')).toBe('cannot be read as YAML');
  expect(() => readPlaces(join(folder, 'none'))).toThrow(PlacesFault);
});

import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NO_PLACES, restoreBackup } from '@concord/etl';
import { KEY } from './scratch-store.js';

const BACKUP_KEY = 'a key of more than thirty-two characters';

let root: string;
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), 'concord-hostile-')); });
afterEach(() => rm(root, { recursive: true, force: true }));

/** An entry of a tar by the letter of POSIX.1-1988, whatever it says of itself. */
function entry(name: string, type: '0' | '1' | '2' | '5', body = Buffer.alloc(0), to = ''): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write('        ', 148);
  head.write(type, 156);
  head.write(to, 157, 100);
  head.write('ustar\x0000', 257);
  head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

const tarOf = (...entries: readonly Buffer[]): Buffer => Buffer.concat([...entries, Buffer.alloc(1024)]);

/** Sealed by the right key, as only somebody who has it could. */
async function sealed(tar: Buffer): Promise<string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const head = Buffer.concat([Buffer.from('CONCORD1'), salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(BACKUP_KEY, salt, 32), nonce).setAAD(head);
  const file = join(root, 'hostile.backup');
  await writeFile(file, Buffer.concat([head, cipher.update(tar), cipher.final(), cipher.getAuthTag()]));
  return file;
}

const TEXT = Buffer.from('not for here');
const manifest = (text: string): Buffer => entry('manifest.json', '0', Buffer.from(text));

it.each<[string, () => Buffer]>([
  ['a way upward', () => tarOf(entry('../outside.txt', '0', TEXT))],
  ['a way upward within', () => tarOf(entry('a/../../outside.txt', '0', TEXT))],
  ['a place of its own choice', () => tarOf(entry(join(root, 'outside.txt'), '0', TEXT))],
  ['a link outward and a file behind it', () => tarOf(entry('way', '2', undefined, root), entry('way/outside.txt', '0', TEXT))],
  ['a link to a file that is there', () => tarOf(entry('outside', '1', undefined, '/etc/hostname'))],
  ['a tar packed once more, that would grow', () => gzipSync(tarOf(entry('big', '0', Buffer.alloc(64 << 20))))],
  ['no tar at all', () => Buffer.from('{}')],
  ['nothing', () => tarOf()],
  ['a manifest that is none', () => tarOf(manifest('[]'))],
  ['a manifest that says half', () => tarOf(manifest('{"format":1,"dataVersion":7}'))],
  ['a manifest that promises what is not there', () => tarOf(manifest('{"format":1,"dataVersion":7,"madeAt":"2026-01-01T00:00:00Z","cases":{"at":"here"},"inForce":null}'))],
])('a backup under the right key with %s is refused, and leaves nothing anywhere', async (_, tar) => {
  const file = await sealed(tar());
  const folder = join(root, 'restored');
  const config = { engine: { dataDir: folder }, operational: { path: join(folder, 'operational.sqlite') }, folder, pseudonymKey: () => Promise.resolve(KEY), backupKey: BACKUP_KEY, places: NO_PLACES };
  await expect(restoreBackup(config, { file, key: BACKUP_KEY, replace: false })).rejects.toMatchObject({ code: 'BAD_BACKUP' });
  expect(await readdir(root)).toEqual(['hostile.backup']);
});

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverFile } from '@concord/etl';
import type { OperationalConfig } from '@concord/sql';
import { onBothDatabases } from '../store/both-databases.js';
import { HAND_OVER_TOKEN, startApi, type Api } from './api.js';

const CLI = join(__dirname, '..', '..', 'etl', 'dist', 'src', 'cli.js');
const CASES = join(__dirname, '..', 'fixtures', 'worked-cases.csv');

onBothDatabases((database) => {
  let api: Api;
  let folder = '';
  let operational: OperationalConfig = { path: '' };
  beforeAll(async () => {
    api = await startApi(undefined, undefined, undefined, async (path) => { operational = await database.empty(path); return operational; });
    folder = await mkdtemp(join(tmpdir(), 'concord-hand-over-'));
    await writeFile(serverFile(api.dataDir), JSON.stringify({ url: api.url, token: HAND_OVER_TOKEN }), { mode: 0o600 });
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  const env = () => ({ ...process.env, CONCORD_DATA_DIR: api.dataDir, CLICKHOUSE_URL: '', LANG: 'en', DATABASE_URL: operational.url ?? '' });
  const etl = (...args: string[]) => promisify(execFile)(process.execPath, [CLI, ...args], { env: env() });
  const broughtBy = async () => (await api.ask<{ loads: { loadNo: number; by: string }[] }>('{ loads { loadNo by } }')).data?.loads ?? [];
  const loads = async () => (await api.ask<{ loads: { state: string; loaded: number }[] }>('{ loads { state loaded } }')).data?.loads ?? [];

  describe('the command line, while the server holds the store', () => {
    it('hands its file over and shows the result', async () => {
      const { stdout } = await etl('load', 'canonical', CASES);
      const [head = '', sum = ''] = stdout.split('\n');
      expect(head).toMatch(/^Load 1 published/u);
      const [, delivered, loaded] = /^delivered (\d+) rows = loaded (\d+) \+ folded 0 \+ unchanged 0 \+ rejected 0$/u.exec(sum) ?? [];
      expect(Number(delivered)).toBeGreaterThan(0);
      expect(await loads()).toEqual([{ state: 'published', loaded: Number(loaded) }]);
    });

    it('checks the chain of the activity log, and that what was noted of it is still in it', async () => {
      const { hash } = await api.stores.operational.auditLog.add('test', 'saw', {});
      const { events } = await api.stores.operational.auditLog.verify();
      expect((await etl('audit')).stdout).toMatch(new RegExp(`(?:The one event|All ${String(events)} events) .* as .* written; digest of the newest:\\n${hash}\\n$`, 'u'));
      expect((await etl('audit', '--head', hash)).stdout).toContain(hash);
      await expect(etl('audit', '--head', 'f'.repeat(64))).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('LOG_BROKEN') as string });
      await expect(etl('audit', '--head', 'short')).rejects.toMatchObject({ code: 1 });
    });

    it('is told what it asks, without stopping anything', async () => {
      const rejected = join(folder, 'rejected.csv');
      await writeFile(rejected, 'case_id,received_on\nR-1,2024-01-01\nR-2,no day\n');
      const { stdout } = await etl('load', 'canonical', rejected, '--dataset', 'rejected');
      expect(stdout).toContain('rejected 1');
      expect((await etl('loads')).stdout.split('\n')[1]).toMatch(/^2\tpublished\trejected\tcanonical\trejected\.csv\t/u);
      expect((await etl('rejects', '2')).stdout).toMatch(/^3\treceived_on\t"no day"\tBAD_DATE\t/u);
      expect((await etl('checks', '2')).stdout).toMatch(/^month\trows\trejected/u);
      const file = join(folder, 'rejects.csv');
      await etl('rejects', '2', '-o', file);
      expect(await readFile(file, 'utf8')).toContain(',R-2,,no day,');
      await expect(etl('rejects', '2', '-o', file)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('FILE_EXISTS') as string });
      await expect(etl('checks', '99')).rejects.toMatchObject({ code: 1, stderr: 'NO_SUCH_LOAD There is no load 99.\n' });
    });

    it('knows the profiles that were saved in the browser, and loads a folder by one', async () => {
      const text = 'id: saved-here\ndataset: saved\nlabel: {zh: 存, en: saved}\ngrain: row\ncolumns:\n  case_id: {from: 编号}\n  received_on: {from: 收案}\n';
      const { errors } = await api.ask('mutation ($text: String!) { saveProfile(text: $text) { id } }', { text });
      expect(errors).toBeUndefined();
      expect((await etl('profiles')).stdout.split('\n')).toEqual(expect.arrayContaining(['saved-here', 'canonical', 'mediator']));
      const many = await mkdtemp(join(folder, 'many-'));
      const long = new Date('2024-01-01T00:00:00Z');
      for (const name of ['1.csv', '2.csv', '3.csv.part']) {
        await writeFile(join(many, name), `编号,收案\nS-${name.slice(0, 1)},2024-01-01\n`);
        await utimes(join(many, name), long, long);
      }
      const { stdout, stderr } = await etl('check', 'saved-here', many);
      expect(stdout).toMatch(/2/u);
      expect(stderr).toContain('3.csv.part: unfinished');
      await expect(etl('check', 'never-saved', many)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('UNKNOWN_PROFILE') as string });
    });

    it('backs up, under a key of its own, and refuses without one', async () => {
      const backup = join(folder, 'whole.backup');
      await expect(etl('backup', backup)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('NO_BACKUP_KEY') as string });
      const keyed = (...args: string[]) => promisify(execFile)(process.execPath, [CLI, ...args], { env: { ...env(), CONCORD_BACKUP_KEY: 'a key of more than thirty-two characters' } });
      expect((await keyed('backup', backup)).stdout).toMatch(/^Data version 2 is backed up: .*whole\.backup, [\d,]+ bytes\./u);
      expect((await readFile(backup)).subarray(0, 8).toString()).toBe('CONCORD1');
      await expect(keyed('backup', backup)).rejects.toMatchObject({ stderr: expect.stringContaining('FILE_EXISTS') as string });
      await expect(keyed('restore', backup, '--replace')).rejects.toMatchObject({ code: 1 });
      const elsewhere = join(folder, 'elsewhere');
      const there = { ...env(), CONCORD_DATA_DIR: elsewhere, DATABASE_URL: (await database.empty('')).url ?? '' };
      const restored = await promisify(execFile)(process.execPath, [CLI, 'restore', backup], { env: { ...there, CONCORD_BACKUP_KEY: 'a key of more than thirty-two characters' } });
      expect(restored.stdout).toMatch(/^The backup of \S+ is brought back, data version 2\.\n$/u);
      expect((await promisify(execFile)(process.execPath, [CLI, 'loads'], { env: there })).stdout).toBe((await etl('loads')).stdout);
    });

    it('takes a load back', async () => {
      expect((await etl('delete', '2', '--dry-run')).stdout).toBe('Taking load 2 back: 0 cases hold the version before, 1 are gone, 0 count again, 0 stay as they are.\nNothing was done.\n');
      expect((await loads())[0]).toMatchObject({ state: 'published' });
      expect((await etl('delete', '2')).stdout).toBe('Load 2 was taken back, data version 4: 0 cases hold the version before, 1 are gone, 0 count again, 0 stay as they are.\n');
      expect((await loads())[1]).toMatchObject({ state: 'withdrawn' });
      expect((await etl('delete', '2')).stdout).toContain('taken back before');
      // Loads and the act that took one back: all by the command line, though the server did the work.
      expect(new Set((await broughtBy()).map(({ by }) => by))).toEqual(new Set(['cli']));
      expect((await etl('loads')).stdout.split('\n')[1]).toMatch(/^4\tpublished\trejected\tcanonical\t\t\tcli\t/u);
      await expect(etl('delete', '99')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('NO_SUCH_LOAD') as string });
    });

    it('shows what the server refuses, by its own name', async () => {
      const empty = join(folder, 'empty.csv');
      await writeFile(empty, '');
      await expect(etl('load', 'canonical', empty)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('EMPTY_FILE File empty.csv is empty.') as string });
    });

    it('cancels there when it is interrupted here', async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'profiles'], { env: env() });
      expect(stdout).toContain('canonical');
      const large = join(folder, 'large.csv');
      const line = (i: number) => `big-${String(i)},2024-01-${String(1 + (i % 28)).padStart(2, '0')}\n`;
      await writeFile(large, `case_id,received_on\n${Array.from({ length: 400_000 }, (_, i) => line(i)).join('')}`);
      const child = spawn(process.execPath, [CLI, 'load', 'canonical', large], { env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString('utf8'); });
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      while (!(await loads()).some(({ state }) => state === 'running')) await new Promise((resolve) => { setImmediate(resolve); });
      child.kill('SIGINT');
      expect(await ended).toBe(1);
      expect(said).toContain('CANCELLED');
      expect((await loads())[0]).toMatchObject({ state: 'failed', loaded: 0 });
    });

    it('says so when whoever left the address is gone', async () => {
      await writeFile(serverFile(api.dataDir), JSON.stringify({ url: 'http://127.0.0.1:9', token: HAND_OVER_TOKEN }), { mode: 0o600 });
      await expect(etl('load', 'canonical', CASES)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('HAND_OVER The server that holds the store does not answer') as string });
      await rm(serverFile(api.dataDir));
      await expect(etl('load', 'canonical', CASES)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('in use by another process') as string });
    });
  });

  describe('who may hand over', () => {
    const order = () => ({ kind: 'load', files: [CASES], profile: 'id: x' });
    const post = (headers: Record<string, string>, body: unknown) => fetch(`${api.url}/hand-over`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

    it.each([['nothing', {}], ['a wrong token', { authorization: 'Bearer no' }], ['an empty token', { authorization: 'Bearer ' }]])('is not one with %s', async (_, headers) => {
      expect((await post(headers, order())).status).toBe(403);
      expect((await fetch(`${api.url}/hand-over/x`, { headers })).status).toBe(403);
      expect((await fetch(`${api.url}/hand-over/read`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ what: 'loads', language: 'en' }) })).status).toBe(403);
    });

    it('names what is wrong with the order', async () => {
      const authorization = `Bearer ${HAND_OVER_TOKEN}`;
      expect(await (await post({ authorization }, order())).json()).toMatchObject({ code: 'PROFILE_INVALID' });
      expect(await (await post({ authorization }, { kind: 'load', files: ['relative.csv'], profile: '' })).json()).toMatchObject({ code: 'BAD_INPUT' });
      expect(await (await post({ authorization }, { kind: 'withdraw', loadNo: 0 })).json()).toMatchObject({ code: 'BAD_INPUT' });
      expect((await fetch(`${api.url}/hand-over/no-such-job`, { headers: { authorization } })).status).toBe(404);
    });
  });

  describe('an upload', () => {
    const upload = (body: BodyInit, headers: Record<string, string> = {}) =>
      fetch(`${api.url}/deliveries`, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('../../十月 案件.csv'), ...headers } });
    const waiting = () => readdir(join(api.dataDir, '..', 'inbox')).catch(() => []);

    it('waits under its last name, for this user only', async () => {
      const answer = await upload('a,b\n1,2\n');
      expect(answer.status).toBe(201);
      const { id, name, bytes } = await answer.json() as { id: string; name: string; bytes: number };
      expect([name, bytes]).toEqual(['十月 案件.csv', 8]);
      const home = join(api.dataDir, '..', 'inbox', id);
      expect([(await stat(home)).mode & 0o777, (await stat(join(home, name))).mode & 0o777]).toEqual([0o700, 0o600]);
      expect((await api.ask<{ dropDelivery: boolean }>('mutation($id: ID!) { dropDelivery(id: $id) }', { id })).data).toEqual({ dropDelivery: true });
      expect(await waiting()).toEqual([]);
    });

    it('is refused when it is empty, too large, from a page elsewhere, or from somebody who may not see all', async () => {
      expect((await upload('')).status).toBe(400);
      expect((await upload(Buffer.alloc(65 << 20))).status).toBe(413);
      expect((await upload('a', { 'content-type': 'text/plain' })).status).toBe(400);
      api.viewer = { id: 'branch', scope: [{ dimension: 'region', values: ['north'] }] };
      try {
        expect((await upload('a,b\n')).status).toBe(403);
      } finally {
        api.viewer = { id: 'local', scope: 'all' };
      }
      expect(await waiting()).toEqual([]);
    });
  });
});

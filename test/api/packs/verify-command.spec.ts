import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverFile } from '@concord/etl';
import { EVERY_RIGHT } from '@concord/server';
import { directly } from '../../store/postgres/directly.js';
import { HAND_OVER_TOKEN, startApi, type Api } from '../api.js';
import { packQuestions, type Pack } from './pack-questions.js';

const COMMAND = join(__dirname, '../../../server/dist/src/verify-pack.js');

let api: Api;
let folder = '';
let packs: readonly Pack[] = [];
const questions = packQuestions(() => api);
const dataDir = (): string => join(folder, 'data');

interface Ended { readonly code: number; readonly out: string; readonly said: string }

/** What the command says, and how it ends; `env` beside where the data and the key are. */
async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const settings = { ...process.env, CONCORD_DATA_DIR: dataDir(), CONCORD_SIGNING_KEY_FILE: join(folder, 'signing.pem'), CLICKHOUSE_URL: '', DATABASE_URL: '', LANG: 'en', ...env };
  try {
    const { stderr, stdout } = await promisify(execFile)(process.execPath, [COMMAND, ...args], { env: settings });
    return { code: 0, out: stdout, said: stderr };
  } catch (error) {
    const { code, stderr, stdout } = error as { readonly code: number; readonly stderr: string; readonly stdout: string };
    return { code, out: stdout, said: stderr };
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-verify-'));
  api = await startApi(undefined, undefined, folder);
  api.viewer = { id: 'manager', name: '质量管理', scope: 'all', rights: EVERY_RIGHT };
  await writeFile(join(folder, 'cases.csv'), ['case_id,received_on,closed_on,outcome,region', ...Array.from({ length: 40 }, (_, i) => `N${String(i)},2026-02-10,2026-02-20,${i % 4 === 0 ? 'U1' : 'S2'},N`), 'END,2026-03-31,,,N', ''].join('\n'));
  await api.load('canonical', join(folder, 'cases.csv'), 'centre');
  packs = [await questions.published(), await questions.published({ formats: ['xlsx'] })];
  await writeFile(serverFile(dataDir()), JSON.stringify({ url: api.url, token: HAND_OVER_TOKEN }), { mode: 0o600 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What holds of the archive, whoever has the store. */
async function holds(): Promise<void> {
  const [first, second] = packs.map(({ id }) => id);
  const listed = await run([]);
  expect([listed.code, listed.out.split('\n')[0], listed.out.split('\n').slice(1, 3).map((line) => line.split('\t').slice(0, 4))]).toEqual([0, 'pack\ttemplate\tperiod\tdataset\tdata version\tsealed\ttitle', [[second, 'monthly', '2026-02', 'centre'], [first, 'monthly', '2026-02', 'centre']]]);
  const told = await run([first ?? '']);
  expect([told.code, told.said]).toEqual([0, '']);
  expect(told.out).toContain(`✓ seal and signature: SHA-256 ${packs[0]?.digest ?? '?'}`);
  expect(told.out).toMatch(/✓ signed by the key of this installation\n✓ monthly-2026-02\.zh\.pdf: byte for byte as it was sealed\n✓ monthly-2026-02\.zh\.pdf: read back, it holds the report; lacking: 0\n/u);
  expect(told.out).toMatch(/✓ worked out again from data version 1: \d+ numbers, of which differ: 0\nEverything holds\.\n$/u);
  // Where it is typed says nothing of where the data are.
  const all = await run(['all', '--data-dir', dataDir(), '--lang', 'zh'], { CONCORD_DATA_DIR: join(folder, 'elsewhere') });
  expect([all.code, all.out.split('\n').at(-2)]).toEqual([0, '共 2 份，通过 2 份，未通过 0 份。']);
  expect(await run(['none'])).toEqual({ code: 1, out: '', said: 'NO_SUCH_PACK There is no such pack, or not for you.\n' });
  expect(await run(['none', '--lang', 'zh'])).toMatchObject({ code: 1, said: expect.stringContaining('NO_SUCH_PACK 没有这一份存档报告') as string });
  expect(await run(['one', 'two'])).toMatchObject({ code: 1, out: '', said: expect.stringContaining('npm run verify-pack') as string });
}

const changed = async (sql: string): Promise<void> => { await directly({ path: join(dataDir(), 'operational.sqlite') }, sql); };

it('asks the server that holds the store', async () => {
  await holds();
  expect(await run([], { CONCORD_DATA_DIR: dataDir(), CONCORD_SIGNING_KEY_FILE: '/nowhere/signing.pem' })).toMatchObject({ code: 0 });
});

it('is told by that server what does not hold any more', async () => {
  const digest = packs[1]?.files[0]?.digest ?? '';
  await changed(`update kept_file set content = 'AAAA' || substr(content, 5) where digest = '${digest}'`);
  const { code, out } = await run(['all']);
  expect([code, out.split('\n').at(-2)]).toEqual([1, '2 packs: 1 hold, 1 do not.']);
  expect(out).toMatch(/✗ monthly-2026-02\.zh\.xlsx: byte for byte as it was sealed\n✓ monthly-2026-02\.en\.xlsx: byte for byte as it was sealed\n/u);
});

it('says so where whoever left the address is gone', async () => {
  await writeFile(serverFile(dataDir()), JSON.stringify({ url: 'http://127.0.0.1:9', token: HAND_OVER_TOKEN }), { mode: 0o600 });
  expect(await run(['all'])).toMatchObject({ code: 1, said: expect.stringContaining('HAND_OVER') as string });
});

describe('where no server runs', () => {
  beforeAll(async () => {
    await rm(serverFile(dataDir()));
    packs = [packs[0] ?? await questions.published(), await questions.published({ formats: ['csv'] })];
    await changed(`delete from report_pack where id not in (${packs.map(({ id }) => `'${id}'`).join(', ')})`);
    await api.close(true);
  });

  it('opens the store itself', holds);

  it('names a key that is not ours', async () => {
    const { code, out } = await run([packs[1]?.id ?? ''], { CONCORD_SIGNING_KEY_FILE: join(folder, 'other.pem') });
    expect([code, out.includes('✓ seal and signature'), out.includes('✗ signed by the key of this installation')]).toEqual([1, true, true]);
  });

  it('says what was changed past the product, and ends with 1', async () => {
    await changed(`update report_pack set period = '2026-01' where id = '${packs[1]?.id ?? ''}'`);
    const broken = await run([packs[1]?.id ?? '']);
    expect([broken.code, broken.out.split('\n').slice(1)]).toEqual([1, [`✗ seal and signature: SHA-256 ${packs[1]?.digest ?? ''}`, '  What is kept is not what was sealed; nothing else is verified.', 'Not everything holds.', '']]);
    expect((await run(['all'])).code).toBe(1);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from '../api/api.js';
import { FOLDER, PROFILES, schedulesOf, type SchedulesUnderTest, type Told } from './schedules.js';

let api: Api;
let root = '';
let schedules: SchedulesUnderTest;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-settings-'));
  // Nobody listens there: settings reach no database.
  const core = { name: 'core', kind: 'postgres' as const, host: '127.0.0.1', port: 9, database: 'core', user: 'reader', password: () => Promise.resolve(''), tls: undefined, answerMs: 1_000 };
  api = await startApi(undefined, { sources: new Map([['core', core]]), folders: new Map([['incoming', root]]) });
  for (const text of PROFILES) await api.ask('mutation($text: String!) { saveProfile(text: $text) { id } }', { text });
  schedules = schedulesOf(api);
});
afterAll(async () => {
  await api.close();
  await rm(root, { recursive: true, force: true });
});

describe('what a schedule may be', () => {
  it.each<[string, object, string]>([
    ['a path', { place: '/etc' }, 'UNKNOWN_FOLDER'],
    ['a way out', { place: 'incoming/..' }, 'UNKNOWN_FOLDER'],
    ['a folder nobody configured', { place: 'other' }, 'UNKNOWN_FOLDER'],
    ['a profile that does not exist', { profile: 'none' }, 'UNKNOWN_PROFILE'],
    ['a profile of a table for a folder', { profile: 'from-core' }, 'BAD_INPUT'],
    ['a profile of files for a source', { kind: 'source', place: 'core' }, 'BAD_INPUT'],
    ['another source than the profile’s', { kind: 'source', place: 'http://169.254.169.254/', profile: 'from-core' }, 'BAD_INPUT'],
    ['a folder read whole', { fullRead: 'weekly' }, 'BAD_INPUT'],
    ['no pattern', { pattern: 'now and then' }, 'BAD_INPUT'],
    ['seconds', { pattern: '* * * * * *' }, 'BAD_INPUT'],
    ['no name', { name: '  ' }, 'BAD_INPUT'],
    ['an id nobody gave', { id: 'x' }, 'BAD_INPUT'],
  ])('not %s', async (_, change, code) => {
    expect((await schedules.save({ ...FOLDER, ...change })).errors?.[0]?.extensions.code).toBe(code);
    expect(await schedules.list()).toEqual([]);
  });

  it('offers what the operator configured, and neither paths nor addresses', async () => {
    const { data } = await api.ask<{ places: unknown }>('{ places { folders sources } }');
    expect(data?.places).toEqual({ folders: ['incoming'], sources: ['core'] });
    expect(JSON.stringify(data)).not.toContain(root);
  });

  it('changes, turns off and on; what is off has no next run', async () => {
    const { id } = await schedules.made(FOLDER);
    await schedules.made({ ...FOLDER, id, name: '改名', pattern: '0 9 * * 1' });
    const turn = async (isEnabled: boolean): Promise<Told> => {
      await api.ask('mutation($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }', { id, isEnabled });
      return schedules.until(id, () => true);
    };
    expect(await turn(false)).toMatchObject({ name: '改名', isEnabled: false, nextRunAt: null });
    expect((await turn(true)).nextRunAt).toMatch(/T09:00:00\.000\+08:00$/u);
    await schedules.remove(id);
  });

  it('is nothing for somebody who may not see every case', async () => {
    api.viewer = { id: 'branch', scope: [{ dimension: 'region', values: ['north'] }] };
    try {
      for (const query of ['{ schedules { id } }', '{ places { folders } }', 'mutation { runSchedule(id: "x") { id } }', 'mutation { removeSchedule(id: "x") }', 'mutation { enableSchedule(id: "x", isEnabled: true) { id } }']) {
        expect((await api.ask(query)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
      }
      expect((await schedules.save(FOLDER)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
    } finally {
      api.viewer = LOCAL_VIEWER;
    }
  });
});

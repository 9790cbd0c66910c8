import { link, mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderAt, folderPlaces, loadFiles, parseProfile, watchFolder, withdrawLoad, type Profile, type WatchRound } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from '../pipeline/scratch-store.js';
import { onBothDatabases } from '../store/both-databases.js';

const HEAD = '编号,收案,办结,结果,金额,当事人\n';
const row = (id: string): string => `${id},2024-01-05,,,1,张三\n`;
const QUIET = new Date('2024-01-05T08:00:00Z');

onBothDatabases((database) => {
  let store: ScratchStore;
  let root = '';
  let folder = '';
  beforeAll(async () => { store = await openScratchStore(undefined, database); });
  afterAll(() => store.close());
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'concord-watched-'));
    folder = join(root, 'in');
    await mkdir(folder);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const put = async (name: string, content: string, at = QUIET): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    await utimes(path, at, at);
    return path;
  };
  let schedules = 0;
  /** A schedule of its own with its dataset, so that tests do not see each other's files. */
  function watcher(more = ''): (profile?: Profile) => Promise<WatchRound> {
    schedules += 1;
    const scheduleId = `watch-${String(schedules)}`;
    return async (profile = rowProfile(more)) => watchFolder(store.stores, {
      scheduleId, folder, profile,
      load: (path) => loadFiles(store.stores, { profile, files: [path], within: folder, dataset: scheduleId, pseudonymKey: KEY }),
    });
  }
  const ids = async (): Promise<readonly unknown[]> => (await store.ask(`SELECT case_id FROM concord.case_current WHERE dataset = 'watch-${String(schedules)}' ORDER BY case_id`)).flat();
  const noted = async (): Promise<readonly (readonly unknown[])[]> =>
    (await store.stores.operational.watchedFiles.list(`watch-${String(schedules)}`)).map(({ name, state, message }) => [name, state, message.split('\n')[0]]);

  it('loads each file once, in the order of names, and leaves it where it is', async () => {
    const round = watcher();
    await put('b.csv', HEAD + row('K-1') + row('K-2'));
    await put('a.csv', HEAD + row('K-1'));
    expect(await round()).toEqual({ loaded: 2, unchanged: 0, refused: 0, waiting: 0, rejectedRows: 0 });
    expect(await ids()).toEqual(['K-1', 'K-2']);
    expect((await store.stores.operational.loads.newest(2)).map(({ fileNames }) => fileNames[0])).toEqual(['b.csv', 'a.csv']);
    const before = (await store.stores.operational.loads.newest(1))[0]?.loadNo;
    expect(await round()).toEqual({ loaded: 0, unchanged: 0, refused: 0, waiting: 0, rejectedRows: 0 });
    expect((await store.stores.operational.loads.newest(1))[0]?.loadNo).toBe(before);
    expect((await readdir(folder)).sort()).toEqual(['a.csv', 'b.csv']);
  });

  it('knows contents again under another name, and new contents under a name it knows', async () => {
    const round = watcher();
    const first = await put('january.csv', HEAD + row('K-1'));
    await round();
    await rename(first, join(folder, 'renamed.csv'));
    expect(await round()).toEqual({ loaded: 0, unchanged: 1, refused: 0, waiting: 0, rejectedRows: 0 });
    await put('touched.csv', HEAD + row('K-1'), new Date('2024-02-01T08:00:00Z'));
    expect(await round()).toMatchObject({ loaded: 0, unchanged: 1 });
    await put('renamed.csv', HEAD + row('K-1') + row('K-2'));
    expect(await round()).toMatchObject({ loaded: 1 });
    expect(await ids()).toEqual(['K-1', 'K-2']);
  });

  it('leaves what is still being written for the next round', async () => {
    const round = watcher();
    const path = await put('growing.csv', HEAD + row('K-1'), new Date());
    await put('copy.csv.part', HEAD + row('K-2'));
    expect(await round()).toEqual({ loaded: 0, unchanged: 0, refused: 0, waiting: 2, rejectedRows: 0 });
    expect(await noted()).toEqual([]);
    await utimes(path, QUIET, QUIET);
    expect(await round()).toEqual({ loaded: 1, unchanged: 0, refused: 0, waiting: 1, rejectedRows: 0 });
  });

  it('notes a refused file, loads those beside it, and tries it again only when it or the profile has changed', async () => {
    const round = watcher();
    await put('1-broken.csv', '%PDF-1.7 not a table');
    await put('2-good.csv', HEAD + row('K-1'));
    expect(await round()).toEqual({ loaded: 1, unchanged: 0, refused: 1, waiting: 0, rejectedRows: 0 });
    expect(await noted()).toEqual([['1-broken.csv', 'refused', 'NOT_TEXT'], ['2-good.csv', 'loaded', '']]);
    const attempts = async (): Promise<number> => (await store.stores.operational.loads.newest(100)).length;
    const before = await attempts();
    expect(await round()).toMatchObject({ loaded: 0, refused: 1 });
    await put('3-late.csv', 'nothing,known\n1,2\n');
    expect(await round()).toMatchObject({ refused: 2 });
    const tried = await attempts();
    expect(await round()).toMatchObject({ refused: 2 });
    expect(await attempts()).toBe(tried);
    expect(tried).toBe(before + 1);
    // Another profile is another try of what was refused, and of nothing else.
    expect(await round(rowProfile('note: changed'))).toMatchObject({ loaded: 0, refused: 2 });
    expect(await attempts()).toBe(tried + 1);
    await put('1-broken.csv', HEAD + row('K-2'));
    expect(await round()).toMatchObject({ loaded: 1 });
    expect(await ids()).toEqual(['K-1', 'K-2']);
  });

  it('follows no link, symbolic or hard, out of the folder or within it', async () => {
    const round = watcher();
    const secret = join(root, 'secret.csv');
    await writeFile(secret, HEAD + row('K-9'));
    await utimes(secret, QUIET, QUIET);
    await symlink(secret, join(folder, 'symbolic.csv'));
    await link(secret, join(folder, 'hard.csv'));
    await put('CON.csv', HEAD + row('K-1'));
    await put('\u202Evsc.exe', HEAD + row('K-2'));
    expect(await round()).toEqual({ loaded: 2, unchanged: 0, refused: 0, waiting: 0, rejectedRows: 0 });
    expect(await ids()).toEqual(['K-1', 'K-2']);
    // One that becomes a link between the look and the reading.
    const swapped = await put('swapped.csv', HEAD + row('K-3'));
    const profile = rowProfile();
    await watchFolder(store.stores, {
      scheduleId: 'swapped', folder, profile, load: async (path) => {
        if (path === swapped) {
          await rm(path);
          await symlink(secret, path);
        }
        return loadFiles(store.stores, { profile, files: [path], within: folder, dataset: 'swapped', pseudonymKey: KEY });
      },
    });
    expect((await store.stores.operational.watchedFiles.list('swapped')).map(({ name, state, message }) => [name, state, message.split('\n')[0]])).toContainEqual(['swapped.csv', 'refused', 'NOT_A_FILE']);
    expect(await store.ask("SELECT count() FROM concord.case_version WHERE case_id = 'K-9'")).toEqual([['0']]);
  });

  it('goes on where a load was called off, and does not blame the file', async () => {
    const round = watcher();
    await put('a.csv', HEAD + row('K-1'));
    const stop = new AbortController();
    stop.abort();
    const profile = rowProfile();
    const cancelled = watchFolder(store.stores, { scheduleId: `watch-${String(schedules)}`, folder, profile, load: (path) => loadFiles(store.stores, { profile, files: [path], signal: stop.signal, pseudonymKey: KEY }) });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await noted()).toEqual([]);
    expect(await round()).toMatchObject({ loaded: 1 });
  });

  describe('which folders may be watched', () => {
    it('are the configured roots and the folders right in them; no path, no link, nothing hidden', async () => {
      await mkdir(join(folder, 'bank-a'));
      await mkdir(join(folder, '.hidden'));
      await mkdir(join(root, 'outside'));
      await symlink(join(root, 'outside'), join(folder, 'leads-out'));
      const places = { sources: new Map(), folders: new Map([['incoming', folder], ['gone', join(root, 'none')]]) };
      expect(await folderPlaces(places)).toEqual(['incoming', 'incoming/bank-a']);
      expect(await folderAt(places, 'incoming/bank-a')).toMatch(/\/in\/bank-a$/u);
      for (const place of ['incoming/..', 'incoming/.', 'incoming/../outside', 'incoming/bank-a/../..', 'incoming\\..', 'incoming/leads-out', 'incoming/%2e%2e', 'gone', 'other', folder, '/etc', '', 'incoming/']) {
        await expect(folderAt(places, place)).rejects.toMatchObject({ code: 'UNKNOWN_FOLDER' });
      }
    });
  });

  it('loads again what was taken back: delivered anew, or once the profile is mended; never by itself', async () => {
    const round = watcher();
    await put('january.csv', HEAD + row('K-1'));
    await round();
    const loadNo = (await store.stores.operational.loads.newest(1))[0]?.loadNo ?? 0;
    await withdrawLoad(store.stores, loadNo);
    expect(await ids()).toEqual([]);
    expect(await round()).toMatchObject({ loaded: 0, unchanged: 0, refused: 0 });
    await put('january-again.csv', HEAD + row('K-1'));
    expect(await round()).toMatchObject({ loaded: 1, unchanged: 0 });
    expect(await ids()).toEqual(['K-1']);
    await withdrawLoad(store.stores, (await store.stores.operational.loads.newest(1))[0]?.loadNo ?? 0);
    const mended = parseProfile(`${rowProfile().text}\nnote: mended`);
    expect(await round(mended)).toMatchObject({ loaded: 1 });
    expect(await ids()).toEqual(['K-1']);
    expect(await round(mended)).toMatchObject({ loaded: 0, refused: 0 });
  });

  it('takes 9月 before 10月, so that the later of two deliveries counts', async () => {
    const round = watcher();
    await put('10月.csv', `${HEAD}K-1,2024-01-05,,,2,张三\n`);
    await put('9月.csv', HEAD + row('K-1'));
    expect(await round()).toMatchObject({ loaded: 2 });
    expect(await store.ask(`SELECT toString(amount_claimed) FROM concord.case_current WHERE dataset = 'watch-${String(schedules)}'`)).toEqual([['2']]);
  });
});

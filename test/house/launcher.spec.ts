import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { ROOT, textOf } from './checkout.js';

const SOURCE_ONLY = ['tsconfig.base.json', 'pnpm-lock.yaml'];

function startUnder(version: string): { code: number | null; said: string } {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./bootstrap.cjs');`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', pretend, 'nothing'], { cwd: ROOT, encoding: 'utf8' });
  return { code: status, said: stderr };
}

describe('bootstrap.cjs', () => {
  it('can be parsed by a Node of 2015, which then says what is missing', () => {
    const found = new Linter({ configType: 'flat' }).verify(textOf('bootstrap.cjs'), [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }]);
    expect(found).toEqual([]);
  });

  it.each(['8.17.0', '16.20.2', '20.18.3', '21.7.3', '22.11.0'])('turns Node %s away in one sentence per language', (version) => {
    const { code, said } = startUnder(version);
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toEqual([expect.stringMatching(`和衷需要 Node\\.js.*${version}`), expect.stringMatching(`Concord needs Node\\.js.*${version}`)]);
  });

  it.each(['20.19.0', '22.12.0', '24.0.0'])('lets Node %s in', (version) => {
    const { code, said } = startUnder(version);
    expect(code).toBe(2);
    expect(said).toMatch('Usage: node bootstrap.cjs start');
  });
});

describe('a program that was started', () => {
  const launched = (script: string): ReturnType<typeof spawn> => {
    const code = `require('./test/tools/launch/program.cjs').program(['-e', ${JSON.stringify(script)}], { cwd: '.' }).then((code) => process.exit(code));`;
    return spawn(process.execPath, ['-e', code], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  };

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('gets %s, ends in its own way, and its exit code is passed on', async (signal) => {
    const child = launched(`setInterval(() => {}, 1000); process.on('${signal}', () => process.exit(7)); console.log('ready');`);
    await once(child.stdout ?? child, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('is reported like a shell does when a signal ended it', async () => {
    expect(await once(launched("process.kill(process.pid, 'SIGKILL');"), 'exit')).toEqual([137, null]);
  });

  it('gets a thread pool that holds all running queries of the embedded engine', async () => {
    const child = launched('console.log(process.env.UV_THREADPOOL_SIZE);');
    expect(String((await once(child.stdout ?? child, 'data'))[0]).trim()).toBe('24');
  });
});

describe('the fingerprint that decides about a build', () => {
  let folder: string;
  const write = (path: string, text: string): void => { writeFileSync(join(folder, path), text); };
  const print = (): { list: string; content: string } => {
    const code = "const f = require('./test/tools/launch/fingerprint.cjs'); console.log(JSON.stringify(f.fingerprint(f.sourcesOf(['sql']))));";
    return JSON.parse(execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' })) as { list: string; content: string };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'concord-launch-'));
    mkdirSync(join(folder, 'sql/dist'), { recursive: true });
    cpSync(join(ROOT, 'test/tools/launch'), join(folder, 'test/tools/launch'), { recursive: true });
    for (const path of [...SOURCE_ONLY, 'sql/a.ts']) write(path, 'x');
  });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  it('stays when a file is touched, a test or prose is written, or output appears', () => {
    const before = print();
    utimesSync(join(folder, 'sql/a.ts'), 0, 0);
    for (const path of ['sql/a.test.ts', 'sql/README.md', 'sql/dist/a.js']) write(path, 'y');
    expect(print()).toEqual(before);
  });

  it('changes in content when a source, a compiler setting or the lockfile changes', () => {
    for (const path of ['sql/a.ts', ...SOURCE_ONLY]) {
      const before = print();
      write(path, `${path} changed`);
      expect(print().content).not.toBe(before.content);
      expect(print().list).toBe(before.list);
    }
  });

  it('changes in its list when a source comes', () => {
    const before = print();
    write('sql/b.ts', 'x');
    expect(print().list).not.toBe(before.list);
  });
});

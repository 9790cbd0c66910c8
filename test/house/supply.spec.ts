import { files, textOf } from './checkout.js';

/** Where what is installed comes from, and that nothing of it runs while it is. */
describe('what the product is made of', () => {
  // What it is measured against is locked beside it, and installed when that is asked for.
  const locks = ['pnpm-lock.yaml', 'test/bench/peers/pnpm-lock.yaml'];
  const workspace = textOf('pnpm-workspace.yaml');

  it.each(locks)('%s: comes from the registry alone, each package by the digest of its bytes', (path) => {
    const lock = textOf(path);
    const packages = lock.slice(lock.indexOf('\npackages:'), lock.indexOf('\nsnapshots:'));
    const resolutions = [...packages.matchAll(/resolution: \{([^}]*)\}/gu)].map(([, resolution]) => resolution ?? '');
    expect(resolutions.length).toBeGreaterThan(500);
    expect(resolutions.filter((resolution) => !/^integrity: sha512-[\w+/=]{80,}$/u.test(resolution))).toEqual([]);
    expect(lock).not.toMatch(/(git\+|github:|tarball:|file:\.\.\/)/u);
  });

  it('runs no script of a package while it is installed', () => {
    const builds = /allowBuilds:\n((?: {2}.*\n)+)/u.exec(workspace)?.[1] ?? '';
    expect(builds.trim().split('\n').length).toBeGreaterThan(5);
    expect(builds.trim().split('\n').filter((line) => !line.endsWith(': false'))).toEqual([]);
    expect(workspace).not.toMatch(/onlyBuiltDependencies|dangerouslyAllowAllBuilds/u);
    // The peers are no part of the workspace, and its list does not hold for them.
    expect(textOf('test/tools/launch/install.cjs')).toContain("'install', '--frozen-lockfile', '--ignore-workspace', '--ignore-scripts'");
    expect(workspace).not.toContain('bench');
  });

  it('needs nothing of what it is measured against', () => {
    const peers = Object.keys((JSON.parse(textOf('test/bench/peers/package.json')) as { dependencies: Record<string, string> }).dependencies);
    expect(peers.length).toBeGreaterThan(2);
    const needed = files().filter((path) => path.endsWith('package.json') && !path.startsWith('test/bench/peers/')).flatMap((path) => Object.keys({ ...(JSON.parse(textOf(path)) as { dependencies?: object }).dependencies }));
    expect(peers.filter((name) => /cubejs|duckdb/u.test(name) && needed.includes(name))).toEqual([]);
    expect(textOf('pnpm-lock.yaml')).not.toMatch(/cubejs|duckdb/u);
  });

  it('is installed as it was locked, by the version of the installer that is named', () => {
    const install = textOf('test/tools/launch/install.cjs');
    expect(install).toContain("'install', '--frozen-lockfile'");
    expect(install).toMatch(/const PNPM = 'pnpm@\d+\.\d+\.\d+'/u);
    // Nobody goes round it.
    expect(files().filter((path) => /(^|\/)(package-lock\.json|yarn\.lock|\.npmrc)$/u.test(path))).toEqual([]);
  });
});

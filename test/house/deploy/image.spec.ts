import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@concord/server';
import { files, ROOT, textOf } from '../checkout.js';
import { DEPLOY, lines, settings } from './deployed.js';

const dockerfile = textOf(`${DEPLOY}/Dockerfile`);
const unit = textOf(`${DEPLOY}/systemd/concord.service`);
const launcher = textOf('test/tools/launch/main.cjs');
const START = /program\(\[join\(ROOT, '(server\/[^']+)'\), \.\.\.args\], \{ cwd: ROOT \}\)/u.exec(launcher)?.[1] ?? 'no start';
const POOL = /UV_THREADPOOL_SIZE: '(\d+)'/u.exec(textOf('test/tools/launch/program.cjs'))?.[1] ?? 'no pool';

/** What is copied, of every stage: from where (the checkout's, or another stage's folder of the same shape), and where to. */
const copies = [...dockerfile.matchAll(/^COPY (--from=\w+ )?(.+) (\S+)$/gmu)].flatMap(([, from, sources = '', to = '']) => sources.split(' ').map((source) => ({ isBuilt: from !== undefined, source: source.replace(/^\/app\/?/u, ''), to })));
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

/** Whether .dockerignore lets a file into the build: its last line that says something of it. */
function goesIn(path: string): boolean {
  let isIn = true;
  for (const line of textOf('.dockerignore').split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const pattern = line.replace(/^!/u, '').split('**/').map((part) => part.split('*').map((one) => one.replaceAll('.', '\\.')).join('[^/]*')).join('(?:.*/)?');
    if (new RegExp(`^${pattern}(?:/|$)`, 'u').test(path)) isIn = line.startsWith('!');
  }
  return isIn;
}

it('copies what is there, and nothing the build does not see', () => {
  expect(copies.length).toBeGreaterThan(12);
  const ofCheckout = copies.filter(({ source }) => !/(^|\/)dist$/u.test(source) && source !== '' && source !== '.');
  expect(ofCheckout.filter(({ source }) => !existsSync(join(ROOT, source))).map(({ source }) => source)).toEqual([]);
  const all = files();
  expect(ofCheckout.filter(({ source }) => !all.some((path) => (path === source || path.startsWith(`${source}/`)) && goesIn(path))).map(({ source }) => source)).toEqual([]);
});

it('leaves out of the build what it does not need: history, data, settings, tests', () => {
  for (const path of ['.git/HEAD', '.env', 'data/operational.sqlite', 'sql/node_modules/x.js', 'server/dist/main.js', 'test/api/api.ts', 'etl/samples/x.csv.gz', 'server/.env', 'server/deploy/Dockerfile', 'anything.pem']) expect([path, goesIn(path)]).toEqual([path, false]);
  for (const path of ['package.json', 'bootstrap.cjs', 'sql/migrations/0001_cases.sql', 'test/tools/launch/main.cjs', 'web/index.html', 'patches/zrender@6.1.0.patch']) expect([path, goesIn(path)]).toEqual([path, true]);
});

it('brings along what the product reads beside its code', () => {
  const sources = files().filter((path) => /^(sql|etl|server)\/src\/.+\.ts$/u.test(path) && !/(\.test|\/generate)\.ts$/u.test(path)).map(textOf).join('\n');
  const read = [
    ...[...sources.matchAll(/roomPath\('(\w+)'\)/gu)].map(([, folder]) => `sql/${folder ?? ''}`),
    ...[...sources.matchAll(/join\(repositoryRoot\(\), ((?:'[^']+'(?:, )?)+)\)/gu)].map(([, parts = '']) => [...parts.matchAll(/'([^']+)'/gu)].map(([, part]) => part).join('/')),
    'etl/profiles',
  ];
  expect(read).toEqual(expect.arrayContaining(['sql/migrations', 'sql/views', 'server/src/reports/print', 'web/dist']));
  const there = [...last.matchAll(/^COPY --from=build \S+ (\S+)$/gmu)].map(([, to]) => to ?? '');
  expect(read.filter((path) => !there.some((to) => path === to || path.startsWith(`${to}/`) || to.startsWith(`${path}/`)))).toEqual([]);
});

it('starts what npm start starts, so that signals reach it, as nobody in particular', () => {
  expect(last).toContain(`\nCMD ["node", "${START}"]\n`);
  expect(last).not.toMatch(/^(ENTRYPOINT|SHELL|ADD)/mu);
  expect(last).toMatch(/^USER [1-9]\d+:[1-9]\d+$/mu);
  const env = Object.fromEntries([...(/^ENV (.+)$/mu.exec(last)?.[1] ?? '').matchAll(/(\w+)=(\S+)/gu)].map(([, name = '', value = '']) => [name, value]));
  expect(env).toMatchObject({ NODE_ENV: 'production', UV_THREADPOOL_SIZE: POOL });
  expect(Object.keys(env).filter((name) => /^(CONCORD|CLICKHOUSE|DATABASE)/u.test(name) && !settings.some((one) => one.name === name))).toEqual([]);
  // A restore puts what was there beside it, which no mount point can be.
  expect([/^VOLUME (.+)$/mu.exec(last)?.[1], env['CONCORD_DATA_DIR']]).toEqual(['/data', expect.stringMatching(/^\/data\/\w+$/u)]);
});

it('is asked whether it is well by itself, at an address it has', () => {
  const check = /^HEALTHCHECK .+ CMD (\[.+\])$/mu.exec(last)?.[1] ?? '[]';
  const [program, , script] = JSON.parse(check) as string[];
  expect([program, /\/health\/\w+/u.exec(script ?? '')?.[0]]).toEqual(['node', '/health/ready']);
  expect(textOf('server/src/health/health.controller.ts')).toContain("@Get('ready')");
  expect(dockerfile).not.toMatch(/\b(curl|wget|apt-get)\b/u);
});

it('installs as locked, by the installer that the launcher names, on a Node that the product takes', () => {
  const pnpm = /const PNPM = '(pnpm@[\d.]+)'/u.exec(textOf('test/tools/launch/install.cjs'))?.[1] ?? 'no installer';
  expect(dockerfile).toContain(`npx -y ${pnpm} install --frozen-lockfile --prod --filter @concord/server...`);
  const [, major, minor] = (/^ARG NODE_IMAGE=\S+:(\d+)\.(\d+)\.\d+-/mu.exec(dockerfile) ?? []).map(Number);
  expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(2212);
});

it('has a unit that starts the same, with settings that are taken, and shuts itself in', () => {
  expect(unit).toContain(`ExecStart=/usr/bin/node ${START}\n`);
  const own = lines([...unit.matchAll(/^Environment=(.+)$/gmu)].flatMap(([, text = '']) => text.split(' ')).join('\n'));
  expect(own).toMatchObject({ NODE_ENV: 'production', UV_THREADPOOL_SIZE: POOL });
  expect(own['CONCORD_DATA_DIR']).toMatch(/^\/var\/lib\/concord\/\w+$/u);
  const given = lines(textOf(`${DEPLOY}/systemd/concord.env`));
  expect(Object.keys(given).filter((name) => !settings.some((one) => one.name === name))).toEqual([]);
  expect(() => readConfig({ ...own, ...given })).not.toThrow();
  for (const bar of ['ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'ProtectHome=yes', 'PrivateTmp=yes', 'PrivateDevices=yes', 'RestrictNamespaces=yes', 'SystemCallFilter=@system-service', 'MemoryMax=6G', 'StateDirectory=concord']) expect(unit.split('\n')).toContain(bar);
  // Node compiles what it runs.
  expect(unit).not.toContain('MemoryDenyWriteExecute=yes');
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@concord/server';
import { ROOT, textOf } from '../checkout.js';
import { COMPOSED, composed, DEPLOY, documents, filled, ofProduct, SECRETS, settings } from './deployed.js';

const SOUNDS_SECRET = /PASSWORD|SECRET|_KEY$|DATABASE_URL/u;

it('can be read, each document of it', () => {
  expect(documents().length).toBeGreaterThan(8);
});

describe.each(COMPOSED)('%s', (name) => {
  const all = composed(name);

  it('runs the product as one of the settings it knows, which it takes', () => {
    const product = ofProduct(all);
    expect(product.length).toBe(name === 'cluster.yaml' ? 2 : 1);
    for (const [, { environment = {} }] of product) {
      expect(Object.keys(environment).filter((one) => !settings.some((setting) => setting.name === one))).toEqual([]);
      const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(String(value))]));
      // What the image says beside it.
      const config = readConfig({ CONCORD_HOST: '0.0.0.0', ...env });
      expect([config.signIn, config.proxies.length, config.demo]).toEqual([true, 1, false]);
      const { engine } = config.store;
      if (!('shards' in engine)) expect(name).toBe('compose.yaml');
      else expect([engine.cluster, engine.shards.map(({ url }) => new URL(url).hostname)]).toEqual(['concord', ['clickhouse-1', 'clickhouse-2', 'clickhouse-3']]);
    }
  });

  it('has no secret in it: each must be said, and has no default', () => {
    const said = Object.entries(all.services).flatMap(([service, { environment = {} }]) => Object.entries(environment).map(([key, value]) => ({ where: `${service} ${key}`, key, value: String(value) })));
    const secret = said.filter(({ key }) => (SOUNDS_SECRET.test(key) || SECRETS.has(key)) && !key.endsWith('_FILE'));
    expect(secret.length).toBeGreaterThan(5);
    expect(secret.filter(({ value }) => !/\$\{\w+:\?[^}]*\}/u.test(value)).map(({ where }) => where)).toEqual([]);
    expect(textOf(`${DEPLOY}/${name}`)).not.toMatch(/\$\{\w*(?:PASSWORD|SECRET|KEY)\w*(?::?-[^}]*)?\}/u);
    for (const { file } of Object.values(all.secrets)) expect(file).toMatch(/^\$\{\w+:\?[^}]+\}$/u);
  });

  it('bounds every container, runs none as root, and sees that each lives', () => {
    for (const [service, one] of Object.entries(all.services)) {
      expect([service, one.user]).toEqual([service, expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/u)]);
      expect([service, one.cap_drop, one.security_opt, one.restart]).toEqual([service, ['ALL'], ['no-new-privileges:true'], 'unless-stopped']);
      expect([service, typeof one.mem_limit, typeof one.cpus, typeof one.pids_limit]).toEqual([service, 'string', 'number', 'number']);
      // Of the product the image says it.
      expect([service, one.healthcheck !== undefined || one.build !== undefined]).toEqual([service, true]);
      for (const [other, { condition }] of Object.entries(one.depends_on ?? {})) expect([other in all.services, condition]).toEqual([true, 'service_healthy']);
    }
    for (const [, one] of ofProduct(all)) expect([one.read_only, one.stop_grace_period]).toEqual([true, '60s']);
  });

  it('opens one door to the world, the proxy; the stores have a network of their own that leads nowhere', () => {
    expect(Object.entries(all.services).filter(([, { ports }]) => ports !== undefined).map(([service]) => service)).toEqual(['proxy']);
    expect(all.networks['back']?.internal).toBe(true);
    const onFront = Object.entries(all.services).filter(([, { networks = [] }]) => networks.includes('front')).map(([service]) => service);
    expect(onFront.sort()).toEqual([...ofProduct(all).map(([service]) => service), 'proxy'].sort());
  });

  it('names volumes, secrets and files that are there', () => {
    const mounted = Object.values(all.services).flatMap(({ volumes = [] }) => volumes).map((one) => one.split(':')[0] ?? '');
    const paths = mounted.filter((one) => one.startsWith('.'));
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((one) => !existsSync(join(ROOT, DEPLOY, one)))).toEqual([]);
    expect([...new Set(mounted.filter((one) => !one.startsWith('.')))].sort()).toEqual(Object.keys(all.volumes).sort());
    expect([...new Set(Object.values(all.services).flatMap(({ secrets = [] }) => secrets))].sort()).toEqual(Object.keys(all.secrets).sort());
    for (const [, { build }] of ofProduct(all)) expect([join(ROOT, DEPLOY, build?.context ?? ''), existsSync(join(ROOT, build?.dockerfile ?? ''))]).toEqual([ROOT, true]);
  });
});

it('has shards and processes under the names that the files of servers and proxy call them', () => {
  const { services } = composed('cluster.yaml');
  const called = [...textOf(`${DEPLOY}/clickhouse/cluster.xml`).matchAll(/<host>([\w-]+)<\/host>/gu), ...textOf(`${DEPLOY}/clickhouse/keeper.xml`).matchAll(/<hostname>([\w-]+)<\/hostname>/gu), ...textOf(`${DEPLOY}/proxy/two.conf`).matchAll(/server ([\w-]+):3000/gu)].map(([, host]) => host ?? '');
  expect([...new Set(called)].sort()).toEqual(['clickhouse-1', 'clickhouse-2', 'clickhouse-3', 'concord-1', 'concord-2', 'keeper']);
  expect(called.filter((host) => services[host] === undefined)).toEqual([]);
  expect([...textOf(`${DEPLOY}/proxy/one.conf`).matchAll(/server ([\w-]+):3000/gu)].map(([, host]) => host)).toEqual(['concord']);
  const shards = Object.entries(services).filter(([service]) => service.startsWith('clickhouse-')).map(([, { environment = {} }]) => environment['SHARD']);
  expect(shards).toEqual(['1', '2', '3']);
});

it('gives shards every right that one server has', () => {
  const grants = (file: string): string[] => [...textOf(`${DEPLOY}/clickhouse/${file}`).matchAll(/<query>(GRANT [^<]+)<\/query>/gu)].map(([, grant]) => grant ?? '');
  const [one, shard] = [grants('account.xml'), new Set(grants('cluster-account.xml'))];
  expect(one.length).toBeGreaterThan(8);
  expect(one.filter((grant) => !shard.has(grant))).toEqual([]);
});

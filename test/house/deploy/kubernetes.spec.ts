import { readConfig } from '@concord/server';
import { textOf } from '../checkout.js';
import { DEPLOY, documents, example, lines, SECRETS, settings } from './deployed.js';

interface Probe { readonly httpGet: { readonly path: string; readonly httpHeaders: readonly { readonly name: string; readonly value: string }[] }; readonly periodSeconds: number; readonly failureThreshold: number }
interface Env { readonly name: string; readonly value?: string; readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } } }
interface Container {
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly Env[];
  readonly securityContext: object;
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
}
interface Pod { readonly securityContext: object; readonly terminationGracePeriodSeconds: number; readonly automountServiceAccountToken: boolean; readonly containers: readonly [Container]; readonly volumes: readonly { readonly name: string }[] }
interface Resource {
  readonly kind: string;
  readonly spec: { readonly replicas: number; readonly minAvailable: number; readonly selector: { readonly matchLabels: object }; readonly podSelector: object; readonly policyTypes: readonly string[]; readonly strategy: object; readonly ports: readonly { readonly targetPort: string }[]; readonly egress: readonly { readonly ports: readonly { readonly port: number }[] }[]; readonly template: { readonly metadata: { readonly labels: object }; readonly spec: Pod } };
}

const resources = documents().filter(({ file }) => file.includes('/kubernetes/'));
const of = (kind: string): Resource['spec'] => {
  const found = resources.map(({ content }) => content as Resource).find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found.spec;
};
const { template, replicas, selector } = of('Deployment');
const pod = template.spec;
const [container] = pod.containers;
const given = lines(textOf(`${DEPLOY}/kubernetes/settings.env`));

it('names every resource of its folder', () => {
  const { resources: named } = resources.find(({ file }) => file.endsWith('kustomization.yaml'))?.content as { readonly resources: readonly string[] };
  expect([...named].sort()).toEqual(resources.map(({ file }) => file.split('/').at(-1)).filter((file) => file !== 'kustomization.yaml').sort());
});

it('says settings that the product knows and takes; secrets by reference alone', () => {
  const names = [...Object.keys(given), ...container.env.map(({ name }) => name)];
  expect(names.filter((name) => !settings.some((one) => one.name === name))).toEqual([]);
  expect(Object.keys(given).filter((name) => SECRETS.has(name))).toEqual([]);
  const secret = container.env.filter(({ name }) => SECRETS.has(name));
  expect(secret.length).toBeGreaterThan(2);
  expect(secret.filter(({ value, valueFrom }) => value !== undefined || valueFrom?.secretKeyRef.name !== 'concord')).toEqual([]);
  const config = readConfig({ CONCORD_HOST: '0.0.0.0', ...given, ...Object.fromEntries(container.env.map(({ name, value }) => [name, value ?? example(name)])) });
  // Nothing that several pods must share stays in one of them.
  expect([config.signIn, 'url' in config.store.engine, config.store.operational.url !== undefined, config.signingFile]).toEqual([true, true, true, '/etc/concord/signing.pem']);
});

it('runs nobody as root, on a disk that is only read, with bounds', () => {
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  expect(pod.automountServiceAccountToken).toBe(false);
  for (const bounds of [container.resources.requests, container.resources.limits]) expect(Object.keys(bounds).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
  const mounted = container.volumeMounts.map(({ name }) => name).sort();
  expect(mounted).toEqual(pod.volumes.map(({ name }) => name).sort());
  expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(expect.arrayContaining(['/data', '/tmp']));
});

it('asks addresses that the server has, by a name it answers to', () => {
  const routes = [...textOf('server/src/health/health.controller.ts').matchAll(/@Get\('(\w+)'\)/gu)].map(([, path]) => `/health/${path ?? ''}`);
  const { livenessProbe, readinessProbe, startupProbe } = container;
  expect([startupProbe, livenessProbe, readinessProbe].map(({ httpGet: { path } }) => path)).toEqual(['/health/live', '/health/live', '/health/ready']);
  for (const { httpGet: { httpHeaders, path } } of [startupProbe, livenessProbe, readinessProbe]) {
    expect(routes).toContain(path);
    expect(httpHeaders).toEqual([{ name: 'Host', value: 'localhost' }]);
  }
});

it('keeps somebody there while pods come and go', () => {
  expect(replicas).toBeGreaterThan(of('PodDisruptionBudget').minAvailable);
  expect(of('Deployment').strategy).toMatchObject({ rollingUpdate: { maxUnavailable: 0 } });
  const labels = template.metadata.labels;
  expect([selector.matchLabels, of('PodDisruptionBudget').selector.matchLabels, of('Service').selector, of('NetworkPolicy').podSelector]).toEqual([labels, labels, labels, { matchLabels: labels }]);
  expect(of('Service').ports.map(({ targetPort }) => targetPort)).toEqual(container.ports.map(({ name }) => name));
  const waitsMs = Number(/\d{4,}/u.exec(container.lifecycle.preStop.exec.command.join(' '))?.[0]);
  expect(waitsMs).toBeGreaterThanOrEqual(container.readinessProbe.periodSeconds * container.readinessProbe.failureThreshold * 1_000);
  expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThanOrEqual(waitsMs + 60_000);
});

it('lets out what it needs and closes the rest', () => {
  const { egress, policyTypes } = of('NetworkPolicy');
  expect(policyTypes).toEqual(['Ingress', 'Egress']);
  const ports = egress.flatMap((one) => one.ports.map(({ port }) => port));
  expect(ports).toEqual(expect.arrayContaining([53, Number(new URL(given['CLICKHOUSE_URL'] ?? '').port), Number(new URL(example('DATABASE_URL')).port), 443]));
});

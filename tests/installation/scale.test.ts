import { readFile } from 'node:fs/promises';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config/config.ts';
import { shardsOf } from '../../src/config/shards.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import { ownServer } from '../support/postgres/postgres-database.ts';
import { composeLint } from './compose-spec/compose-lint.ts';
import { environmentOf, readDockerfile, type Stage } from './image/dockerfile.ts';

const [, image] = readDockerfile(await readFile('Dockerfile', 'utf8')) as [Stage, Stage];
const inImage = environmentOf(image, {});

/** The shards that processes with these environments run, when Discord advises so many. Throws what is wrong with one. */
function shardsWith(environments: readonly Record<string, string>[], advised: number) {
  return environments.map((environment) => {
    const result = readConfig({ ...inImage, ...environment });
    if (!result.ok) throw new Error(result.problems.join('\n'));
    return shardsOf(result.config.shards, advised, undefined);
  });
}

/** Whether each shard is run by one of the processes. */
function isWhole(processes: ReturnType<typeof shardsWith>): boolean {
  const count = processes[0]?.count ?? 0;
  const ids = processes.flatMap((each) => each.ids).sort((a, b) => a - b);
  return (
    processes.every((each) => each.count === count) &&
    ids.join() === Array.from({ length: count }, (_, id) => id).join()
  );
}

describe('compose.scale.yaml', async () => {
  const compose = parse(await readFile('compose.scale.yaml', 'utf8'), { merge: true });
  const { database, ...processes } = compose.services as Record<string, Record<string, never>>;

  test('is what the Compose Specification asks for', async () => {
    expect((await composeLint())(compose)).toEqual([]);
  });

  test('runs each shard in one process, with variables that Ovation takes', () => {
    const environments = Object.values(processes).map(({ environment }: { environment?: object }) =>
      Object.fromEntries(
        // As Docker puts in what stands in .env.
        Object.entries(environment ?? {}).map(([name, value]) => [
          name,
          String(value).replace(/\$\{\w+:\?[^}]*\}/g, 'letters'),
        ]),
      ),
    );
    expect(environments).toHaveLength(2);
    expect(isWhole(shardsWith(environments, 1))).toBe(true);
  });

  test('gives each process a home of its own, where the image has it, and no other right than compose.yaml gives', async () => {
    const { ovation } = parse(await readFile('compose.yaml', 'utf8')).services;
    const homes = Object.values(processes).map(({ volumes }) => String(volumes));
    expect(new Set(homes).size).toBe(2);
    for (const home of homes) expect(home.split(':')[1]).toBe(inImage.OVATION_HOME);
    for (const { volumes: _, environment: __, depends_on, ...rest } of Object.values(processes)) {
      const { volumes: ___, ...alone } = ovation;
      expect(rest).toEqual(alone);
      expect(depends_on).toEqual({ database: { condition: 'service_healthy' } });
    }
  });

  test('keeps what PostgreSQL stores, where PostgreSQL 18 and later have it', () => {
    expect(database?.image).toMatch(/\/postgres:18$/);
    expect(database?.volumes).toEqual(['database:/var/lib/postgresql']);
  });
});

describe('docs/kubernetes/ovation.yaml', async () => {
  const text = await readFile('docs/kubernetes/ovation.yaml', 'utf8');
  const [secret, service, set] = parseAllDocuments(text).map((document) => document.toJS());
  const { spec } = set.spec.template;
  const [container] = spec.containers;

  test('is what Kubernetes asks for', () => {
    new Secret(secret).validate();
    new Service(service).validate();
    new StatefulSet(set).validate();
    expect(() => new StatefulSet({ ...set, spec: { ...set.spec, replicas: '2' } }).validate()).toThrow(
      'replicas',
    );
  });

  test('runs each shard in one of its processes, however many Discord advises', () => {
    const { replicas } = set.spec;
    const environments = Array.from({ length: replicas }, (_, ordinal) => ({
      ...secret.stringData,
      ...Object.fromEntries(
        container.env.map((variable: { name: string; value?: string }) => [
          variable.name,
          // The name of the pod.
          variable.value ?? `${set.metadata.name}-${ordinal}`,
        ]),
      ),
    }));
    for (const advised of [1, 2, 5, 16]) expect(isWhole(shardsWith(environments, advised))).toBe(true);
  });

  test('names itself in one way, and asks for the health where it is served', () => {
    const labels = { app: set.metadata.name };
    expect([service.spec.selector, set.spec.selector.matchLabels, set.spec.template.metadata.labels]).toEqual(
      [labels, labels, labels],
    );
    expect(set.spec.serviceName).toBe(service.metadata.name);
    expect(container.envFrom).toEqual([{ secretRef: { name: secret.metadata.name } }]);
    const port = container.env.find(({ name }: { name: string }) => name === 'METRICS_PORT').value;
    expect(container.ports).toEqual([{ name: 'metrics', containerPort: Number(port) }]);
    expect(container.readinessProbe.httpGet).toEqual({ path: '/health', port: 'metrics' });
  });

  test('runs without any right, and writes to its home alone', () => {
    const [, user] =
      /^USER (\d+)/m.exec(image.instructions.map(({ name, text: rest }) => `${name} ${rest}`).join('\n')) ??
      [];
    expect(spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: Number(user),
      fsGroup: Number(user),
    });
    expect(container.securityContext).toEqual({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
    const [{ name, mountPath }] = container.volumeMounts;
    expect(mountPath).toBe(inImage.OVATION_HOME);
    expect(set.spec.volumeClaimTemplates.map(({ metadata }: { metadata: object }) => metadata)).toEqual([
      { name },
    ]);
  });
});

test('What docs/scaling.md makes is enough for Ovation: an account without any other right, over TLS', async () => {
  const page = await readFile('docs/scaling.md', 'utf8');
  // The account `ovation` of servers for tests may do everything.
  const renamed = page.replaceAll(/\bovation\b/g, 'operated');
  const [, sql = ''] = /^```sql\n(.*?)^```/ms.exec(renamed) ?? [];
  const server = await ownServer({ access: ['hostssl all all all scram-sha-256'] });
  for (const statement of sql.trim().split('\n')) await server.query(statement);
  const [address = ''] = /postgres:[^`]*sslmode=verify-full/.exec(renamed) ?? [];
  const url = new URL(address.replace('database.example.com', `localhost:${server.port}`));
  url.searchParams.set('sslrootcert', server.certificate);
  const entry = { welcomedAt: 1 };
  for (const expected of [undefined, entry]) {
    const store = await openStore(url.href, { onUnreadable: () => {} });
    await store.claim({ count: 1, ids: [0] });
    const { guilds } = store.guild('1');
    expect(await guilds.get('1')).toEqual(expected);
    await store.commit([guilds.put('1', entry)]);
    await store.purge();
    await store.close();
  }
});

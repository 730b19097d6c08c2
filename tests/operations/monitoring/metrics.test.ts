import { readFile } from 'node:fs/promises';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Vitals } from '../../../src/measures.ts';
import { createMetrics, type Metrics } from '../../../src/operations/monitoring/metrics.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import { VERSION } from '../../../src/version.ts';
import { pressForged } from '../../support/press-forged.ts';
import { react, startWithReview } from '../../support/votes.ts';
import type { World } from '../../support/world.ts';

/** A bot in which nothing happens. */
const STILL: Vitals = {
  shards: () => [],
  checkStore: async () => {},
  queueLengths: () => ({
    ...{ requests: 0, deliveries: 0, 'kept-deliveries': 0 },
    ...{ edits: 0, 'private-messages': 0, comparisons: 0 },
  }),
  putOffs: () => 0,
  guilds: () => 0,
  inMemory: () => ({ guilds: 0, reviews: 0 }),
};

/** The values of all series, as in `ovation_guilds` or `ovation_queue_length{queue="edits"}`. */
async function valuesOf({ registry }: Metrics): Promise<Map<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, number] => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

test('Before there is a bot, nothing of it is known', async () => {
  const metrics = createMetrics({ watch: () => {}, started: () => {} });
  const values = await valuesOf(metrics);
  expect(values.get(`ovation_info{version="${VERSION}"}`)).toBe(1);
  expect([...values.keys()].filter((name) => /^ovation_(gateway|queue|guilds|reviews)/.test(name))).toEqual(
    [],
  );
});

test('What has not happened yet is counted as none, because Prometheus sees no change in a number that begins with 1', async () => {
  const metrics = createMetrics({ watch: () => {}, started: () => {} });
  metrics.measures.watch({
    ...STILL,
    shards: () => [0, 1].map((id) => ({ id, isConnected: true, latency: 40 })),
  });
  const values = await valuesOf(metrics);
  for (const series of [
    'ovation_gateway_lost_total{shard="0"}',
    'ovation_gateway_lost_total{shard="1"}',
    'ovation_discord_put_off_total{method="PATCH"}',
    'ovation_differences_total{kind="votes"}',
    'ovation_database_errors_total{operation="commit"}',
  ])
    expect(values.get(series), series).toBe(0);
});

test('Two bots in one process count for themselves', async () => {
  const [one, other] = [0, 1].map(() => createMetrics({ watch: () => {}, started: () => {} }));
  one?.measures.putOff('POST');
  expect(await one?.registry.getSingleMetricAsString('ovation_discord_put_off_total')).toMatch(/POST"\} 1/);
  expect(await other?.registry.getSingleMetricAsString('ovation_discord_put_off_total')).toMatch(/POST"\} 0/);
  expect(other?.registry).toBeInstanceOf(Registry);
});

describe('a bot that is watched', () => {
  let world: World;
  let metrics: Metrics;
  let values: Map<string, number>;
  /** How many interactions there were, by what they are and what became of them. */
  const interactions = () =>
    Object.fromEntries(
      [...values].flatMap(([series, value]) => {
        const [, kind, command, outcome] =
          /^ovation_interactions_total\{kind="(.*)",command="(.*)",outcome="(.*)"\}$/.exec(series) ?? [];
        return kind === undefined ? [] : [[`${kind} ${command}: ${outcome}`, value]];
      }),
    );

  beforeAll(async () => {
    const watched: Vitals[] = [];
    metrics = createMetrics({ watch: (vitals) => watched.push(vitals), started: () => {} });
    world = await startWithReview({ measures: metrics.measures, sandbox: { unlimited: true } });
    const { sandbox } = world;
    const [ada, noor] = ['Ada', 'Noor'].map((name) => sandbox.member(name)) as [Person, Person];
    await noor.autocomplete('/review write', 'show', 'gla');
    await noor.slash('/top');
    // What there is not, and what nobody has offered.
    await noor.slash('/review edit', { show: 'Dark' });
    await pressForged(world, noor, 'made-up:1');
    const refused = { method: 'POST', path: /\/callback$/ };
    sandbox.faults.answer({ ...refused, status: 404, body: { code: 10062, message: 'Unknown interaction' } });
    // She would wait for three seconds.
    ada.slash('/recent').catch(() => {});
    const counted = () => metrics.registry.getSingleMetricAsString('ovation_interactions_total');
    await vi.waitFor(async () => expect(await counted()).toContain('outcome="late"'));
    sandbox.faults.answer({ ...refused, status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    await ada.slash('/reviewers');
    // While the gateway is gone, somebody votes. Then Discord puts the edit that follows off.
    sandbox.faults.putOff(60_000, { method: 'PATCH', path: /\/messages\// });
    sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
    react(world, 'Jun', '👍');
    sandbox.faults.dropGateway({ resume: false });
    await vi.waitFor(() => expect(watched[0]?.putOffs()).toBe(1), { timeout: 20_000 });
    values = await valuesOf(metrics);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('counts interactions by command or handler, and by what became of them', () => {
    expect(interactions()).toEqual({
      'command settings set: answered': 1,
      'command review write: answered': 1,
      'form review: answered': 1,
      'choices review write: answered': 1,
      'command top: answered': 2,
      'command review edit: refused': 1,
      'component unknown: refused': 1,
      'command recent: late': 1,
      'command reviewers: failed': 1,
    });
    expect(values.get('ovation_interaction_seconds_count{kind="command",command="top"}')).toBe(2);
  });

  test('measures the database and the requests to Discord', () => {
    expect(values.get('ovation_database_seconds_count{operation="commit"}')).toBeGreaterThan(3);
    expect(values.get('ovation_database_seconds_count{operation="read"}')).toBeGreaterThan(3);
    expect(values.get('ovation_database_errors_total{operation="commit"}')).toBe(0);
    expect(values.get('ovation_discord_requests_total{method="POST",status="404"}')).toBe(1);
    expect(values.get('ovation_discord_request_seconds_count{method="POST"}')).toBeGreaterThan(8);
  });

  test('counts what a comparison has found, and what Discord puts off', () => {
    expect(values.get('ovation_gateway_lost_total{shard="0"}')).toBe(1);
    expect(values.get('ovation_gateway_up{shard="0"}')).toBe(1);
    expect(values.get('ovation_differences_total{kind="votes"}')).toBe(1);
    expect(values.get('ovation_queue_length{queue="edits"}')).toBe(1);
    expect(values.get('ovation_discord_put_off')).toBe(1);
  });

  test('says what is in memory', () => {
    expect(values.get('ovation_guilds')).toBe(1);
    expect(values.get('ovation_reviews_in_memory')).toBe(1);
  });

  test('tells nothing of servers, members and what they type, and has few series', () => {
    expect([...values.keys()].join('\n')).not.toMatch(/\d{15}|Noor|Jun|Glass Heart|made-up/);
    expect(values.size).toBeLessThan(400);
  });

  test('is drawn by the dashboard, judged by the alerts and explained by the page, in names that exist', async () => {
    const known = await metrics.registry.getMetricsAsJSON();
    const labels = new Map(known.map(({ name }) => [name, labelsOf(known, name)]));
    const dashboard = JSON.parse(await readFile('docs/grafana/ovation.json', 'utf8'));
    const alerts = parse(await readFile('docs/prometheus/alerts.yaml', 'utf8'));
    const queries: string[] = [
      ...dashboard.panels.flatMap(({ targets = [] }: Panel) => targets.map(({ expr }) => expr)),
      ...alerts.groups.flatMap(({ rules }: AlertGroup) => rules.map(({ expr }) => expr)),
    ];
    expect(queries.length).toBeGreaterThan(15);
    const drawn = new Set<string>();
    for (const query of queries)
      for (const [, series = '', selector = ''] of query.matchAll(SERIES)) {
        const name = labels.has(series) ? series : series.replace(/_(?:bucket|sum|count)$/, '');
        expect(labels.has(name), `${series} in ${query}`).toBe(true);
        for (const [, label = ''] of selector.matchAll(/(\w+)\s*[=!]~?"/g))
          expect([...(labels.get(name) ?? []), 'job', 'instance'], query).toContain(label);
        drawn.add(name);
      }
    const page = await readFile('docs/monitoring.md', 'utf8');
    const named = new Set([...page.matchAll(/`(ovation_\w+)`/g)].map(([, name]) => name));
    // The process's own are many, and most are for who looks for something.
    const own = known.map(({ name }) => name).filter((name) => name.startsWith('ovation_'));
    expect(own.filter((name) => !drawn.has(name))).toEqual([]);
    expect(named).toEqual(new Set(own));
  });
});

/** A series in a query, with its selector. */
const SERIES = /\b((?:ovation|nodejs|process)_\w+)(?:\{([^}]*)\})?/g;

interface Panel {
  readonly targets?: readonly { readonly expr: string }[];
}

interface AlertGroup {
  readonly rules: readonly { readonly expr: string }[];
}

/** The labels that a metric has, as far as they are known by now. */
const labelsOf = (metrics: Awaited<ReturnType<Registry['getMetricsAsJSON']>>, name: string): string[] =>
  metrics
    .filter((metric) => metric.name === name)
    .flatMap(({ values = [] }) => values.flatMap(({ labels }) => Object.keys(labels)));

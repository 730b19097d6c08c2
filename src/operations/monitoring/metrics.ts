import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Measures, Vitals } from '../../measures.ts';
import { VERSION } from '../../version.ts';
import { gaugeVitals } from './gauge-vitals.ts';

/** In seconds: members wait for these. Discord gives an interaction up after 3 s unless the bot says that it is at it. */
const ANSWER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10, 60];
/** In seconds: a commit takes a fifth of a millisecond on a fast disk, and 20 on a slow one. */
const DATABASE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Counts what the bot tells, in the form that Prometheus reads. Names and units: https://prometheus.io/docs/practices/naming/ */
export interface Metrics {
  readonly measures: Measures;
  /** What `/metrics` answers. */
  readonly registry: Registry;
}

/** @param others hear of what is asked of the bot, once there is one; before that, its gauges are absent */
export function createMetrics(others: Pick<Measures, 'watch' | 'started'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    ...{ name: 'ovation_info', help: 'The version that runs.', labelNames: ['version'], registers },
  }).set({ version: VERSION }, 1);
  const interactions = new Counter({
    name: 'ovation_interactions_total',
    help: 'Interactions by what they are, by command or handler, and by what became of them.',
    labelNames: ['kind', 'command', 'outcome'],
    registers,
  });
  const answers = new Histogram({
    name: 'ovation_interaction_seconds',
    help: 'From an interaction until its member has the answer.',
    labelNames: ['kind', 'command'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const database = new Histogram({
    name: 'ovation_database_seconds',
    help: 'How long the database takes to read an entry, or to bring entries to disk.',
    labelNames: ['operation'],
    buckets: DATABASE_BUCKETS,
    registers,
  });
  const databaseErrors = new Counter({
    name: 'ovation_database_errors_total',
    help: 'What the database has refused.',
    labelNames: ['operation'],
    registers,
  });
  const requests = new Counter({
    name: 'ovation_discord_requests_total',
    help: "Requests to Discord by method and by the status of its answer; 'none' without one.",
    labelNames: ['method', 'status'],
    registers,
  });
  const responses = new Histogram({
    name: 'ovation_discord_request_seconds',
    help: 'How long Discord takes to answer a request.',
    labelNames: ['method'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const putOffs = new Counter({
    name: 'ovation_discord_put_off_total',
    help: 'Requests that Discord has put off for more than ten seconds.',
    labelNames: ['method'],
    registers,
  });
  const differences = new Counter({
    name: 'ovation_differences_total',
    help: 'What a comparison with Discord has found: other votes, an embed that was not up to date, or no message.',
    labelNames: ['kind'],
    registers,
  });
  let watched: Pick<Vitals, 'shards'> | undefined;
  const lost = new Counter({
    name: 'ovation_gateway_lost_total',
    help: 'How often the connection to the gateway was lost.',
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id } of watched?.shards() ?? []) this.inc({ shard: id }, 0);
    },
  });
  // Prometheus sees no increase in a counter that begins with 1, so those whose first one has to be noticed begin with 0.
  for (const kind of ['votes', 'embed', 'message'] as const) differences.inc({ kind }, 0);
  for (const operation of ['read', 'commit'] as const) databaseErrors.inc({ operation }, 0);
  for (const method of METHODS) putOffs.inc({ method }, 0);
  return {
    registry,
    measures: {
      interaction(kind, command, outcome, time) {
        interactions.inc({ kind, command, outcome });
        answers.observe({ kind, command }, time / 1000);
      },
      database(operation, time, isDone) {
        database.observe({ operation }, time / 1000);
        if (!isDone) databaseErrors.inc({ operation });
      },
      request(method, status, time) {
        requests.inc({ method, status: status ?? 'none' });
        responses.observe({ method }, time / 1000);
      },
      putOff: (method) => putOffs.inc({ method }),
      difference: (kind, count = 1) => differences.inc({ kind }, count),
      connectionLost: (shard) => lost.inc({ shard }),
      watch(vitals) {
        watched = vitals;
        gaugeVitals(registry, vitals);
        others.watch(vitals);
      },
      started: others.started,
    },
  };
}

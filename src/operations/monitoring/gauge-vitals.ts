import { Gauge, type Registry } from 'prom-client';
import type { Vitals } from '../../measures.ts';

/** Adds gauges that ask the bot when somebody asks for them. */
export function gaugeVitals(registry: Registry, vitals: Vitals): void {
  const registers = [registry];
  new Gauge({
    name: 'ovation_gateway_up',
    help: 'Whether a shard is connected to the gateway.',
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id, isConnected } of vitals.shards()) this.set({ shard: id }, isConnected ? 1 : 0);
    },
  });
  new Gauge({
    name: 'ovation_gateway_latency_seconds',
    help: "How long Discord took to answer a shard's last heartbeat.",
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id, latency } of vitals.shards())
        if (latency !== undefined) this.set({ shard: id }, latency / 1000);
    },
  });
  new Gauge({
    name: 'ovation_queue_length',
    help: 'How much waits or is being done.',
    labelNames: ['queue'],
    registers,
    collect() {
      for (const [queue, length] of Object.entries(vitals.queueLengths())) this.set({ queue }, length);
    },
  });
  const numbers: readonly [name: string, help: string, read: () => number][] = [
    ['ovation_discord_put_off', 'How many kinds of requests Discord puts off at present.', vitals.putOffs],
    ['ovation_guilds', 'How many servers the bot is in.', vitals.guilds],
    ['ovation_guilds_in_memory', 'How many servers are in memory.', () => vitals.inMemory().guilds],
    ['ovation_reviews_in_memory', 'How many reviews are in memory.', () => vitals.inMemory().reviews],
  ];
  for (const [name, help, read] of numbers)
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
}

import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { MonitoringConfig } from '../../config/monitoring.ts';
import { type Measures, NO_MEASURES } from '../../measures.ts';
import { Health } from './health.ts';
import { keepHeartbeat, prepareHeartbeat } from './heartbeat.ts';

export interface MonitoringContext {
  readonly clock: Pick<Clock, 'wait'>;
  readonly log: Logger;
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal;
}

export interface Monitoring {
  /** What the bot tells. */
  readonly measures: Measures;
  /** Resolves once nothing is served and no heartbeat is left. */
  close(): Promise<void>;
}

/**
 * Starts what lets others watch the bot, which does not have to run yet; nothing unless it is configured. Rejects with an error
 * whose message is a sentence for the operator.
 */
export async function startMonitoring(
  { address, heartbeatFile }: MonitoringConfig,
  { clock, log, signal }: MonitoringContext,
): Promise<Monitoring> {
  if (address === undefined && heartbeatFile === undefined)
    return { measures: NO_MEASURES, close: async () => {} };
  const closing = new AbortController();
  const stopping = AbortSignal.any([signal, closing.signal]);
  const health = new Health(clock, stopping);
  let measures: Measures = {
    ...NO_MEASURES,
    watch: (vitals) => health.watch(vitals),
    started: () => health.started(),
  };
  if (heartbeatFile !== undefined) await prepareHeartbeat(heartbeatFile);
  let close = (): void => {};
  if (address !== undefined) {
    // Imported here, because most run without it.
    const { createMetrics } = await import('./metrics.ts');
    const { serveMonitoring } = await import('./serve.ts');
    const metrics = createMetrics(measures);
    const server = await serveMonitoring({ ...address, health, registry: metrics.registry, log });
    log.info(`Metrics: ${server.url}/metrics; health: ${server.url}/health`);
    ({ measures } = metrics);
    ({ close } = server);
  }
  const isWell = async () => (await health.check()).status === 'ok';
  const kept = heartbeatFile && keepHeartbeat(heartbeatFile, { isWell, clock, log, signal: stopping });
  return {
    measures,
    async close() {
      closing.abort();
      close();
      await kept;
    },
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Health } from './health.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly health: Pick<Health, 'check'>;
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  readonly log: Logger;
}

export interface MonitoringServer {
  /** Its address, for example `http://127.0.0.1:9464`. */
  readonly url: string;
  close(): void;
}

/** How many can be connected at once: a few supervisors, each for an instant. */
const MOST_CONNECTIONS = 16;
/** How long one may be connected, in milliseconds, however slowly it asks or reads. */
const CONNECTED_FOR = 10_000;
/** In bytes. */
const LONGEST_HEADERS = 4096;

/** Serves `/health` and `/metrics`. Rejects with an error whose message is a sentence for the operator. */
export async function serveMonitoring(options: ServeOptions): Promise<MonitoringServer> {
  const { host, port } = options;
  const server = createServer({ maxHeaderSize: LONGEST_HEADERS, keepAlive: false }, (request, response) => {
    void answer(options, request, response);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('connection', (socket) => {
    const end = setTimeout(() => socket.destroy(), CONNECTED_FOR);
    socket.once('close', () => clearTimeout(end));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(portProblem(options, error), { cause: error });
  }
  server.on('error', (err) => options.log.error({ err }, 'The metrics had an error'));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${taken}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  { health, registry, log }: ServeOptions,
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string) =>
    response
      .writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', Connection: 'close' })
      .end(body);
  try {
    const [path] = url.split('?');
    if (path !== '/health' && path !== '/metrics') send(404, TEXT, 'Here are /health and /metrics.\n');
    else if (method !== 'GET' && method !== 'HEAD') send(405, TEXT, 'This can only be read.\n');
    else if (path === '/metrics') send(200, registry.contentType, await registry.metrics());
    else {
      const report = await health.check();
      send(report.status === 'ok' ? 200 : 503, 'application/json', `${JSON.stringify(report)}\n`);
    }
  } catch (err) {
    log.error({ err }, 'The metrics could not be read');
    send(500, TEXT, 'This could not be read; see the log.\n');
  }
}

const TEXT = 'text/plain; charset=utf-8';

function portProblem({ host, port }: ServeOptions, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const advice =
    code === 'EADDRINUSE'
      ? 'stop the other program there, which may be another Ovation, or set METRICS_PORT to another port'
      : 'set METRICS_PORT to a free port from 1024 on, and METRICS_HOST to an address of this machine';
  return `The metrics can't be served at port ${port} of ${host} (${code}): ${advice}.`;
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { OvationProcess } from './ovation-process.ts';

/** A sandbox that processes can connect to, as often as they start; it ends with the test. */
export async function discord(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ ...options, gateway: { identifyWindow: 0, ...options.gateway } });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The environment variables that make a process connect to it. */
export const at = ({ apiUrl, token }: Sandbox) => ({ DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token });
/** Resolves once the process is connected. */
export const connected = (ovation: OvationProcess) => ovation.printed(/Ovation is connected to Discord/);

/** Sends the sandbox's next client to another gateway, which does this with each socket that identifies. */
export async function replaceGateway(
  { faults }: Sandbox,
  identified: (socket: WebSocket) => void,
): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.once('message', () => identified(socket));
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 };
  const body = { url, shards: 1, session_start_limit };
  faults.answer({ path: /\/gateway\/bot/, status: 200, times: 9, body });
}

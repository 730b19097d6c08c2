import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { at, connected, discord, replaceGateway } from './support/discord-for-processes.ts';
import { type OvationProcess, runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

/** The base address of `/health` and `/metrics`, once the process has said where they are. */
async function addressOf(ovation: OvationProcess): Promise<string> {
  const [, url = ''] = await ovation.printed(/Metrics: (http:\S+)\/metrics; health: /);
  return url;
}

/** Resolves to the exit code of the health check. */
const checkHeartbeat = (HEARTBEAT_FILE: string): Promise<number | null> =>
  new Promise((resolve) => {
    const script = 'src/operations/monitoring/check-heartbeat.cjs';
    const child = execFile(process.execPath, [script], { env: { HEARTBEAT_FILE } }, () =>
      resolve(child.exitCode),
    );
  });

test('A bot that is watched says how it is, from its start to its end', async () => {
  const sandbox = await discord();
  const directory = await temporaryDirectory();
  const heartbeat = join(directory, 'heartbeat');
  const ovation = runOvation(directory, {
    ...at(sandbox),
    METRICS_PORT: '0',
    HEARTBEAT_FILE: heartbeat,
  });
  const url = await addressOf(ovation);
  expect(new URL(url).hostname).toBe('127.0.0.1');
  await connected(ovation);
  const health = await fetch(`${url}/health`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { status: 'ok', parts: { start: { status: 'ok' }, gateway: { status: 'ok' }, store: { status: 'ok' } } },
  ]);
  await expect.poll(() => checkHeartbeat(heartbeat), { timeout: 5_000 }).toBe(0);
  await sandbox.member('Noor').slash('/top');
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('ovation_gateway_up{shard="0"} 1\n');
  expect(metrics).toContain(
    'ovation_interactions_total{kind="command",command="top",outcome="answered"} 1\n',
  );
  expect(await ovation.stop()).toBe(0);
  expect(existsSync(heartbeat)).toBe(false);
});

test('A bot that cannot connect yet is not well, and has no heartbeat', async () => {
  const sandbox = await discord();
  const directory = await temporaryDirectory();
  const heartbeat = join(directory, 'heartbeat');
  const identified = Promise.withResolvers<void>();
  await replaceGateway(sandbox, () => identified.resolve());
  const ovation = runOvation(directory, { ...at(sandbox), METRICS_PORT: '0', HEARTBEAT_FILE: heartbeat });
  const url = await addressOf(ovation);
  await identified.promise;
  const health = await fetch(`${url}/health`);
  expect([health.status, await health.json()]).toMatchObject([
    503,
    {
      status: 'failing',
      parts: {
        start: { problem: 'Ovation is starting.' },
        gateway: { status: 'failing' },
        store: { status: 'ok' },
      },
    },
  ]);
  expect(await checkHeartbeat(heartbeat)).toBe(1);
  expect(await ovation.stop()).toBe(0);
});

test('A port in use, and a heartbeat that cannot be written, are explained in one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const directory = await temporaryDirectory();
  const onThePort = runOvation(directory, { METRICS_PORT: String(port) });
  expect(await onThePort.exited).toBe(1);
  expect(onThePort.output()).toMatch(
    /^The metrics can't be served at port \d+ of 127\.0\.0\.1 \(EADDRINUSE\): stop the other program.*\n$/,
  );
  const inNoDirectory = runOvation(directory, { HEARTBEAT_FILE: join(directory, 'none', 'heartbeat') });
  expect(await inNoDirectory.exited).toBe(1);
  expect(inNoDirectory.output()).toMatch(/^HEARTBEAT_FILE can't be written at .*\n$/);
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchSteadily } from '../../../src/catalogue/filling/fetch-steadily.ts';
import { FillProblem } from '../../../src/catalogue/filling/fill-problem.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';

const FILE = Buffer.from('abcdefghijklmnopqrstuvwxyz'.repeat(10_000));

type Answer = (request: IncomingMessage, response: ServerResponse, from: number) => void;

/** A server that gives these answers, one after the other, and then the last one. */
async function serve(...answers: readonly Answer[]) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    answers[Math.min(requests.length, answers.length) - 1]?.(request, response, from);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { requests, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dump` };
}

/** How many bytes have come. */
let received = 0;

/** Sends the rest, or so many bytes of it, and hangs up once they have come: else they may be lost on the way. */
const send =
  (bytes = FILE.length, tag = '"one"'): Answer =>
  ({ headers }, response, wanted) => {
    const from = headers['if-range'] === undefined || headers['if-range'] === tag ? wanted : 0;
    response.writeHead(from > 0 ? 206 : 200, { ETag: tag, 'Content-Length': FILE.length - from });
    const part = FILE.subarray(from, from + bytes);
    if (from + bytes >= FILE.length) response.end(part);
    else {
      response.write(part);
      const hasCome = vi.waitFor(() => expect(received).toBe(from + bytes), { timeout: 10_000, interval: 5 });
      void hasCome.finally(() => response.destroy());
    }
  };
const refuse =
  (status: number): Answer =>
  (_, response) =>
    response.writeHead(status).end();

async function fetched(address: string, contact?: string): Promise<Buffer> {
  const options = { clock: { ...SYSTEM_CLOCK, wait: async () => {} }, signal: new AbortController().signal };
  const chunks: Buffer[] = [];
  received = 0;
  for await (const chunk of fetchSteadily(address, { ...options, contact })) {
    chunks.push(chunk);
    received += chunk.length;
  }
  return Buffer.concat(chunks);
}

test('Each time that the connection breaks, only the rest is asked for', async () => {
  const { address, requests } = await serve(send(100_000), refuse(503), send(50_000), send());
  expect((await fetched(address)).equals(FILE)).toBe(true);
  expect(requests.map(({ headers }) => headers.range)).toEqual([
    undefined,
    'bytes=100000-',
    'bytes=100000-',
    'bytes=150000-',
  ]);
  expect(requests[3]?.headers['if-range']).toBe('"one"');
});

test('A file that has changed meanwhile is not mixed with what came before', async () => {
  const { address } = await serve(send(100_000), send(FILE.length, '"two"'));
  await expect(fetched(address)).rejects.toThrow(/another file/);
});

test('Who fetches it is named, as servers want it that refuse otherwise', async () => {
  const { address, requests } = await serve(refuse(403), send());
  await expect(fetched(address)).rejects.toThrow(/--contact/);
  await fetched(address, 'me@example.com');
  expect(requests[1]?.headers['user-agent']).toMatch(/^Ovation .*\(me@example\.com\)$/);
});

test('A server that stays away, or has no such file, is a sentence in the end', async () => {
  for (const status of [404, 429, 500]) {
    const { address } = await serve(refuse(status));
    await expect(fetched(address)).rejects.toThrow(FillProblem);
  }
});

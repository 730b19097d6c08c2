import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that answers as a test says. */
export interface ScriptedServer extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
  /** Method, path and headers of all requests, the oldest first. */
  readonly requests: readonly { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  /** Answers with this from now on: a body as it is or as JSON, with status 200 when none is given. */
  answer(body: unknown, status?: number, headers?: Readonly<Record<string, string>>): void;
  /** Answers like this from now on. */
  listen(listener: RequestListener): void;
}

export async function startScripted(): Promise<ScriptedServer> {
  const requests: { path: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  let current: RequestListener = (_, response) => response.writeHead(404).end();
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    current(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(body, status = 200, headers = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      current = (_, response) => response.writeHead(status, headers).end(text);
    },
    listen(listener) {
      current = listener;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

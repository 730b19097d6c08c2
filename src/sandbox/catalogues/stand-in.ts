import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { type CatalogueFault, type CatalogueFaults, createCatalogueFaults } from './catalogue-faults.ts';

/** A source, as its stand-in imitates it. */
export interface SourceRules {
  /** Adds what it answers. */
  serve(app: Hono): void;
  /** The body and headers that it answers trouble with. */
  trouble(status: 403 | 429 | 500): { readonly body: object; readonly headers?: Record<string, string> };
  /** Whether a request is beyond its limits, and the headers of an answer to one that is not. */
  limit(request: Request): { readonly isRefused: boolean; readonly headers?: Record<string, string> };
}

/** A request that a source has seen. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The running stand-in of a source. */
export interface StandIn {
  /** On loopback, without a slash at the end. */
  readonly url: string;
  readonly faults: CatalogueFaults;
  /** The newest 10,000 requests, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** How many requests there were. */
  seen(): number;
  /** How many connections are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

const PAGE =
  '<!doctype html><html><head><title>Just a moment…</title></head><body>Checking your browser.</body></html>';
const MOST_REQUESTS = 10_000;
const TEN_MEGABYTES = 10 * 1024 * 1024;

/** Starts the stand-in of a source on a free port of loopback. */
export async function startStandIn(
  { serve, trouble, limit }: SourceRules,
  isUnlimited: boolean,
): Promise<StandIn> {
  const faults = createCatalogueFaults();
  const requests: SeenRequest[] = [];
  let seen = 0;
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  const inTrouble = (status: 403 | 429 | 500) => {
    const { body, headers = {} } = trouble(status);
    return Response.json(body, { status, headers });
  };

  app.use(async (c, next) => {
    const { method, url } = c.req;
    const path = url.slice(new URL(url).origin.length);
    requests.push({ method, path, headers: c.req.header(), body: await c.req.text() });
    if (requests.length > MOST_REQUESTS) requests.shift();
    seen++;
    const fault = faults.take();
    await faults.delayed();
    if (fault === 'down') {
      c.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    if (fault === 'error') return inTrouble(500);
    if (fault === 'disabled') return inTrouble(403);
    if (fault === 'html') return c.html(PAGE);
    if (fault === 'guard') return c.html(PAGE, 503);
    if (fault === 'null') return c.json(null);
    const { isRefused, headers = {} } = isUnlimited ? { isRefused: false } : limit(c.req.raw);
    if (isRefused || fault === 'limited') return inTrouble(429);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (fault !== undefined) c.res = await spoiled(c.res, fault);
    return undefined;
  });
  serve(app as unknown as Hono);

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    requests,
    seen: () => seen,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async close() {
      faults.clear();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The right answer, cut in half, much too long, or with ids as texts. */
async function spoiled(answer: Response, fault: CatalogueFault): Promise<Response> {
  const text = await answer.text();
  const changed = {
    half: () => text.slice(0, text.length / 2),
    huge: () => text + ' '.repeat(TEN_MEGABYTES),
    'text-ids': () => text.replaceAll(/("id(?:Mal)?":)(\d+)/g, '$1"$2"'),
  }[fault as string];
  return new Response(changed?.() ?? text, { status: answer.status, headers: answer.headers });
}

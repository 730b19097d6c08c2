import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** A way to the sandbox, on which a test decides what becomes of each request. */
export interface Line {
  /** For discord.js's `rest.api`. */
  readonly apiUrl: string;
  close(): void;
}

/** @param carry answers a request, perhaps with what `sandbox.app.fetch` answers */
export async function openLine(carry: (request: Request) => Promise<Response>): Promise<Line> {
  const server = createAdaptorServer({ fetch: carry }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

type Accept = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** A server's connections that are WebSockets, or asked to be. */
export interface Upgrades {
  /** Hands the upgrade requests for a path to `accept`. */
  at(path: string, accept: Accept): void;
  /** Ends all connections: Node no longer closes upgraded ones, so the server would wait for each open page. */
  close(): void;
}

export function createUpgrades(server: Server): Upgrades {
  const paths = new Map<string, Accept>();
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    // Without a listener, a reset connection would end the process.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => upgraded.delete(socket));
    const [path = ''] = (request.url ?? '').split('?');
    const accept = paths.get(path.replace(/\/$/, ''));
    if (accept) accept(request, socket, head);
    else refuseUpgrade(socket, '404 Not Found');
  });
  return {
    at: (path, accept) => void paths.set(path, accept),
    close() {
      for (const socket of upgraded) socket.destroy();
    },
  };
}

/** Responds with an HTTP status instead of a WebSocket. */
export const refuseUpgrade = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);

/** Whether a request asks for a WebSocket: `curl --http2` asks for another protocol, but accepts HTTP. */
export const asksForWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket';

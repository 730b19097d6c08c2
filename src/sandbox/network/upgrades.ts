import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

type Accept = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The connections of a server that became WebSockets, or asked to. */
export interface Upgrades {
  /** Takes what is asked for at a path. */
  at(path: string, accept: Accept): void;
  /** Ends all connections: Node leaves them to whoever upgraded them, and a server would wait for each page that is open. */
  close(): void;
}

export function createUpgrades(server: Server): Upgrades {
  const paths = new Map<string, Accept>();
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    // Without a listener a connection that is reset would end the process.
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

/** Answers with an HTTP status instead of a WebSocket. */
export const refuseUpgrade = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);

/** Whether a request asks for what is served here: `curl --http2` asks for another protocol, and is content with HTTP. */
export const asksForWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket';

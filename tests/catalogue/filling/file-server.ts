import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A host of files, on loopback. */
export interface FileServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** By path; a function answers by itself. */
  readonly files: Map<string, Buffer | string | ((response: ServerResponse) => void)>;
  /** What was asked for, with the range where one was. */
  readonly seen: string[];
  /** Whether it sends what is missing of a file, rather than all of it. */
  takesRanges: boolean;
}

/** Serves files as the host of releases does, until the test is over. */
export async function serveFiles(): Promise<FileServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const { range } = request.headers;
    served.seen.push(range === undefined ? path : `${path} ${range}`);
    const file = served.files.get(path);
    if (file === undefined) return void response.writeHead(404).end('<h1>Not found</h1>');
    if (typeof file === 'function') return file(response);
    const bytes = Buffer.from(file);
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (start === 0 || !served.takesRanges) return void response.end(bytes);
    if (start >= bytes.length) return void response.writeHead(416).end();
    return void response.writeHead(206).end(bytes.subarray(start));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served: FileServer = { url, files: new Map(), seen: [], takesRanges: true };
  return served;
}

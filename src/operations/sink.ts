import { fstatSync, write } from 'node:fs';

/** Writes bytes without blocking, then calls `done` with how many of them it wrote, or with why it could not. */
export type Sink = (bytes: Buffer, done: (error: Error | null | undefined, written: number) => void) => void;

/**
 * A way to write to standard output or standard error that never blocks the event loop.
 *
 * Node writes to pipes and sockets by way of the event loop, so that it is enough to wait for its callback. A thread
 * would be worse there: one that waits for a reader that never reads keeps the process from ending. To files and
 * terminals Node writes synchronously, so there a thread of its pool does it, and a full disk is only an error.
 */
export function sinkOf(stream: NodeJS.WriteStream & { readonly fd: number }): Sink {
  // Also for what Node and libraries print themselves: without a listener, an error of the stream ends the process.
  stream.on('error', () => undefined);
  const stats = fstatSync(stream.fd);
  if (stats.isFIFO() || stats.isSocket())
    return (bytes, done) => void stream.write(bytes, (error) => done(error, bytes.length));
  return (bytes, done) => write(stream.fd, bytes, done);
}

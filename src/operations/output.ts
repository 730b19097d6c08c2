import type { Sink } from './sink.ts';

/** Lines on their way to standard output or standard error. */
export interface Output {
  /** Takes a line without its end; drops it while too much waits, and until that is written. */
  write(line: string): void;
  /** Resolves once everything is written, after `limit` milliseconds, or when writing fails. */
  flushed(limit: number): Promise<void>;
}

/** The most that waits to be written, in bytes: some thousand lines of the log. */
const CAPACITY = 1024 * 1024;

/** The most that is written at once, in bytes. */
const CHUNK = 64 * 1024;

/** How long after a failure writing is tried again, in milliseconds: a disk may have room again. */
const RETRY_DELAY = 1000;

/**
 * Queues lines for a sink, so that a disk that is full or a reader that is gone or never reads neither stops nor ends
 * the bot. Once writing goes on, `describeLoss` words the line that says how many were dropped.
 */
export function createOutput(sink: Sink, describeLoss: (count: number) => string): Output {
  const waiting: Buffer[] = [];
  let size = 0;
  let lost = 0;
  let isWriting = false;
  let isFailing = false;
  let settled = Promise.withResolvers<void>();

  const queue = (line: string): boolean => {
    const bytes = Buffer.from(`${line}\n`);
    if (size + bytes.length > CAPACITY) return false;
    size += bytes.length;
    waiting.push(bytes);
    return true;
  };

  const nextChunk = (): Buffer => {
    const first = waiting.shift() ?? Buffer.alloc(0);
    const chunk = [first];
    for (let length = first.length; length + (waiting[0]?.length ?? CHUNK) <= CHUNK; ) {
      const next = waiting.shift() as Buffer;
      length += next.length;
      chunk.push(next);
    }
    return Buffer.concat(chunk);
  };

  const advance = (): void => {
    if (isWriting || waiting.length === 0) return;
    isWriting = true;
    const chunk = nextChunk();
    sink(chunk, (error, written) => {
      isWriting = false;
      isFailing = Boolean(error);
      const rest = error ? chunk : chunk.subarray(written);
      size -= chunk.length - rest.length;
      if (rest.length > 0) waiting.unshift(rest);
      if (lost > 0 && waiting.length === 0) {
        queue(describeLoss(lost));
        lost = 0;
      }
      if (isFailing || waiting.length === 0) {
        settled.resolve();
        settled = Promise.withResolvers();
      }
      if (isFailing) setTimeout(advance, RETRY_DELAY).unref();
      else advance();
    });
  };

  return {
    write(line) {
      // One gap, not one beside each line that happens to fit.
      if (lost > 0 || !queue(line)) lost += 1;
      if (!isFailing) advance();
    },
    async flushed(limit) {
      if (isFailing || (!isWriting && waiting.length === 0)) return;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, limit);
      await Promise.race([settled.promise, late.promise]);
      clearTimeout(timer);
    },
  };
}

import { once } from 'node:events';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { type ImportAnswers, ImportProblem, type ImportQuestion } from '../import-problem.ts';
import type { ReadRow, ReadSummary } from '../imported-review.ts';
import type { GivenFile } from '../parsing/readable-file.ts';
import type { ReadingMessage, ReadingWork } from './reading-worker.ts';

/** With the files' bytes and what is unpacked of them at a moment, reading takes less than 200 MB. */
export const READING_LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 };
/** The largest files that are let in take some seconds, on a slow machine a minute; in milliseconds. */
const READ_WITHIN = 120_000;

/** The name of the thread. */
export const READING = 'reading';

/** What was read; or what the member is to be asked first, whose answer is given with the files once more. */
export type ReadFiles =
  | {
      readonly summary: ReadSummary;
      /** Some 200 at a time, whenever the next ones are asked for. Ends the thread with its last, or when it is left. */
      readonly rows: AsyncIterable<readonly ReadRow[]>;
    }
  | { readonly question: ImportQuestion };

/**
 * Reads the files that a member gave, in a thread of its own that holds nobody up. Each takes up to 200 MB of memory: read the files of one
 * import at a time.
 * @param files whose bytes move to the thread, and are gone here
 * @param signal ends the thread, also while rows are handed on; then this rejects with its reason
 * @throws `ImportProblem` when the files can't be read, `ran-out` among them: too slow, or too much memory
 */
export async function readFiles(
  files: readonly GivenFile[],
  answers: ImportAnswers,
  signal: AbortSignal,
  resourceLimits: ResourceLimits = READING_LIMITS,
): Promise<ReadFiles> {
  signal.throwIfAborted();
  const moved = files.map(({ name, bytes }) => ({ name, bytes: movable(bytes) }));
  const workerData: ReadingWork = { files: moved, answers };
  const transferList = [...new Set(moved.map(({ bytes }) => bytes.buffer))];
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    name: READING,
    workerData,
    resourceLimits,
    transferList,
  });
  // Between two messages nobody else hears of it; without a listener it would end the bot.
  worker.on('error', () => {});
  const ended = AbortSignal.any([signal, AbortSignal.timeout(READ_WITHIN)]);
  signal.addEventListener('abort', () => void worker.terminate(), { once: true });
  let isHandedOn = false;
  try {
    const message = await nextMessage(worker, ended);
    if ('problem' in message) throw new ImportProblem(message.problem.code, message.problem.parameters);
    if ('question' in message) return message;
    if ('rows' in message) throw new TypeError('Rows before their summary');
    isHandedOn = true;
    return { summary: message.summary, rows: rowsOf(worker, signal) };
  } catch (error) {
    signal.throwIfAborted();
    throw ended.aborted || isOutOfMemory(error) ? new ImportProblem('ran-out') : error;
  } finally {
    if (!isHandedOn) await worker.terminate();
  }
}

/** Bytes that are alone in their memory, which can move to another thread; otherwise a copy of them. */
function movable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** Rejects when the thread ends, fails, or is to end. */
async function nextMessage(worker: Worker, signal: AbortSignal): Promise<ReadingMessage> {
  const gone = new AbortController();
  const end = () => gone.abort(new Error('The thread that reads files has ended'));
  worker.once('exit', end);
  // A thread without id has ended already.
  if (worker.threadId < 0) end();
  try {
    const [message] = await once(worker, 'message', { signal: AbortSignal.any([signal, gone.signal]) });
    return message as ReadingMessage;
  } catch (error) {
    const isGone = gone.signal.aborted && (error as Error).cause === gone.signal.reason;
    throw isGone ? gone.signal.reason : error;
  } finally {
    worker.off('exit', end);
  }
}

async function* rowsOf(worker: Worker, signal: AbortSignal): AsyncIterable<readonly ReadRow[]> {
  try {
    while (true) {
      worker.postMessage('next');
      const message = await nextMessage(worker, signal);
      if (!('rows' in message) || message.rows.length === 0) return;
      yield message.rows;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw isOutOfMemory(error) ? new ImportProblem('ran-out') : error;
  } finally {
    await worker.terminate();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

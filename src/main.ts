/**
 * Start here. Hears SIGINT and SIGTERM before anything else is loaded, because loading takes most of a second. As the
 * first process of a container (PID 1), Ovation would not even end on a signal that it does not handle.
 */
import { dirname } from 'node:path';
import { endProcess } from './end-process.ts';
import { keepFilesPrivate } from './keep-files-private.ts';

/** `run` ends before, after at most 4.5 s, unless it is stuck; supervisors kill after 10 s. In milliseconds. */
const STOP_DEADLINE = 4900;

const stopping = new AbortController();
let isLoaded = false;

/**
 * Ends the process with 0, or with the exit code that a failure has set. Repeated calls change nothing: Ctrl+C reaches Ovation
 * twice when npm runs it, from the terminal and from npm.
 */
function stop(): void {
  if (stopping.signal.aborted) return;
  if (!isLoaded) process.exit();
  setTimeout(() => endProcess(true), STOP_DEADLINE);
  stopping.abort();
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
keepFilesPrivate();

const { run } = await import('./run.ts');
isLoaded = true;
await run({
  environment: process.env,
  ownDirectory: dirname(import.meta.dirname),
  stopping: stopping.signal,
  stop,
});
endProcess();

/**
 * Start here. Hears SIGINT and SIGTERM before anything else is loaded, because loading takes most of a second. As the
 * first process of a container (PID 1), Ovation would not even end on a signal that it does not handle.
 */
import { dirname } from 'node:path';

/**
 * How long stopping may take before the process ends anyway, in milliseconds; supervisors kill after 10 s. Nothing is
 * lost by it: what was answered is on disk by then, and what is left to do at Discord continues at the next start.
 */
const STOP_DEADLINE = 4500;

const stopping = new AbortController();
let isLoaded = false;

/** Ends the process with 0, or with the exit code that a failure has set; repeated calls change nothing. */
function stop(): void {
  if (stopping.signal.aborted) return;
  if (!isLoaded) process.exit();
  setTimeout(() => process.exit(), STOP_DEADLINE);
  stopping.abort();
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);

const { run } = await import('./run.ts');
isLoaded = true;
await run({
  environment: process.env,
  ownDirectory: dirname(import.meta.dirname),
  stopping: stopping.signal,
  stop,
});
process.exit();

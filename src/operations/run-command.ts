import { endProcess } from '../end-process.ts';

/**
 * Runs a command of npm until it is done: tells the operator what it resolves to, if anything, or why it can't, with status 1. A
 * signal to end aborts it; whoever asks twice doesn't want to wait for the end of a step.
 * @param stopped what the command rejects with once it is aborted; absent: the signal's own error
 */
export async function runCommand(
  command: (signal: AbortSignal) => Promise<string | undefined>,
  stopped?: Error,
): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (stopping.signal.aborted) {
        process.exitCode = 1;
        endProcess();
      }
      stopping.abort(stopped);
    });
  try {
    const told = await command(stopping.signal);
    if (told !== undefined) console.log(told);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    // Nobody waits for what it still had begun.
    if (stopping.signal.aborted) endProcess();
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const WRITER = fileURLToPath(new URL('./writer-process.ts', import.meta.url));

/** A process that opens a file and writes to it until it is killed. */
export interface Writer {
  readonly child: ChildProcess;
  /** The lines that it has printed; grows while it prints. */
  readonly lines: readonly string[];
  /** Resolves once it has printed `count` lines. */
  printed(count: number): Promise<void>;
  /** Kills it, without a chance to clean up. Resolves once everything that it printed has arrived. */
  kill(): Promise<void>;
}

export function startWriter(file: string): Writer {
  const child = spawn(process.execPath, [WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const read = once(reader, 'close');
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    lines,
    async printed(count) {
      while (lines.length < count) await once(reader, 'line');
    },
    async kill() {
      child.kill('SIGKILL');
      await read;
    },
  };
}

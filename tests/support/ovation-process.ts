import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = resolve('src/main.ts');
/** Node's own cache of parsed modules: halves the time a start takes. */
const CACHE = resolve('node_modules/.cache/node');

/** Ovation as an operator runs it: a process of its own. */
export interface OvationProcess {
  /** All that it has printed so far. */
  output(): string;
  /** Resolves to what the pattern finds in its output; rejects when the process ends, or 20 s pass, without it. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends the signal and resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Resolves to the exit code; null when a signal ended the process. */
  readonly exited: Promise<number | null>;
}

/**
 * Starts it in a directory, with these environment variables alone; in the sandbox nobody but the test does anything
 * unless they say so. It ends with the test at the latest.
 */
export function runOvation(directory: string, variables: NodeJS.ProcessEnv = {}): OvationProcess {
  const child = spawn(process.execPath, [MAIN], {
    cwd: directory,
    env: { NODE_COMPILE_CACHE: CACHE, SANDBOX_PORT: '0', SANDBOX_EMPTY: '1', ...variables },
  });
  onTestFinished(() => end(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => output,
    printed: (pattern) => find(child, pattern, () => output),
    exited,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

function find(child: ChildProcess, pattern: RegExp, output: () => string): Promise<RegExpMatchArray> {
  const { promise, resolve: found, reject } = Promise.withResolvers<RegExpMatchArray>();
  const look = () => {
    const match = output().match(pattern);
    if (match !== null) found(match);
  };
  const timer = setTimeout(() => reject(new Error(`No ${pattern} in 20 s:\n${output()}`)), 20_000);
  child.stdout?.on('data', look);
  child.stderr?.on('data', look);
  child.once('close', () => reject(new Error(`It ended without ${pattern}:\n${output()}`)));
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    child.stdout?.off('data', look);
    child.stderr?.off('data', look);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = resolve('src/main.ts');
/** Node's compile cache: halves the time of a start. */
const CACHE = resolve('node_modules/.cache/node');

/** Ovation in a process of its own, as an operator runs it. */
export interface OvationProcess {
  /** Everything it has printed. */
  output(): string;
  /** Resolves to the match in its output; rejects when the process ends, or after 20 s. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends a signal that need not end it. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal. Resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Closes this end of its standard output and standard error, so that nobody reads them any more. */
  hangUp(): void;
  /** Resolves to the exit code; null when a signal ended the process. */
  readonly exited: Promise<number | null>;
}

export interface ProcessOptions {
  /** The script; that of this repository by default. */
  readonly main?: string;
  /** What stands behind the script. */
  readonly args?: readonly string[];
  /** A file descriptor that takes the log, which then is no part of `output`. */
  readonly stdout?: number | 'pipe';
}

/** The variables with which a process runs a script of its own before Ovation. */
export const withScript = (script: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript;base64,${Buffer.from(script).toString('base64')}`,
});

/**
 * Starts Ovation with a directory as its home, with only these environment variables; by default the sandbox has no community. It
 * ends with the test at the latest.
 */
export function runOvation(
  directory: string,
  variables: NodeJS.ProcessEnv = {},
  { main = MAIN, args = [], stdout = 'pipe' }: ProcessOptions = {},
): OvationProcess {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['pipe', stdout, 'pipe'],
    // Elsewhere than its home, so that nothing may depend on it.
    cwd: tmpdir(),
    env: {
      NODE_COMPILE_CACHE: CACHE,
      OVATION_HOME: directory,
      SANDBOX_PORT: '0',
      SANDBOX_EMPTY: '1',
      ...variables,
    },
  });
  onTestFinished(() => end(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => output,
    printed: (pattern) => find(child, pattern, () => output),
    exited,
    signal: (signal) => void child.kill(signal),
    hangUp() {
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    },
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

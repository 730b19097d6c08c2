import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A command that runs, what it has printed, and what is typed to it. */
export interface RunningCommand {
  output(): string;
  /** Resolves to the match in its output; rejects when it ends without, or after ten minutes. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  type(text: string): void;
  /** Resolves to the exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** In milliseconds: npm takes minutes on a machine that is busy. */
const LIMIT = 600_000;

export function followCommand(child: ChildProcess): RunningCommand {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => output,
    exited,
    type: (text) => void child.stdin?.write(text),
    async printed(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpMatchArray>();
      const look = () => {
        const match = output.match(pattern);
        if (match !== null) resolve(match);
      };
      const timer = setTimeout(() => reject(new Error(`No ${pattern} in ten minutes:\n${output}`)), LIMIT);
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
      void exited.then(() => reject(new Error(`It ended without ${pattern}:\n${output}`)));
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        child.stdout?.off('data', look);
        child.stderr?.off('data', look);
      });
    },
  };
}

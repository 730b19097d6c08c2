import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import { createConversation } from '../../src/setup/conversation.ts';
import { setUp } from '../../src/setup/set-up.ts';

/** The wizard of `npm run setup`, whose person types what the test says. */
export interface Wizard {
  /** Types, as at a keyboard; `\r` is Enter. */
  type(keys: string): void;
  /** Resolves once this stands in what it has printed since the last call; rejects when it ends without it, or after 10 s. */
  says(pattern: RegExp): Promise<void>;
  /** All that it has printed, without colours. */
  output(): string;
  /** Resolves once it is done, and rejects as `setUp` does. */
  readonly ended: Promise<void>;
  /** Ends it as SIGINT does. */
  interrupt(): void;
}

/**
 * Starts the wizard with a directory as its home and only these environment variables. It ends with the test at the latest.
 * @param columns the width of its window
 */
export function runWizard(home: string, variables: NodeJS.ProcessEnv, columns = 1000): Wizard {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns })];
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const { signal } = stopping;
  let printed = '';
  let read = 0;
  const listeners = new Set<() => void>();
  output.setEncoding('utf8').on('data', (text: string) => {
    printed += stripVTControlCharacters(text);
    for (const look of listeners) look();
  });
  const ended = setUp({
    environment: { OVATION_HOME: home, ...variables },
    ownDirectory: home,
    conversation: createConversation({ input, output, signal }),
    // The wizard's pauses pass at once.
    clock: { now: SYSTEM_CLOCK.now, wait: (_, ended) => SYSTEM_CLOCK.wait(10, ended) },
    signal,
    t: createTexts().for('en-US'),
  });
  ended.catch(() => {});
  return {
    type: (keys) => void input.write(keys),
    output: () => printed,
    ended,
    interrupt: () => stopping.abort(new Error('interrupted')),
    async says(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = () => {
        const match = pattern.exec(printed.slice(read));
        if (match === null) return;
        read += match.index + match[0].length;
        resolve();
      };
      const fail = () => reject(new Error(`No ${pattern} in:\n${printed.slice(read)}`));
      const timer = setTimeout(fail, 10_000);
      listeners.add(look);
      look();
      ended.then(fail, fail);
      await promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(look);
      });
    },
  };
}

import type { Key } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type CANCEL_SYMBOL, confirm, intro, isCancel, log, outro, password, select } from '@clack/prompts';
import { readToken } from './token-shape.ts';
import { wrap } from './wrap.ts';

/** The width of an output that has none, in columns. */
const WIDTH = 80;
/** How wide the bar beside the text is, in columns. */
const BAR = 3;

/** Thrown once the person wants to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor() {
    super('Stopped. Run npm run setup again to continue.');
  }
}

/** What the wizard says to a person, and asks them. Each question rejects with `Stopped` when they press Ctrl+C. */
export interface Conversation {
  open(title: string): void;
  say(text: string): void;
  /** Says that something is well. */
  done(text: string): void;
  /** Says what the person has to do before it goes on. */
  trouble(text: string): void;
  close(text: string): void;
  /** Asks for a bot's token until something of its shape is pasted. */
  askToken(): Promise<string>;
  /** @param isLikely which answer is picked at first */
  confirm(question: string, isLikely: boolean): Promise<boolean>;
  choose<Value extends string>(
    question: string,
    options: readonly { readonly value: Value; readonly label: string }[],
  ): Promise<Value>;
  /** Resolves to whether the person wants to go on as it is; not once `ended` is aborted. */
  offer(label: string, ended: AbortSignal): Promise<boolean>;
}

export interface ConversationOptions {
  readonly input: Readable;
  /** With the width of its window, in columns. */
  readonly output: Writable & { readonly columns?: number };
  /** Ends every question when it is aborted. */
  readonly signal: AbortSignal;
}

/** A conversation in a terminal. */
export function createConversation(options: ConversationOptions): Conversation {
  const { input, output } = options;
  const leaving = new AbortController();
  // The end of what is typed, which readline takes as its own end.
  input.on('keypress', (_, key?: Key) => {
    if (key?.ctrl && key.name === 'd') leaving.abort();
  });
  const signal = AbortSignal.any([options.signal, leaving.signal]);
  const asked = { input, output, signal };
  const fitted = (text: string) => wrap(text, (output.columns ?? WIDTH) - BAR);
  const indented = (text: string) => fitted(text).replaceAll('\n', `\n${' '.repeat(BAR)}`);
  async function answer<Value>(question: Promise<Value | typeof CANCEL_SYMBOL>): Promise<Value> {
    const given = await question;
    if (isCancel(given)) throw new Stopped();
    return given as Value;
  }
  return {
    open: (title) => intro(title, { output }),
    say: (text) => log.message(fitted(text), { output }),
    done: (text) => log.success(fitted(text), { output }),
    trouble: (text) => log.warn(fitted(text), { output }),
    // Its lines have no bar beside them.
    close: (text) => outro(indented(text), { output }),
    async askToken() {
      const pasted = await answer(
        password({
          message: "Your bot's token",
          validate: (text = '') => {
            const read = readToken(text);
            return read.ok ? undefined : indented(read.problem);
          },
          clearOnError: true,
          ...asked,
        }),
      );
      const read = readToken(pasted);
      if (!read.ok) throw new Error(read.problem);
      return read.token;
    },
    confirm: (message, initialValue) => answer(confirm({ message, initialValue, ...asked })),
    choose: (message, choices) =>
      answer(select<string>({ message, options: [...choices], maxItems: 10, ...asked })) as Promise<never>,
    async offer(label, ended) {
      const question = select({
        message: 'I check again every few seconds. Or press Enter:',
        options: [{ value: true, label }],
        showInstructions: false,
        ...asked,
        signal: AbortSignal.any([signal, ended]),
      });
      if (!isCancel(await question)) return true;
      if (ended.aborted && !signal.aborted) return false;
      throw new Stopped();
    },
  };
}

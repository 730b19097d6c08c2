import type { Readable, Writable } from 'node:stream';
import { type CANCEL_SYMBOL, confirm, intro, isCancel, log, outro, password, select } from '@clack/prompts';
import { readToken } from './token-shape.ts';

/** Thrown once the person wants to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor() {
    super('Stopped. npm run setup continues from here.');
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
  confirm(question: string): Promise<boolean>;
  choose<Value extends string>(
    question: string,
    options: readonly { readonly value: Value; readonly label: string }[],
  ): Promise<Value>;
  /** Resolves once the person wants to go on, or to nothing when `signal` is aborted before. */
  offer(label: string, signal: AbortSignal): Promise<boolean>;
}

export interface ConversationOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends every question when it is aborted. */
  readonly signal: AbortSignal;
}

/** A conversation in a terminal. */
export function createConversation(options: ConversationOptions): Conversation {
  const { output, signal } = options;
  async function answer<Value>(question: Promise<Value | typeof CANCEL_SYMBOL>): Promise<Value> {
    const given = await question;
    if (isCancel(given)) throw new Stopped();
    return given as Value;
  }
  return {
    open: (title) => intro(title, { output }),
    say: (text) => log.message(text, { output }),
    done: (text) => log.success(text, { output }),
    trouble: (text) => log.warn(text, { output }),
    close: (text) => outro(text, { output }),
    async askToken() {
      const pasted = await answer(
        password({
          message: "Your bot's token",
          validate: (text = '') => {
            const read = readToken(text);
            return read.ok ? undefined : read.problem;
          },
          clearOnError: true,
          ...options,
        }),
      );
      const read = readToken(pasted);
      if (!read.ok) throw new Error(read.problem);
      return read.token;
    },
    confirm: (message) => answer(confirm({ message, initialValue: false, ...options })),
    choose: (message, choices) =>
      answer(select<string>({ message, options: [...choices], maxItems: 10, ...options })) as Promise<never>,
    async offer(label, ended) {
      const question = select({
        message: 'I look again every few seconds.',
        options: [{ value: true, label }],
        showInstructions: false,
        ...options,
        signal: AbortSignal.any([signal, ended]),
      });
      if (!isCancel(await question)) return true;
      if (ended.aborted && !signal.aborted) return false;
      throw new Stopped();
    },
  };
}

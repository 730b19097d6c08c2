import type { Clock } from '../clock.ts';
import type { Conversation } from './conversation.ts';

/** What a look at something found: all well, or the one thing to do. */
export type Look<Value> =
  | { readonly value: Value }
  | {
      readonly problem: string;
      /** How to go on as it is, with this value; absent: one cannot. */
      readonly without?: { readonly label: string; readonly value: Value };
    };

export interface Waiting {
  readonly conversation: Conversation;
  readonly clock: Pick<Clock, 'wait'>;
  readonly signal: AbortSignal;
  /** Says why a request failed; undefined when it is unexpected. */
  explain(error: unknown): string | undefined;
}

/** The pause before each further look, in milliseconds: ten requests of a look stay far below Discord's 50 a second. */
const PAUSE = 3000;

/**
 * Looks until all is well: says what to do whenever that changes, and goes on by itself once it is done. Rejects when a look fails
 * unexpectedly, and once the signal is aborted.
 */
export async function untilWell<Value>(look: () => Promise<Look<Value>>, waiting: Waiting): Promise<Value> {
  const { conversation, clock, signal, explain } = waiting;
  let said: string | undefined;
  let offer: ReturnType<typeof makeOffer> | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const seen = await look().catch((error: unknown): Look<Value> => {
        const problem = explain(error);
        if (problem === undefined) throw error;
        return { problem };
      });
      if ('value' in seen) return seen.value;
      if (seen.problem !== said) {
        await offer?.end();
        conversation.trouble(seen.problem);
        offer = seen.without && makeOffer(seen.without.label, conversation);
      }
      said = seen.problem;
      const isTaken = await Promise.race([clock.wait(PAUSE, signal), ...(offer ? [offer.taken] : [])]);
      if (isTaken && seen.without) return seen.without.value;
    }
  } finally {
    await offer?.end();
  }
}

/** Offers the person to go on as it is, until it is ended. */
function makeOffer(label: string, conversation: Conversation) {
  const ending = new AbortController();
  const taken = conversation.offer(label, ending.signal);
  // Whoever waits for it hears of it.
  taken.catch(() => {});
  return {
    taken,
    async end(): Promise<void> {
      ending.abort();
      await taken.catch(() => {});
    },
  };
}

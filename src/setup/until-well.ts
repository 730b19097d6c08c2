import type { Clock } from '../clock.ts';
import type { Conversation } from './conversation.ts';
import { Problem } from './problem.ts';

/** What a look found: all is well, or the one thing to do. */
export type Look<Value> =
  | { readonly value: Value }
  | {
      readonly problem: string;
      /** How to go on as it is; absent: one cannot. */
      readonly without?: { readonly label: string; readonly value: Value };
    };

export interface Waiting {
  readonly conversation: Conversation;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** Ends it when it is aborted. */
  readonly signal: AbortSignal;
}

/** The pause before each further look, in milliseconds: one takes five requests at most, and Discord allows 50 a second. */
const PAUSE = 3000;

/**
 * Looks until all is well: says what to do whenever that changes, and goes on by itself once it is done. Rejects when a look fails with
 * anything but a `Problem`, and with the signal's reason once it is aborted.
 */
export async function untilWell<Value>(look: () => Promise<Look<Value>>, waiting: Waiting): Promise<Value> {
  const { conversation, clock, signal } = waiting;
  let said: string | undefined;
  let offer: Offer | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const seen = await look().catch(problemOf);
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

function problemOf(error: unknown): { readonly problem: string; readonly without?: never } {
  if (error instanceof Problem) return { problem: error.message };
  throw error;
}

interface Offer {
  /** Whether the person wants to go on as it is. */
  readonly taken: Promise<boolean>;
  end(): Promise<void>;
}

/** Offers the person to go on as it is. */
function makeOffer(label: string, conversation: Conversation): Offer {
  const ending = new AbortController();
  const taken = conversation.offer(label, ending.signal);
  // Whoever waits for it hears of it.
  taken.catch(() => {});
  return {
    taken,
    async end() {
      ending.abort();
      await taken.catch(() => {});
    },
  };
}

import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import type { Context } from '../context.ts';
import { Display } from './display.ts';
import { ReviewMessages } from './review-messages.ts';

export interface CreateDisplayOptions extends Context {
  /** Called when a message turns out to be gone: other events of its guild may have been missed too. */
  readonly onMissed: (guildId: string) => void;
  /** Called once when Discord forbids edits in a channel, and again only after it has allowed one. */
  readonly onForbidden: (guildId: string, channelId: string) => void;
}

/** Builds what shows reviews: their messages, and the edits that keep them up to date. */
export function createDisplay({ rest, guildText, onMissed, ...options }: CreateDisplayOptions) {
  const messages = new ReviewMessages(rest, guildText);
  const display = new Display({ ...options, messages, onGone: onMissed });
  return {
    messages,
    display,
    /** Brings the message of a review up to date after its counts have changed. */
    onCounts(guildId: string, { key, posting }: ReviewFacts): void {
      if (posting.state === 'posted') display.markOutdated(guildId, key, posting);
    },
    /** Resolves when the edits under way are done; the sweep of the next start sees to the others. */
    stop: () => display.stop(),
  };
}

/** The messages that show reviews, and what keeps them up to date. */
export type DisplayParts = Pick<ReturnType<typeof createDisplay>, 'messages' | 'display'>;

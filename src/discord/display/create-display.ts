import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import type { Context } from '../context.ts';
import { Display } from './display.ts';
import { ReviewMessages } from './review-messages.ts';

export interface CreateDisplayOptions extends Context {
  /** Called when a message turns out to be gone: the bot may have missed other events of the guild too. */
  readonly onMissed: (guildId: string) => void;
  /** Called once when Discord forbids edits in a channel, and again only after an edit there has succeeded. */
  readonly onForbidden: (guildId: string, channelId: string) => void;
}

/** Creates what posts review messages and keeps them up to date. */
export function createDisplay({ rest, guildText, onMissed, ...options }: CreateDisplayOptions) {
  const messages = new ReviewMessages(rest, guildText);
  const display = new Display({ ...options, messages, onGone: onMissed });
  return {
    messages,
    display,
    /** Schedules an edit of a review's message after its counts have changed. */
    onCounts(guildId: string, { key, posting }: ReviewFacts): void {
      if (posting.state === 'posted') display.markOutdated(guildId, key, posting);
    },
    /** Resolves once the edits in progress are done; the sweep at the next start finds the others. */
    stop: () => display.stop(),
  };
}

export type DisplayParts = Pick<ReturnType<typeof createDisplay>, 'messages' | 'display'>;

import { hasText } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { showAddress } from '../../reviews/shows/show-address.ts';
import type { Context } from '../context.ts';
import { Display } from './display.ts';
import { ReviewMessages } from './review-messages.ts';

export interface CreateDisplayOptions extends Context {
  /** Called once when Discord forbids edits in a channel, and again only after an edit there has succeeded. */
  readonly onForbidden: (guildId: string, channelId: string) => void;
}

/** Creates what posts review messages, and edits them after counts or shows have changed. */
export function createDisplay(options: CreateDisplayOptions) {
  const { rest, restOnce, guildText, listeners } = options;
  const messages = new ReviewMessages(rest, restOnce, guildText);
  const display = new Display({ ...options, messages });
  listeners.on('counts', ({ memory }, { key, posting }) => {
    if (posting.state === 'posted') display.markOutdated(memory.id, key, posting);
  });
  listeners.on('shows', (guild, { entry, before }) => {
    if (entry === undefined || before === undefined || isShownAlike(entry, before)) return;
    // A merge makes other reviews the current ones, on both sides.
    for (const id of new Set([entry.id, before.mergedInto ?? entry.id, entry.mergedInto ?? entry.id]))
      void display.markShowOutdated(guild, id);
  });
  listeners.on('guilds', ({ memory }, { entry, before }) => {
    // Comparing finds the reviews that fold in another place now.
    if (entry?.fold !== before.fold) listeners.tell('doubt', memory.id, undefined);
  });
  listeners.on('reviews', ({ memory }, { key, entry, before }) => {
    // Comparing adds the reactions that a text asks for, and takes away those of a score alone.
    if (entry !== undefined && before !== undefined && hasText(entry) !== before.hasText)
      listeners.tell('doubt', memory.id, key);
    const { showId, author } = entry ?? {};
    const review = { showId: showId ?? before?.showId ?? '', authorId: author?.id ?? before?.authorId ?? '' };
    // After a merge, the author may have several reviews of the show, and another of them may now be the current one.
    for (const other of memory.reviewHistory(review.showId, review.authorId))
      if (other.key !== key && other.posting.state === 'posted')
        display.markOutdated(memory.id, other.key, other.posting);
  });
  return {
    messages,
    display,
    /** Resolves once the edits in progress are done; comparing at the next start finds the others. */
    stop: () => display.stop(),
  };
}

const isShownAlike = (a: Show, b: Show): boolean =>
  a.title === b.title &&
  a.year === b.year &&
  a.poster === b.poster &&
  a.mergedInto === b.mergedInto &&
  showAddress(a) === showAddress(b);

export type DisplayParts = Pick<ReturnType<typeof createDisplay>, 'messages' | 'display'>;

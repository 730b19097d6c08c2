import type { Typed } from '../reviews/review.ts';

/** One entry under the key `ovation`. */
export interface Meta {
  readonly schema: number;
  readonly applicationId?: string | undefined;
}

/** One guild, by its id. */
export interface GuildRecord {
  /** The review channel; absent until a manager has chosen one. */
  readonly channelId?: string | undefined;
  /** Every channel that holds reviews, the current one included: reactions elsewhere are ignored. */
  readonly reviewChannels: readonly string[];
}

/** How long a draft is kept after it was last written, in milliseconds. */
export const DRAFT_LIFETIME = 7 * 24 * 60 * 60 * 1000;

/** What a member typed and has not posted yet; key `<guild>:<user>:<show>`. */
export interface Draft {
  /** The show's id; of a show that is new, the id that it will get. */
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  readonly typed: Typed;
  /** True once a modal has brought text: such a draft is offered as "Continue". */
  readonly submitted: boolean;
  readonly savedAt: number;
}

/** What has to be done at Discord for one review; key `<guild>:<review key>`. A stale entry is harmless. */
export interface OutboxEntry {
  /** New each time something is asked for, so that what was asked meanwhile is not taken for done. */
  readonly ticket: string;
  readonly action: 'post' | 'edit' | 'remove';
  readonly guildId: string;
  readonly reviewKey: string;
  /** The nonce of the message, and part of the custom id of one of its buttons. */
  readonly postingId: string;
  readonly channelId: string;
  /** Of the message to edit or remove; absent when its posting was never answered. */
  readonly messageId?: string | undefined;
  /** When the first attempt to post was made; absent before it. */
  readonly attemptedAt?: number | undefined;
}

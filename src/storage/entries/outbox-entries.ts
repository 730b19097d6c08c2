/** What the bot still has to do in Discord for a review; key `<guild>:<review key>`. A stale entry is harmless. */
export type OutboxEntry = RequestedPost | RequestedRepost | RequestedEdit | RequestedRemoval;

interface Requested {
  /** New with each request, so that finishing an older request does not remove a newer one. */
  readonly ticket: string;
  readonly guildId: string;
  readonly reviewKey: string;
  /** The message's nonce, and part of the custom id of one of its buttons. */
  readonly postingId: string;
  readonly channelId: string;
}

export interface RequestedPost extends Requested {
  readonly action: 'post';
  /** Since when the message may exist; absent while it certainly does not. */
  readonly attemptedAt?: number | undefined;
}

/** Posts a review again, whose earlier message stands until then. */
export interface RequestedRepost extends Requested {
  readonly action: 'repost';
  readonly attemptedAt?: number | undefined;
}

export interface RequestedEdit extends Requested {
  readonly action: 'edit';
  readonly messageId: string;
}

export interface RequestedRemoval extends Requested {
  readonly action: 'remove';
  /** Absent when Discord never confirmed the post. */
  readonly messageId?: string | undefined;
  /** When the bot first tried to post the message. */
  readonly attemptedAt?: number | undefined;
  /** Whether the review is posted again, so that its new message has to stand first. */
  readonly awaitsPost?: boolean | undefined;
}

import type { Score } from './score.ts';

export const ASPECTS = ['story', 'acting', 'music', 'rewatch'] as const;
export type Aspect = (typeof ASPECTS)[number];
export type Aspects = { readonly [A in Aspect]?: Score | undefined };

/** How far the member has watched. */
export interface Progress {
  readonly status?: 'watching' | 'completed' | 'dropped' | undefined;
  /** Episodes seen, and how many there are. */
  readonly seen?: number | undefined;
  readonly total?: number | undefined;
}

/** A review's author as last seen: their reviews keep this name when they leave the guild. */
export interface Author {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string;
}

/** The longest headline, in code points. */
export const MAX_HEADLINE = 150;
/** The longest text of a review, in code points: Discord's limit for a modal's text input. */
export const MAX_BODY = 4000;

/** The part of a review that its author writes. */
export interface Opinion {
  /** One line of up to `MAX_HEADLINE` code points. */
  readonly headline?: string | undefined;
  /** Up to `MAX_BODY` code points of Discord Markdown; absent when the review is only a score. */
  readonly body?: string | undefined;
  /** Absent: the review counts in no mean. */
  readonly score?: Score | undefined;
  readonly spoilers: boolean;
  readonly aspects?: Aspects | undefined;
  readonly progress?: Progress | undefined;
}

/** The fields of the review modal, exactly as the member submitted them. `score` is as `formatScore` writes it, or ''. */
export interface ReviewFields {
  readonly headline: string;
  readonly body: string;
  readonly score: string;
  readonly spoilers: boolean;
}

/**
 * The state of a review's message in Discord. `id` is the posting id, which the bot sends as the message's nonce and in
 * a button's custom id, to find the message when Discord's response to the post was lost. `deleted`: somebody deleted
 * the message, which hides the review as a moderator would. `lost`: the message went with much of its channel, or with
 * all of it; the review still counts and waits for a repost. `imported`: the review counts, and its author did not ask for a
 * message.
 */
export type Posting =
  | { readonly state: 'wanted'; readonly id: string; readonly channelId: string }
  | PostedPosting
  | {
      readonly state: 'withheld';
      readonly reason: 'deleted' | 'lost' | 'imported';
      /** Where its message was, as far as known. */
      readonly lastChannelId?: string | undefined;
      /** When it was noticed that the message is gone, as far as known. Milliseconds since the epoch. */
      readonly at?: number | undefined;
    };

export interface PostedPosting {
  readonly state: 'posted';
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly postedAt: number;
  /** The message that takes this one's place once it stands and this one is gone. */
  readonly successor?: Successor | undefined;
}

/** A review's next message, which is wanted, or stands already when `messageId` is known. */
export interface Successor {
  readonly id: string;
  readonly channelId: string;
  readonly messageId?: string | undefined;
}

/** An earlier score of a review. */
export interface EarlierScore {
  readonly score: Score;
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** True when the review had votes or was an hour old: others may have relied on this score, so the change is shown. */
  readonly shown?: boolean | undefined;
}

/** How a review came into the guild from elsewhere. */
export interface Import {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The site or file that it was read from, as the import names it. */
  readonly from: string;
  /** The import that it came with; absent where an older Ovation noted none. */
  readonly id?: string | undefined;
}

/** One member's review of one show; a member has at most one per show and guild. */
export interface Review extends Opinion {
  readonly showId: string;
  readonly author: Author;
  readonly writtenAt: number;
  readonly editedAt?: number | undefined;
  /** When its author last changed the text after others may have read it; shown as "edited". */
  readonly textEditedAt?: number | undefined;
  /** Oldest first; the latest hundred. */
  readonly earlierScores: readonly EarlierScore[];
  /** The fields as pasted, when the bot took parts of them out: "Use my text as pasted" restores them. */
  readonly pasted?: ReviewFields | undefined;
  /** Where the review came from, when it was not written here. */
  readonly imported?: Import | undefined;
  readonly posting: Posting;
}

/** The next message of a review that is posted again. */
export const successorOf = (posting: Posting): Successor | undefined =>
  posting.state === 'posted' ? posting.successor : undefined;

/** Whether somebody has deleted the review's message, which hides it. */
export const isDeleted = (posting: Posting): boolean =>
  posting.state === 'withheld' && posting.reason === 'deleted';

/** Whether a review has its message, and is about to get no other. */
export const isSettled = (posting: Posting): boolean =>
  posting.state === 'posted' && posting.successor === undefined;

/** The channel in which a review has its message, or gets it without being posted again; undefined when there is none. */
export function placeOf(posting: Posting): string | undefined {
  if (posting.state === 'withheld') return undefined;
  const successor = successorOf(posting);
  if (successor === undefined) return posting.channelId;
  return successor.messageId === undefined ? undefined : successor.channelId;
}

/** Whether a review is more than a score: others can then say whether it helped. */
export const hasText = ({ headline, body }: Pick<Opinion, 'headline' | 'body'>): boolean =>
  headline !== undefined || body !== undefined;

/** The review's key within its guild. */
export const reviewKey = (showId: string, userId: string): string => `${showId}:${userId}`;

/** What `reviewKey` made a key of; undefined for a text that is no such key. */
export function partsOfKey(key: string): { readonly showId: string; readonly authorId: string } | undefined {
  const colon = key.lastIndexOf(':');
  return colon < 0 ? undefined : { showId: key.slice(0, colon), authorId: key.slice(colon + 1) };
}

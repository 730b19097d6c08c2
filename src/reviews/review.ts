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

/** Who wrote, as last seen: who leaves the guild keeps their reviews under this name. */
export interface Author {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string;
}

/** What a member says of a show: the part of a review that the member decides. */
export interface Opinion {
  /** Up to 150 code points, one line; absent when there is none. */
  readonly headline?: string | undefined;
  /** Up to 4000 code points of Discord Markdown; absent when the review is a score alone. */
  readonly body?: string | undefined;
  readonly score: Score;
  readonly spoilers: boolean;
  readonly aspects?: Aspects | undefined;
  readonly progress?: Progress | undefined;
}

/** What came in a modal, untouched. */
export interface ReviewFields {
  readonly headline: string;
  readonly body: string;
  readonly score: string;
  readonly spoilers: boolean;
}

/**
 * Where the review stands at Discord. `id` is the posting id: it is the message's nonce and part of the custom
 * id of one of its buttons, so that a message whose answer was lost is found again. A review whose message somebody
 * deleted by hand is `deleted`: that counts as hidden by a moderator. One that went with its channel or in a bulk
 * deletion is `lost`: it counts on, and waits for the reviews to be posted anew.
 */
export type Posting =
  | { readonly state: 'wanted'; readonly id: string; readonly channelId: string }
  | {
      readonly state: 'posted';
      readonly id: string;
      readonly channelId: string;
      readonly messageId: string;
      readonly postedAt: number;
    }
  | { readonly state: 'withheld'; readonly reason: 'deleted' | 'lost' };

/** A score that a review had before. */
export interface EarlierScore {
  readonly score: Score;
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** True when others may have gone by it: the review had votes or was an hour old. Such a change is shown. */
  readonly shown?: boolean | undefined;
}

/** One member's view of one show; one per member, show and guild. */
export interface Review extends Opinion {
  readonly showId: string;
  readonly author: Author;
  readonly writtenAt: number;
  readonly editedAt?: number | undefined;
  /** When its text was last changed after others may have read it; shown as "edited". */
  readonly textEditedAt?: number | undefined;
  /** Oldest first; all of them are kept. */
  readonly earlierScores: readonly EarlierScore[];
  /** The fields as pasted, when something was taken from them: "Use my text as pasted" restores them. */
  readonly pasted?: ReviewFields | undefined;
  readonly posting: Posting;
}

/** The review's key within its guild. */
export const reviewKey = (showId: string, userId: string): string => `${showId}:${userId}`;

/**
 * When somebody may try again, as errors bring it: in Discord's Markdown, which each reader sees as "in 5 minutes", and never too
 * early, because that has whole seconds.
 * @param milliseconds since the epoch
 */
export const timeToRetry = (milliseconds: number): string => `<t:${Math.ceil(milliseconds / 1000)}:R>`;

/** The codes whose texts have parameters, and what each takes. */
export interface UserErrorParameters {
  'title-too-long': { readonly max: number };
  'too-long': { readonly headline: number; readonly body: number };
  /** `title` is the show's, with its year, as members typed it. */
  'show-exists': { readonly title: string };
  'show-tied': { readonly title: string };
  'too-many-aliases': { readonly max: number };
  /** `time` is what `timeToRetry` returns. */
  'too-many-reviews': { readonly count: number; readonly time: string };
  'too-many-shows': { readonly count: number; readonly time: string };
  'too-many-reports': { readonly count: number; readonly time: string };
  'asked-too-much': { readonly time: string };
  'server-asked-too-much': { readonly time: string };
  'too-many-added-shows': { readonly max: number };
  'imports-too-large': { readonly time: string };
  'too-many-imports': { readonly count: number; readonly time: string };
  'too-many-erasures': { readonly count: number; readonly time: string };
  'too-many-drafts': { readonly max: number };
  'not-a-count': { readonly max: number };
  /** What was typed, or picked, is longer than Discord lets through. */
  'input-too-long': { readonly max: number };
  /** `id` names the problem in the log. */
  'answer-refused': { readonly id: string };
  unknown: { readonly id: string };
  unreadable: { readonly id: string };
  /** `role` is a mention. */
  'writer-role': { readonly role: string };
}

/** What can go wrong as expected. The text catalogue has the words for each code. */
export type UserErrorCode =
  | keyof UserErrorParameters
  | 'address-unknown'
  | 'block-above'
  | 'block-bot'
  | 'block-owner'
  | 'block-self'
  | 'blocked'
  | 'draft-not-found'
  | 'entry-gone'
  | 'export-running'
  | 'export-too-large'
  | 'file-unavailable'
  | 'files-gone'
  | 'erasing'
  | 'frozen'
  | 'import-gone'
  | 'import-underway'
  | 'linked-since'
  | 'manager-only'
  | 'merged-since'
  | 'message-without-text'
  | 'moderator-only'
  | 'no-attachments'
  | 'no-poster'
  | 'profile-hidden'
  | 'no-review-by'
  | 'no-review-of'
  | 'no-review-channel'
  | 'no-review-message'
  | 'no-such-show'
  | 'not-a-period'
  | 'not-a-year'
  | 'not-an-emoji'
  | 'not-in-server'
  | 'not-merged'
  | 'not-movable'
  | 'not-own-message'
  | 'not-pasted'
  | 'not-reviewed'
  | 'not-tied'
  | 'not-yours'
  | 'nothing-to-import'
  | 'nothing-to-read'
  | 'nothing-written'
  | 'nothing-to-set'
  | 'read-what'
  | 'job-over'
  | 'recount-running'
  | 'reported-already'
  | 'review-not-found'
  | 'rewritten'
  | 'rewritten-by-author'
  | 'same-emoji'
  | 'same-show'
  | 'server-away'
  | 'several-shows'
  | 'show-not-found'
  | 'stale-button'
  | 'still-loading'
  | 'storage-uncertain'
  | 'storage-unavailable'
  | 'title-empty'
  | 'unblock-self'
  | 'unreadable-input'
  | 'undo-expired';

type Arguments<Code extends UserErrorCode> = Code extends keyof UserErrorParameters
  ? readonly [UserErrorParameters[Code]]
  : readonly [];

/**
 * An expected error that the member can do something about. The text catalogue has the words for its code; only that
 * member sees them.
 */
export class UserError<Code extends UserErrorCode = UserErrorCode> extends Error {
  readonly code: Code;
  /** What the code's text takes: one object, or nothing. */
  readonly parameters: Arguments<Code>;

  constructor(code: Code, ...parameters: Arguments<Code>) {
    super(code);
    this.name = 'UserError';
    this.code = code;
    this.parameters = parameters;
  }
}

/** What moderators decided stands in the way: with the reason that the member was told, if they were told one. */
export class DecidedError extends UserError<'blocked' | 'frozen'> {
  readonly reason: string | undefined;

  constructor(code: 'blocked' | 'frozen', reason: string | undefined) {
    super(code);
    this.reason = reason;
  }
}

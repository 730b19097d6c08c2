import type { Author, Opinion, Posting, Review, ReviewFields } from '../../reviews/review.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { fieldsOf } from '../../reviews/submission/submission.ts';
import { UserError } from '../../reviews/user-error.ts';
import { createId } from '../../storage/create-id.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { findOrAddShow } from '../shows/find-or-add-show.ts';
import { countActivity, type Limited } from './activity.ts';
import { draftKey, draftTurn, isOtherText, MOST_DRAFTS } from './drafts.ts';
import { editedReview } from './edited-review.ts';
import { inheritedModeration } from './inherited-moderation.ts';
import { checkMay, checkNotFrozen, memberTurn } from './rights.ts';

export interface ReviewRequest {
  readonly author: Author;
  /** False when the guild requires a role for writing and the author does not have it. */
  readonly hasWriterRole: boolean;
  readonly show: NamedShow;
  readonly opinion: Opinion;
  /** The modal's fields before anything was taken from the pasted text; absent when nothing was taken. */
  readonly pasted?: ReviewFields | undefined;
  /** Where a new review is posted; absent for an edit, which stays in its channel. */
  readonly channelId?: string | undefined;
  /** The show ids of the drafts that it comes from, which it ends. */
  readonly draftsOf?: readonly string[] | undefined;
  /** What its author submitted. */
  readonly typed?: ReviewFields | undefined;
  /** When its author saw what there was: a text that they have posted after that becomes a draft; absent: they know all. */
  readonly seenAt?: number | undefined;
  /** Whether its author can have one more draft; absent: they can. */
  readonly hasRoom?: boolean | undefined;
  /** It comes from the drafts that were there at this time: one submitted after that is another text; absent: all. */
  readonly draftsUntil?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface WrittenReview {
  readonly review: Review;
  readonly show: Show;
  readonly edited: boolean;
  /** Whether this review added the show. */
  readonly added: boolean;
  /** Whether the edit took the score away. */
  readonly isScoreRemoved: boolean;
  /** Whether an earlier text is kept as a draft, which its author posted after they had opened this one's form. */
  readonly isEarlierKept: boolean;
}

/**
 * Stores a new or edited review, with its show if that is new, and posts it; ends the draft that it comes from. Rejects
 * with UserError `review-not-found` when the review to edit has been deleted, and as `checkMay` and
 * `countActivity` do.
 */
export function writeReview(request: ReviewRequest): Act<WrittenReview> {
  const { author, now } = request;
  const otherId = createId();
  const findShow = ({ memory }: GuildView) =>
    findOrAddShow(memory, request.show, { addedBy: author.id, addedAt: now }, otherId);
  return {
    turns(guild) {
      const { show, isChanged } = findShow(guild);
      const key = guild.memory.reviewKey(show.id, author.id);
      const drafts = draftKeys(guild, request).map(draftTurn);
      return [key, memberTurn(author.id), ...drafts, ...(isChanged ? ['shows'] : [])];
    },
    async decide(guild) {
      const { memory } = guild;
      const { show, added, isChanged } = findShow(guild);
      const key = memory.reviewKey(show.id, author.id);
      checkMay(guild, 'write', { userId: author.id, hasWriterRole: request.hasWriterRole }, key);
      const before = await guild.review(key);
      const inherited = before === undefined ? inheritedModeration(guild, show.id, author.id) : [];
      const decided = inherited.find((change) => change.key === key)?.entry ?? memory.moderation(key);
      checkNotFrozen(memory, decided.frozen);
      const review =
        before === undefined
          ? newReview(show, request, decided.hidden !== undefined)
          : editedReview(before, request, await guild.counts(key));
      const kept = before === undefined ? [] : earlierText(guild, before, review, show, request);
      const counted: Limited[] = [
        ...(before === undefined ? (['reviews'] as const) : []),
        ...(added ? (['shows'] as const) : []),
      ];
      const changes: Change[] = [
        put('reviews', key, review),
        ...inherited,
        ...(await requestPosting(guild, key, review, now, before === undefined)),
        ...(await countActivity(guild, author.id, counted, now)),
        ...(isChanged ? [put('shows', show.id, show)] : []),
        ...(await endedDrafts(guild, request)),
        ...kept,
      ];
      const edited = before !== undefined;
      const isScoreRemoved = before?.score !== undefined && review.score === undefined;
      return {
        changes,
        answer: { review, show, edited, added, isScoreRemoved, isEarlierKept: kept.length > 0 },
      };
    },
  };
}

/** The keys of the drafts that it ends. */
const draftKeys = ({ memory }: GuildView, { author, draftsOf = [] }: ReviewRequest): string[] =>
  [...new Set(draftsOf)].map((showId) => draftKey(memory.id, author.id, showId));

async function endedDrafts(guild: GuildView, request: ReviewRequest): Promise<Change[]> {
  const drafts = draftKeys(guild, request).map(async (key) => {
    const draft = await guild.store.drafts.get(key).catch(undefinedIfUnreadable);
    return isOtherText(draft, request.typed, request.draftsUntil) ? [] : [remove('drafts', key)];
  });
  return (await Promise.all(drafts)).flat();
}

/** The text that this one replaces, as a draft, when its author posted that after they had opened this one's form. */
function earlierText(
  { memory }: GuildView,
  before: Review,
  after: Review,
  { title, year }: Show,
  { author, seenAt, hasRoom = true, now }: ReviewRequest,
): Change[] {
  const { writtenAt, editedAt = writtenAt, headline, body } = before;
  const isOther = headline !== after.headline || body !== after.body;
  if (seenAt === undefined || editedAt <= seenAt || !isOther) return [];
  if (!hasRoom) throw new UserError('too-many-drafts', { max: MOST_DRAFTS });
  const showId = createId();
  const draft = { showId, title, year, typed: fieldsOf(before), submitted: true, savedAt: now };
  return [put('drafts', draftKey(memory.id, author.id, showId), draft)];
}

/** A review that moderators have hidden stays hidden when its author deletes it and writes it again. */
function newReview(
  show: Show,
  { author, opinion, pasted, channelId, now }: ReviewRequest,
  isHidden: boolean,
): Review {
  if (channelId === undefined) throw new UserError('review-not-found');
  const posting: Posting = isHidden
    ? { state: 'withheld', reason: 'deleted' }
    : { state: 'wanted', id: createId(), channelId };
  return { ...opinion, showId: show.id, author, writtenAt: now, earlierScores: [], pasted, posting };
}

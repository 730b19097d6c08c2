import { countedVotes } from '../../reviews/counting/helpful-votes.ts';
import type { Decision, DecisionKind, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Posting, Review } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { UserError } from '../../reviews/user-error.ts';
import { createId } from '../../storage/create-id.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { isUnasked } from '../posting/reviews-to-repost.ts';

/** The property of `Moderation` that each act sets (true) or clears (false). */
const EFFECTS = {
  cover: ['covered', true],
  uncover: ['covered', false],
  hide: ['hidden', true],
  unhide: ['hidden', false],
  // When somebody deleted its message: nobody decided to hide it.
  'post-again': ['hidden', false],
  freeze: ['frozen', true],
  unfreeze: ['frozen', false],
} as const satisfies { readonly [act: string]: readonly [DecisionKind, boolean] };

export type ReviewAct = keyof typeof EFFECTS;

/** Narrows the argument of a custom id, in which members can send anything. */
export const isReviewAct = (act: string): act is ReviewAct => Object.hasOwn(EFFECTS, act);

/**
 * A moderator's decision about a review, and the update of its message. Answers whether that changes anything; rejects
 * with UserError `review-not-found` when the review does not exist.
 */
export const moderateReview = (reviewKey: string, act: ReviewAct, decision: Decision): Act<boolean> => ({
  turns: [reviewKey],
  votesOf: act === 'freeze' ? [reviewKey] : [],
  async decide(guild) {
    const { memory, store } = guild;
    const review = await store.reviews.get(reviewKey);
    const facts = memory.reviewByKey(reviewKey);
    if (review === undefined || facts === undefined) throw new UserError('review-not-found');
    const [property, isOn] = EFFECTS[act];
    const before = memory.moderation(reviewKey);
    const wasOn = property === 'hidden' ? memory.isHidden(facts) : before[property] !== undefined;
    // The question about one message may be older than the conclusion that its channel was emptied.
    const isShown = property === 'hidden' && !isOn;
    const isPosted = !isShown || review.posting.state !== 'withheld' || isUnasked(review);
    if (wasOn === isOn && isPosted) return { changes: [], answer: false };
    const stored = property === 'frozen' ? { ...decision, ...(await votesNow(guild, facts)) } : decision;
    const changed = isShown ? { ...review, posting: postingWhenUnhidden(guild, review) } : review;
    const changes: Change[] = [
      put('moderation', reviewKey, { ...before, [property]: isOn ? stored : undefined }),
      ...(await requestPosting(guild, reviewKey, changed, decision.at)),
    ];
    if (changed !== review) changes.push(put('reviews', reviewKey, changed));
    return { changes, answer: true };
  },
});

/** What the review is frozen with. */
async function votesNow(
  guild: GuildView,
  { key, authorId }: ReviewFacts,
): Promise<Pick<NonNullable<Moderation['frozen']>, 'counts' | 'votes'>> {
  const { voteEmoji, eligibleVoters } = guild.memory;
  const stored = await guild.store.votes.get(key).catch(undefinedIfUnreadable);
  const rules = { ...voteEmoji, isCounted: eligibleVoters.isCounted, authorId };
  return {
    counts: await guild.counts(key),
    votes: stored === undefined ? [] : countedVotes(stored, rules),
  };
}

/** Unhiding a review that has no message any more posts it again. One that was imported has none unless its author asks for it. */
function postingWhenUnhidden({ memory }: GuildView, { posting }: Review): Posting {
  if (posting.state !== 'withheld' || posting.reason === 'imported') return posting;
  const channelId = memory.record.channelId ?? posting.lastChannelId;
  if (channelId === undefined) return { ...posting, reason: 'lost' };
  return { state: 'wanted', id: createId(), channelId };
}

import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Posting, Review } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { requestPosting } from '../posting/outbox-requests.ts';

/** The property of `Moderation` that each act sets (true) or clears (false). */
const EFFECTS = {
  cover: ['covered', true],
  uncover: ['covered', false],
  hide: ['hidden', true],
  unhide: ['hidden', false],
  freeze: ['frozen', true],
  unfreeze: ['frozen', false],
} as const satisfies { readonly [act: string]: readonly [keyof Moderation, boolean] };

export type ReviewAct = keyof typeof EFFECTS;

/** Narrows the argument of a custom id, in which members can send anything. */
export const isReviewAct = (act: string): act is ReviewAct => Object.hasOwn(EFFECTS, act);

/**
 * Stores a moderator's decision about a review and requests an update of its message. Resolves once both are on disk;
 * `unchanged` means that nothing changed, `gone` that the review does not exist.
 */
export function moderateReview(
  guild: OpenGuild,
  reviewKey: string,
  act: ReviewAct,
  decision: Decision,
): Promise<'done' | 'unchanged' | 'gone'> {
  return guild.queue.run(reviewKey, async () => {
    const { memory, store } = guild;
    const review = await store.reviews.get(reviewKey);
    const facts = memory.reviewByKey(reviewKey);
    if (review === undefined || facts === undefined) return 'gone';
    const [property, isOn] = EFFECTS[act];
    const before = memory.moderation(reviewKey);
    const wasOn = property === 'hidden' ? memory.isHidden(facts) : before[property] !== undefined;
    if (wasOn === isOn) return 'unchanged';
    const stored = property === 'frozen' ? { ...decision, counts: memory.counts(reviewKey) } : decision;
    const moderation: Moderation = { ...before, [property]: isOn ? stored : undefined };
    await store.moderation.set(reviewKey, moderation);
    memory.setModeration(reviewKey, moderation);
    const changed = act === 'unhide' ? { ...review, posting: postingWhenUnhidden(guild, review) } : review;
    await requestPosting(guild, reviewKey, changed);
    if (changed !== review) {
      await store.reviews.set(reviewKey, changed);
      memory.putReview(changed);
    }
    return 'done';
  });
}

/** Unhiding a review whose message somebody deleted posts it again. */
function postingWhenUnhidden({ memory }: OpenGuild, { posting }: Review): Posting {
  if (posting.state !== 'withheld' || posting.reason !== 'deleted') return posting;
  const channelId = memory.record.channelId ?? memory.record.reviewChannels.at(-1);
  if (channelId === undefined) return { state: 'withheld', reason: 'lost' };
  return { state: 'wanted', id: createId(), channelId };
}
